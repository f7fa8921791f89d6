package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.access.Actor;
import io.kefu.job.Doctor;
import io.kefu.job.Office;
import io.kefu.job.RunSummary;
import io.kefu.ticket.route.Account;
import io.kefu.ticket.route.Considered;
import io.kefu.ticket.route.Reckoning.Explained;
import io.kefu.ticket.route.Rota;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tickets are handed out once all contacts of a run are read. */
class HandOutTest {

    private static final String MORE = "  team: 组\n  conversation: 会话\n  outcome: 结果\n  agent: 客服\n";

    private static final String HEAD = "编号,时间,电话,组,内容,会话,结果,客服\n";
    private static final String AGENTS = "工号,姓名,部门,技能组,职级,容量,会话容量,渠道,语言,邮箱,在职,班次,休假\n";

    /** Two in the morning of a Thursday. */
    private static final Instant NIGHT = Instant.parse("2024-05-08T18:00:00Z");

    @TempDir
    private Path directory;

    private Office office(String agents, String contacts) {
        return Office.open(directory.resolve("office"))
                .at(NIGHT)
                .write("mappings/shop.yaml", Contacts.mapping("shop") + MORE)
                .write("inbox/crm/agents.csv", AGENTS + agents)
                .write("inbox/shop/a.csv", HEAD + contacts);
    }

    private static List<String> tickets(Office office) {
        return office.query(
                "SELECT external_id || ' ' || COALESCE(assignee, '-') || ' ' || state FROM ticket ORDER BY external_id");
    }

    @Test
    void tooLittleRoomIsTakenByThoseWhoComeFirst() {
        Office office = office("""
                K1,王一,售后部,x,中级,4,,,,,是,,
                K2,王二,售后部,x,中级,9,,,,,是,每天 13:00-21:00,
                """, """
                E1,2024-05-08 09:00,13900000001,x,一般的事,c1,,
                E2,2024-05-08 10:00,13900000002,x,机器冒烟了,c2,,
                E3,2024-05-08 11:00,13900000003,x,又一件事,c3,,
                E4,2024-05-08 12:00,13900000004,y,别的组的事,c4,,
                """);
        RunSummary run = office.nightly();
        assertThat(tickets(office))
                .containsExactly("E1 K1 assigned", "E2 K1 assigned", "E3 - unassigned", "E4 - unassigned");
        assertThat(run.counts())
                .containsAllEntriesOf(Map.of(
                        "tickets.assigned", 2L,
                        "tickets.waiting", 2L,
                        "tickets.waiting.no_skill", 1L,
                        "tickets.waiting.full", 1L));
    }

    @Test
    void whatIsReopenedLeavesWhomIsAwayAndComesBackLater() {
        Office office = office("""
                K1,王一,售后部,x,中级,20,,,,,是,,2024-05-09/2024-05-10 年假
                K2,王二,售后部,x,中级,20,,,,,是,,
                """, "E1,2024-05-08 09:00,13900000001,x,机器坏了,c1,solved,K1\n");
        office.nightly();
        assertThat(tickets(office)).containsExactly("E1 K1 resolved");
        office.write("inbox/shop/b.csv", HEAD + "E2,2024-05-08 20:00,13900000001,x,又坏了,c1,,\n");
        office.nightly();
        assertThat(tickets(office)).containsExactly("E1 K2 assigned");
        assertThat(office.query("SELECT reason FROM ticket_event WHERE kind = 'assigned' ORDER BY id"))
                .containsExactly(
                        "named by the source",
                        "K1 cannot go on: on_leave",
                        "skill x, load 0/20; of 2: on_leave 1; roster 1");
    }

    @Test
    void whatIsReopenedStaysWithWhoeverIsThere() {
        Office office = office(
                "K1,王一,售后部,x,中级,20,,,,,是,,\nK2,王二,售后部,x,中级,20,,,,,是,,\n",
                "E1,2024-05-08 09:00,13900000001,x,机器坏了,c1,solved,K1\n");
        office.nightly();
        office.write("inbox/shop/b.csv", HEAD + "E2,2024-05-08 20:00,13900000001,x,又坏了,c1,,\n");
        office.nightly();
        assertThat(tickets(office)).containsExactly("E1 K1 in_progress");
    }

    @Test
    void whatIsReopenedByHandDoesNotWaitForWhomIsAway() {
        Office office = office(
                "K1,王一,售后部,x,中级,20,,,,,是,,2024-05-09/2024-05-10 年假\n",
                "E1,2024-05-08 09:00,13900000001,x,机器坏了,c1,solved,K1\n");
        office.nightly();
        String ticket = office.query("SELECT id FROM ticket").get(0);
        office.does(deeds -> deeds.reopen("还是坏的"), new Actor("主管"), ticket);
        assertThat(tickets(office)).containsExactly("E1 - unassigned");
        assertThat(office.query("SELECT reason FROM ticket_event WHERE kind = 'assigned' ORDER BY id DESC LIMIT 1"))
                .containsExactly("K1 cannot go on: on_leave");
    }

    @Test
    void whatSomebodyTookIsNotSharedAgain() {
        Office office = office("K1,王一,售后部,x,中级,20,,,,,是,,\n", """
                E1,2024-05-08 09:00,13900000001,x,一般的事,c1,,
                E2,2024-05-08 10:00,13900000002,x,又一件事,c2,,
                """);
        office.nightly();
        office.write("inbox/crm/agents2.csv", AGENTS + "K2,王二,售后部,x,中级,20,,,,,是,,\n")
                .nightly();
        for (String ticket : office.query("SELECT id FROM ticket")) {
            office.does(deeds -> deeds.putBack("先放回"), new Actor("K1"), ticket);
            office.does(deeds -> deeds.assign("K1", "我来"), new Actor("K1"), ticket);
        }
        assertThat(rebalance(office)).isZero();
    }

    @Test
    void channelsAndLanguagesMayBeCalledWhatPeopleCallThem() {
        Office office = office("K1,王一,售后部,x:1;x:3;x,中级,20,,电话;web-form,中文;English,,是,,\n", "");
        office.nightly();
        assertThat(office.query("SELECT skills || '|' || channels || '|' || languages FROM agent"))
                .containsExactly("x:3|phone;web-form|zh;en");
    }

    @Test
    void aCalendarThatThereIsNotIsTold() {
        Office office =
                office("K1,王一,售后部,x,中级,20,,,,,是,日历 night-shift,\n", "E1,2024-05-08 09:00,13900000001,x,机器坏了,c1,,\n");
        office.nightly();
        assertThat(tickets(office)).containsExactly("E1 - unassigned");
        assertThat(office.<List<Doctor.Finding>>with(services -> new Doctor(services).examine()))
                .anySatisfy(finding -> {
                    assertThat(finding.sound()).isFalse();
                    assertThat(finding.detail()).contains("K1", "night-shift");
                });
        assertThat(office.<List<Rota.Duty>>with(
                        services -> services.ticket().routing().rota().on(LocalDate.of(2024, 5, 9))))
                .satisfiesExactly(duty -> assertThat(duty.windows()).isEmpty());
    }

    @Test
    void theWorkOfWhoFellIllGoesToOthersWhoHaveRoom() {
        Office office = office("K1,王一,售后部,x,中级,20,,,,,是,,\n", """
                E1,2024-05-08 09:00,13900000001,x,一般的事,c1,,
                E2,2024-05-08 10:00,13900000002,x,又一件事,c2,,
                E3,2024-05-08 11:00,13900000003,x,还有一件,c3,,
                """);
        office.nightly();
        office.write("inbox/crm/agents2.csv", AGENTS + "K2,王二,售后部,x,中级,2,,,,,是,,\n")
                .nightly();
        int left = office.with(services -> services.ticket().service().assignFrom("K1", new Actor("主管"), false))
                .waiting();
        assertThat(left).isEqualTo(1);
        assertThat(tickets(office)).containsExactly("E1 K2 assigned", "E2 K2 assigned", "E3 K1 assigned");
    }

    @Test
    void whatNobodyHasBegunIsSharedAgain() {
        Office office = office("K1,王一,售后部,x,中级,20,,,,,是,,\n", """
                E1,2024-05-08 09:00,13900000001,x,一般的事,c1,,
                E2,2024-05-08 10:00,13900000002,x,又一件事,c2,,
                E3,2024-05-08 11:00,13900000003,x,还有一件,c3,,
                """);
        office.nightly();
        office.write("inbox/crm/agents2.csv", AGENTS + "K2,王二,售后部,x,中级,20,,,,,是,,\n")
                .nightly();
        assertThat(rebalance(office)).isEqualTo(1);
        assertThat(tickets(office)).containsExactly("E1 K1 assigned", "E2 K1 assigned", "E3 K2 assigned");
        assertThat(rebalance(office)).as("nothing more to gain").isZero();
        office.write("inbox/crm/agents3.csv", AGENTS + "K1,王一,售后部,x,中级,20,,,,,是,,2024-05-09\n")
                .nightly();
        assertThat(rebalance(office)).isEqualTo(2);
    }

    private static int rebalance(Office office) {
        return office.with(services -> services.ticket().service().rebalance("x", new Actor("主管"), false))
                .handed()
                .size();
    }

    @Test
    void whatWaitsIsListedWhileSomebodyElseWrites() {
        Office office = office("", "E1,2024-05-08 09:00,13900000001,x,一般的事,c1,,\n");
        office.nightly();
        List<TicketService.Waiting> waiting =
                office.with(services -> services.database().inTransaction(false, () -> {
                    services.database()
                            .write()
                            .sql("UPDATE ticket SET subject = '改'")
                            .update();
                    return office.with(other -> other.ticket().service().waiting(null));
                }));
        assertThat(waiting).hasSize(1);
    }

    @Test
    void shiftsThatNobodyUnderstandsAreRefused() {
        Office office = office("K1,王一,售后部,x,中级,20,,,,,是,早班,\nK2,王二,售后部,x,中级,20,,,,,是,,下周\n", "");
        office.nightly();
        assertThat(office.query("SELECT id FROM agent")).isEmpty();
        assertThat(office.query("SELECT problem FROM quarantine ORDER BY problem"))
                .containsExactly("NotLeave", "NotShifts");
    }

    /** What is kept with a ticket is what comes out when it is reckoned again, also after the roster changed. */
    @Test
    void everyAssignmentCanBeReckonedAgain() {
        Office office = Office.open(directory.resolve("office")).at(NIGHT).copyInbox(Office.SAMPLE_DATA);
        office.nightly();
        office.write("inbox/crm/agents2.csv", AGENTS + "K004,黄志远,售后部,pre-sales,中级,90,,,,,是,,\n");
        office.at(NIGHT.plus(Duration.ofHours(12))).nightly();
        List<String> routed = office.query("""
                SELECT t.id FROM ticket t JOIN ticket_event e ON e.ticket_id = t.id
                 WHERE e.kind = 'assigned' AND e.reason LIKE '%roster%' GROUP BY t.id ORDER BY t.id
                """);
        assertThat(routed).hasSizeGreaterThan(50);
        office.with(services -> {
            for (String id : routed) {
                var ticket = services.ticket().queries().show(id).ticket();
                Explained explained = services.ticket().reckoning().explain(ticket, NIGHT);
                Account account = Objects.requireNonNull(explained.account());
                assertThat(explained.reason())
                        .as(id)
                        .startsWith(account.decision().reason() + "; roster ");
                assertThat(account.agents().stream().filter(Considered::chosen).toList())
                        .extracting(one -> one.agent().id())
                        .containsExactly(String.valueOf(ticket.assignee()));
            }
            return null;
        });
    }
}
