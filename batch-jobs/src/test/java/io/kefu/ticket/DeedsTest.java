package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.access.Actor;
import io.kefu.job.Office;
import io.kefu.problem.KefuException;
import io.kefu.ticket.cycle.LifecycleProblem;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.StateKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeedsTest {

    private static final Actor LI = new Actor("李雷");

    private static final String HEAD = "编号,时间,电话,内容,会话ID\n";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void anOfficeWithThreeTickets() {
        office = Office.open(directory.resolve("office"))
                .write("mappings/shop.yaml", Contacts.mapping("shop") + "  conversation: 会话ID\n")
                .write(
                        "inbox/shop/a.csv",
                        HEAD + "E1,2024-05-06 09:00,13900000001,扫地机坏了,c1\n"
                                + "E2,2024-05-06 10:00,13900000001,还是坏的,c2\n"
                                + "E3,2024-05-06 11:00,13900000003,发票没收到,c3\n");
        office.nightly();
        List.of("E1", "E2", "E3")
                .forEach(number ->
                        office.change(id(number), acting -> acting.assign("K1", "售后部", Office.NOW, "by hand")));
    }

    private String id(String number) {
        return office.query("SELECT id FROM ticket WHERE external_id = '" + number + "'")
                .get(0);
    }

    private String of(String number, String columns) {
        return office.query("SELECT " + columns + " FROM ticket WHERE external_id = '" + number + "'")
                .get(0);
    }

    private static void refused(Class<?> problem, Runnable deed) {
        assertThatThrownBy(deed::run).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                .isInstanceOf(problem));
    }

    @Test
    void aMergedTicketIsFoundInTheOther() {
        office.does(deeds -> deeds.links().merge(id("E1"), "同一台机器"), LI, id("E2"));
        assertThat(of("E2", "state || ' ' || merged_into || ' ' || contacts")).isEqualTo("merged " + id("E1") + " 1");
        assertThat(of("E1", "state || ' ' || contacts"))
                .doesNotContain("merged")
                .endsWith(" 2");
        office.write("inbox/shop/b.csv", HEAD + "E4,2024-05-07 09:00,13900000001,好了没有,c2\n");
        office.nightly();
        assertThat(of("E1", "contacts")).as("what belongs to E2 goes into E1").isEqualTo("3");
        assertThat(office.query("SELECT COUNT(*) FROM ticket")).containsExactly("3");
    }

    @Test
    void aMergedTicketMissesNoPromiseFromThenOn() {
        String running = "SELECT COUNT(*) FROM sla_clock WHERE stopped_at IS NULL AND ticket_id = '" + id("E2") + "'";
        assertThat(office.query(running)).doesNotContain("0");
        office.does(deeds -> deeds.links().merge(id("E1"), "同一台机器"), LI, id("E2"));
        assertThat(office.query(running)).containsExactly("0");
        office.does(deeds -> deeds.links().unmerge(""), LI, id("E2"));
        assertThat(office.query(running)).doesNotContain("0");
    }

    @Test
    void mergingCannotGoInCircles() {
        office.does(deeds -> deeds.links().merge(id("E1"), "同一台机器"), LI, id("E2"));
        refused(
                TicketProblem.CannotTake.class,
                () -> office.does(deeds -> deeds.links().merge(id("E2"), "x"), LI, id("E1")));
        refused(
                TicketProblem.CannotTake.class,
                () -> office.does(deeds -> deeds.links().merge(id("E1"), "x"), LI, id("E1")));
        refused(
                TicketProblem.NeedsReason.class,
                () -> office.does(deeds -> deeds.links().merge(id("E1"), ""), LI, id("E3")));
        office.does(deeds -> deeds.links().merge(id("E3"), "也是"), LI, id("E1"));
        office.write("inbox/shop/b.csv", HEAD + "E4,2024-05-07 09:00,13900000001,好了没有,c2\n");
        office.nightly();
        assertThat(of("E3", "contacts")).as("along the chain").isEqualTo("4");
    }

    /** Whatever was done before: merging and taking that back leaves everything as it was. */
    @Test
    void unmergingTakesMergingBack() {
        Random random = new Random(7);
        List<String> all = List.of("E1", "E2", "E3");
        for (int round = 0; round < 12; round++) {
            office.at(Office.NOW.plus(Duration.ofHours(round)));
            String one = all.get(random.nextInt(3));
            String other = all.get((all.indexOf(one) + 1) % 3);
            switch (random.nextInt(6)) {
                case 0 ->
                    office.change(id(one), acting -> {
                        acting.assign("K8", null, Office.NOW, "by hand");
                        acting.await(StateKind.WAITING, Office.NOW, "");
                    });
                case 1 -> office.does(deeds -> deeds.tag(List.of("t"), List.of(), ""), LI, id(one));
                case 2 -> office.does(deeds -> deeds.comment("见附件"), LI, id(one));
                case 3 -> office.does(deeds -> deeds.set(Map.of("priority", "high"), ""), LI, id(one));
                case 4 -> office.does(deeds -> deeds.putBack("病假"), LI, id(one));
                default -> office.change(id(one), acting -> acting.assign("K9", "售后部", Office.NOW, "by hand"));
            }
            List<String> before = office.lasting();
            try {
                office.does(deeds -> deeds.links().merge(id(other), "同一问题"), LI, id(one));
            } catch (KefuException e) {
                assertThat(e.problem()).isInstanceOf(TicketProblem.IllegalTransition.class);
                continue;
            }
            assertThat(office.lasting()).isNotEqualTo(before);
            office.does(deeds -> deeds.links().unmerge("另一问题"), LI, id(one));
            assertThat(office.lasting()).isEqualTo(before);
        }
    }

    @Test
    void whatIsCancelledNeedsAReasonAndNothingMore() {
        refused(TicketProblem.NeedsReason.class, () -> office.does(deeds -> deeds.cancel(""), LI, id("E1"), id("E2")));
        assertThat(office.does(deeds -> deeds.cancel("试机"), LI, id("E1"), id("E2"), id("E1"))
                        .tickets())
                .as("each once")
                .hasSize(2);
        assertThat(office.does(deeds -> deeds.cancel("试机"), LI, id("E1")).already())
                .isEqualTo(1);
        refused(TicketProblem.IllegalTransition.class, () -> office.does(deeds -> deeds.close(""), LI, id("E1")));
    }

    @Test
    void nothingHappensWhenOneCannot() {
        office.does(deeds -> deeds.cancel("试机"), LI, id("E2"));
        List<String> before = office.dump();
        refused(
                TicketProblem.IllegalTransition.class,
                () -> office.does(deeds -> deeds.await(StateKind.THIRD_PARTY, ""), LI, id("E1"), id("E2")));
        refused(TicketProblem.NoSuchTicket.class, () -> office.does(deeds -> deeds.putBack(""), LI, id("E1"), "CS1"));
        assertThat(office.dump()).isEqualTo(before);
    }

    @Test
    void aValueByHandStaysWhateverTheRulesSay() {
        office.does(deeds -> deeds.set(Map.of("priority", "high", "category", "发票"), ""), LI, id("E3"));
        assertThat(of("E3", "priority || ' ' || category || ' ' || given")).isEqualTo("high 发票 priority");
        office.does(deeds -> deeds.set(Map.of("type", "complaint", "category", ""), ""), LI, id("E3"));
        assertThat(of("E3", "priority || ' ' || type || ' ' || (category IS NULL)"))
                .startsWith("high complaint ");
        refused(
                TicketProblem.NotSettable.class,
                () -> office.does(deeds -> deeds.set(Map.of("colour", "red"), ""), LI, id("E3")));
        refused(
                TicketProblem.NoSuchValue.class,
                () -> office.does(deeds -> deeds.set(Map.of("priority", "top"), ""), LI, id("E3")));
        refused(
                TicketProblem.NoSuchValue.class,
                () -> office.does(deeds -> deeds.set(Map.of("subtype", "presales"), ""), LI, id("E3")));
    }

    @Test
    void noRuleTakesBackWhatAPersonSaid() {
        office.does(deeds -> deeds.set(Map.of("subtype", "pre_sales", "department", "商务部"), ""), LI, id("E3"));
        String said = of("E3", "type || ' ' || subtype || ' ' || department");
        office.does(deeds -> deeds.reclassify(""), LI, id("E3"));
        assertThat(of("E3", "type || ' ' || subtype || ' ' || department")).isEqualTo(said);
        assertThat(said).contains("pre_sales 商务部");
        office.does(deeds -> deeds.set(Map.of("urgency", "critical"), ""), LI, id("E3"));
        assertThat(of("E3", "reasons")).contains("urgency: by hand").contains("priority: urgency critical");
        office.does(deeds -> deeds.set(Map.of("priority", "low"), ""), LI, id("E3"));
        assertThat(of("E3", "reasons")).contains("priority: by hand").doesNotContain("priority: urgency");
    }

    @Test
    void nothingIsDoneForWhatWentAwayOrIsCancelled() {
        office.does(deeds -> deeds.links().merge(id("E2"), "same"), LI, id("E1"));
        office.does(deeds -> deeds.cancel("no"), LI, id("E3"));
        refused(
                TicketProblem.WentInto.class,
                () -> office.does(deeds -> deeds.set(Map.of("priority", "high"), ""), LI, id("E1")));
        refused(
                TicketProblem.WentInto.class,
                () -> office.with(services ->
                        services.ticket().service().progress(id("E1"), "reply", "x", null, null, LI, false)));
        refused(
                TicketProblem.IsCancelled.class,
                () -> office.with(services ->
                        services.ticket().service().progress(id("E3"), "reply", "x", null, null, LI, false)));
        String before = of("E1", "type || version");
        office.does(deeds -> deeds.reclassify(""), LI, id("E1"), id("E3"));
        assertThat(of("E1", "type || version")).isEqualTo(before);
    }

    @Test
    void aTagThatIsThereOrNotIsNoChange() {
        assertThat(office.does(deeds -> deeds.tag(List.of(), List.of("none"), ""), LI, id("E1"))
                        .already())
                .isEqualTo(1);
    }

    @Test
    void aNoteIsNoAnswer() {
        office.does(deeds -> deeds.comment("是老客户"), LI, id("E1"));
        assertThat(of("E1", "COALESCE(first_response_at, 0) || ' ' || answered_untimed"))
                .isEqualTo("0 0");
        assertThat(office.query("SELECT stage || ' ' || operator || ' ' || content FROM progress_entry"))
                .containsExactly("note 李雷 是老客户");
    }

    @Test
    void aStateThatGoesIsMapped() {
        office.does(deeds -> deeds.await(StateKind.WAITING, ""), LI, id("E1"));
        String shipped = office.with(services ->
                services.workspace().resource("rules/lifecycle.yaml").text());
        office.write("rules/lifecycle.yaml", shipped.replace("pending", "awaits_customer"));
        refused(LifecycleProblem.StatesInUse.class, () -> office.does(deeds -> deeds.close(""), LI, id("E1")));
        refused(LifecycleProblem.StatesInUse.class, office::nightly);
        refused(
                LifecycleProblem.OtherKind.class,
                () -> office.with(services -> services.ticket().mapper().map("pending", "resolved", LI, false)));
        assertThat(office.<Integer>with(services -> services.ticket().mapper().map("pending", "待回复", LI, false)))
                .isEqualTo(1);
        assertThat(of("E1", "state || ' ' || state_kind")).isEqualTo("awaits_customer waiting");
        office.does(deeds -> deeds.resolve("", "换了电池"), LI, id("E1"));
        office.nightly();
    }

    @Test
    void anOfficeCanAskForASolution() {
        String shipped = office.with(services ->
                services.workspace().resource("rules/lifecycle.yaml").text());
        office.write("rules/lifecycle.yaml", shipped + "  - {to: resolved, needs: [reason, solution]}\n");
        refused(TicketProblem.NeedsSolution.class, () -> office.does(deeds -> deeds.resolve("好了", ""), LI, id("E1")));
        refused(TicketProblem.NeedsReason.class, () -> office.does(deeds -> deeds.resolve("", "换了"), LI, id("E1")));
        office.does(deeds -> deeds.resolve("好了", "换了电池"), LI, id("E1"));
        assertThat(office.query("SELECT stage || ' ' || content FROM progress_entry"))
                .containsExactly("solution 换了电池");
    }

    /** What another desk works on is its own to solve, close and hand out; tags and notes are ours. */
    @Test
    void anotherDesksTicketsAreItsOwn() {
        office.write("mappings/old.yaml", Contacts.mapping("old") + "history: true\n")
                .write("inbox/old/a.csv", "编号,时间,电话,内容\nH1,2024-05-06 09:00,13900000009,旧问题\n");
        office.nightly();
        List<Function<Deeds, Deeds.Deed>> theirs = List.of(
                deeds -> deeds.resolve("x", ""),
                deeds -> deeds.close("x"),
                deeds -> deeds.reopen("x"),
                deeds -> deeds.await(StateKind.WAITING, "x"),
                deeds -> deeds.cancel("x"),
                deeds -> deeds.putBack("x"),
                deeds -> deeds.links().merge(id("E1"), "x"));
        theirs.forEach(deed -> refused(TicketProblem.OfAnotherDesk.class, () -> office.does(deed, LI, id("H1"))));
        refused(
                TicketProblem.OfAnotherDesk.class,
                () -> office.with(services ->
                        services.ticket().service().progress(id("H1"), "reply", "x", null, null, LI, false)));
        office.does(deeds -> deeds.tag(List.of("旧"), List.of(), ""), LI, id("H1"));
        assertThat(of("H1", "tags")).isEqualTo("旧");
    }

    @Test
    void contactsAreCountedAlongAChain() {
        office.does(deeds -> deeds.links().merge(id("E2"), "x"), LI, id("E1"));
        office.does(deeds -> deeds.links().merge(id("E3"), "x"), LI, id("E2"));
        office.does(deeds -> deeds.links().unmerge(""), LI, id("E1"));
        assertThat(of("E2", "contacts") + of("E3", "contacts")).isEqualTo("12");
        office.does(deeds -> deeds.links().unmerge(""), LI, id("E2"));
        assertThat(of("E2", "contacts") + of("E3", "contacts")).isEqualTo("11");
        refused(
                TicketProblem.TicketNotMerged.class,
                () -> office.does(deeds -> deeds.links().unmerge(""), LI, id("E2")));
    }

    @Test
    void whatNamesAMergedTicketGoesWhereItWent() {
        office.does(deeds -> deeds.links().merge(id("E1"), "x"), LI, id("E2"));
        office.write("mappings/mail.yaml", Contacts.mapping("mail") + "  ticket: 工单\n")
                .write("inbox/mail/a.csv", "编号,时间,电话,内容,工单\nM1,2024-05-07 09:00,13900000077,补充照片," + id("E2") + "\n");
        office.nightly();
        assertThat(of("E1", "contacts")).isEqualTo("3");
        assertThat(office.query("SELECT COUNT(*) FROM ticket")).containsExactly("3");
    }

    /** Its source goes on reporting; the ticket stays where it was merged, and comes back where it was. */
    @Test
    void reportsDoNotWakeAMergedTicket() {
        office.does(deeds -> deeds.links().merge(id("E1"), "x"), LI, id("E2"));
        office.change(
                id("E2"), acting -> acting.report(TicketOf.state("pending"), Cause.of(Office.NOW, LI, "reported")));
        assertThat(of("E2", "state")).isEqualTo("merged");
        office.does(deeds -> deeds.links().unmerge(""), LI, id("E2"));
        assertThat(of("E2", "state")).isEqualTo("assigned");
    }

    /** The state in which it was may be gone, and so may the one in which it is. */
    @Test
    void unmergingAfterAChangeOfTheLifeCycleFindsAState() {
        office.does(deeds -> deeds.links().merge(id("E1"), "x"), LI, id("E2"));
        String shipped = office.with(services ->
                services.workspace().resource("rules/lifecycle.yaml").text());
        office.write(
                "rules/lifecycle.yaml",
                shipped.replace("assigned", "given")
                        .replace("ungiven", "unassigned")
                        .replace("merged", "absorbed")
                        .replace("kind: absorbed", "kind: merged"));
        office.with(services -> services.ticket().mapper().map("assigned", "given", LI, false));
        office.with(services -> services.ticket().mapper().map("merged", "absorbed", LI, false));
        office.does(deeds -> deeds.links().unmerge(""), LI, id("E2"));
        assertThat(of("E2", "state")).isEqualTo("in_progress");
    }

    @Test
    void whatSaysNothingIsRefused() {
        refused(TicketProblem.NotFilled.class, () -> office.does(deeds -> deeds.comment(" "), LI, id("E1")));
        refused(
                TicketProblem.NotFilled.class,
                () -> office.does(deeds -> deeds.tag(List.of(" "), List.of(), ""), LI, id("E1")));
        refused(
                TicketProblem.NoSuchTeam.class,
                () -> office.does(deeds -> deeds.set(Map.of("team", "nonsense"), ""), LI, id("E1")));
        office.does(deeds -> deeds.tag(List.of("b;a", " c "), List.of(), ""), LI, id("E1"));
        assertThat(of("E1", "tags")).isEqualTo("a;b;c");
        office.does(deeds -> deeds.tag(List.of(), List.of("a;b", "c"), ""), LI, id("E1"));
        office.does(deeds -> deeds.set(Map.of("subject", "x"), ""), LI, id("E1"));
        office.does(deeds -> deeds.set(Map.of("subject", ""), ""), LI, id("E1"));
        assertThat(of("E1", "COALESCE(tags, '') || COALESCE(subject, '')")).isEmpty();
        assertThat(office.does(deeds -> deeds.set(Map.of("subject", ""), ""), LI, id("E1"))
                        .already())
                .isEqualTo(1);
    }

    @Test
    void whatAMoveNeedsHoldsForHandingBackToo() {
        String shipped = office.with(services ->
                services.workspace().resource("rules/lifecycle.yaml").text());
        office.write("rules/lifecycle.yaml", shipped + "  - {to: unassigned, needs: reason}\n");
        refused(TicketProblem.NeedsReason.class, () -> office.does(deeds -> deeds.putBack(""), LI, id("E1")));
        office.does(deeds -> deeds.putBack("病假"), LI, id("E1"));
        assertThat(of("E1", "state")).isEqualTo("unassigned");
    }
}
