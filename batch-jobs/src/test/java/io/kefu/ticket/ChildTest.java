package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.access.Actor;
import io.kefu.job.Office;
import io.kefu.problem.KefuException;
import io.kefu.ticket.child.ChildTemplates;
import io.kefu.ticket.child.Part;
import io.kefu.ticket.life.TicketProblem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What other departments do for a ticket. */
class ChildTest {

    private static final Actor LI = new Actor("李雷");

    private static final String HEAD = "编号,时间,电话,内容,会话,结果\n";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void anOffice() {
        office = Office.open(directory.resolve("office"))
                .write("mappings/shop.yaml", Contacts.mapping("shop") + "  conversation: 会话\n  outcome: 结果\n")
                .write("inbox/crm/agents.csv", """
                        工号,姓名,部门,技能组,职级,容量,会话容量,渠道,语言,邮箱,在职,班次,休假
                        K1,王一,售后部,after-sales,中级,20,,,,,是,,
                        K2,王二,物流部,,中级,20,,,,,是,,
                        """)
                .write(
                        "inbox/shop/a.csv",
                        HEAD + "E1,2024-05-06 09:00,13900000001,扫地机坏了，订单号880012345,c1,\n"
                                + "E2,2024-05-06 10:00,13900000002,发票没收到,c2,\n");
        office.nightly();
        for (String number : List.of("E1", "E2")) {
            office.change(id(number), acting -> acting.assign("K1", "售后部", Office.NOW, "by hand"));
        }
    }

    private String id(String number) {
        return office.query("SELECT id FROM ticket WHERE external_id = '" + number + "'")
                .get(0);
    }

    private String of(String id, String columns) {
        return office.query("SELECT " + columns + " FROM ticket WHERE id = '" + id + "'")
                .get(0);
    }

    private List<String> open(String parent, Part... parts) {
        return office
                .with(services ->
                        services.ticket().childOpening().openChildren(parent, any -> List.of(parts), LI, false))
                .tickets()
                .stream()
                .map(row -> row.ticket().id())
                .toList();
    }

    private static final Part PICK_UP = new Part("物流部", null, null, "上门取件");

    private static void refused(Class<?> problem, Runnable deed) {
        assertThatThrownBy(deed::run).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                .isInstanceOf(problem));
    }

    @Test
    void aPartThatIsBeingDoneIsNotOpenedAgain() {
        List<String> first = open(id("E1"), PICK_UP);
        List<String> again = open(id("E1"), PICK_UP, new Part("财务部", null, null, "退款"));
        assertThat(again).hasSize(2).startsWith(first.get(0));
        assertThat(of(id("E1"), "open_children")).isEqualTo("2");
        office.does(deeds -> deeds.resolve("", ""), LI, first.get(0));
        assertThat(open(id("E1"), PICK_UP)).as("done, and to be done again").doesNotContain(first.get(0));
    }

    @Test
    void aParentWaitsForItsChildren() {
        List<String> children = open(id("E1"), PICK_UP, new Part("财务部", null, null, "退款"));
        assertThat(of(children.get(0), "parent || ' ' || department || ' ' || assignee || ' ' || order_no"))
                .isEqualTo(id("E1") + " 物流部 K2 880012345");
        assertThat(of(children.get(1), "department || ' ' || state")).isEqualTo("财务部 unassigned");
        assertThat(of(id("E1"), "open_children")).isEqualTo("2");
        refused(TicketProblem.OpenChildren.class, () -> office.does(deeds -> deeds.resolve("", ""), LI, id("E1")));
        refused(TicketProblem.OpenChildren.class, () -> office.does(deeds -> deeds.cancel("不要了"), LI, id("E1")));

        office.does(deeds -> deeds.resolve("", ""), LI, children.get(0));
        office.does(deeds -> deeds.cancel("不退了"), LI, children.get(1));
        assertThat(of(id("E1"), "open_children")).isEqualTo("0");
        assertThat(office.query("SELECT from_value || to_value || ' ' || reason FROM ticket_event WHERE ticket_id = '"
                        + id("E1") + "' AND kind = 'open_children' ORDER BY id"))
                .containsExactly(
                        "01 " + children.get(0) + " unassigned",
                        "12 " + children.get(1) + " unassigned",
                        "21 " + children.get(0) + " resolved",
                        "10 " + children.get(1) + " cancelled");
        office.does(deeds -> deeds.resolve("", ""), LI, id("E1"));
        office.does(deeds -> deeds.reopen(""), LI, children.get(0));
        assertThat(of(id("E1"), "state || open_children"))
                .as("a solved parent has something to do again")
                .isEqualTo("in_progress1");
    }

    @Test
    void aParentIsFinishedRightAfterItsChildren() {
        String child = open(id("E1"), PICK_UP).get(0);
        office.does(deeds -> deeds.resolve("", ""), LI, child, id("E1"));
        assertThat(of(id("E1"), "state_kind || open_children")).isEqualTo("solved0");
        office.does(deeds -> deeds.close(""), LI, id("E1"));
        office.does(deeds -> deeds.reopen(""), LI, child);
        assertThat(of(id("E1"), "state_kind || open_children"))
                .as("what is closed stays closed")
                .isEqualTo("closed1");
        refused(TicketProblem.ParentFinished.class, () -> open(id("E1"), PICK_UP));
    }

    @Test
    void aPartIsForSomebodyWhomSomebodyKnows() {
        ChildTemplates templates = ChildTemplates.parse(
                "children.yaml", "templates: [{template: a, children: [{department: 财务部, text: x}]}]");
        for (Part part : List.of(PICK_UP, new Part("财务部", null, null, "退款"), new Part(null, null, "K1", "退款"))) {
            Part checked =
                    office.with(services -> services.ticket().childOpening().checked(part, templates));
            assertThat(checked).isEqualTo(part);
        }
        refused(TicketProblem.NoSuchDepartment.class, () -> checked(new Part("物流", null, null, "x"), templates));
        refused(TicketProblem.NoSuchTeam.class, () -> checked(new Part(null, "物流", null, "x"), templates));
        refused(TicketProblem.NotFilled.class, () -> checked(new Part(null, null, null, "x"), templates));
    }

    private void checked(Part part, ChildTemplates templates) {
        office.with(services -> services.ticket().childOpening().checked(part, templates));
    }

    @Test
    void whatIsLinkedIsCountedAndUnlinkedIsNot() {
        office.does(deeds -> deeds.links().childOf(id("E1"), "一起修"), LI, id("E2"));
        assertThat(of(id("E1"), "open_children")).isEqualTo("1");
        refused(
                TicketProblem.Circle.class,
                () -> office.does(deeds -> deeds.links().childOf(id("E2"), ""), LI, id("E1")));
        refused(
                TicketProblem.Circle.class,
                () -> office.does(deeds -> deeds.links().childOf(id("E2"), ""), LI, id("E2")));
        office.does(deeds -> deeds.links().unlink("两回事"), LI, id("E2"));
        assertThat(of(id("E1"), "open_children")).isEqualTo("0");
        assertThat(of(id("E2"), "COALESCE(parent, '-')")).isEqualTo("-");

        office.does(deeds -> deeds.links().follows(id("E1"), ""), LI, id("E2"));
        refused(
                TicketProblem.Circle.class,
                () -> office.does(deeds -> deeds.links().follows(id("E2"), ""), LI, id("E1")));
        assertThat(office.query("SELECT external_id FROM ticket WHERE follows = '" + id("E1") + "'"))
                .containsExactly("E2");
    }

    @Test
    void aContactThatTellsASolutionDoesNotFinishAParent() {
        open(id("E1"), PICK_UP);
        office.write("inbox/shop/b.csv", HEAD + "E3,2024-05-07 09:00,13900000001,好了谢谢,c1,solved\n")
                .nightly();
        assertThat(of(id("E1"), "contacts || ' ' || state_kind")).isEqualTo("2 open");
        assertThat(office.query("SELECT reason FROM ticket_event WHERE kind = 'entry' AND to_value IS NULL"))
                .containsExactly("solved in the contact; children are open");
    }

    @Test
    void whatDepartmentsAskOfEachOtherIsNoCustomersTicket() {
        open(id("E1"), PICK_UP);
        assertThat(office.query("SELECT COUNT(*) FROM kpi_ticket")).containsExactly("2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "templates: [{template: a, children: [{text: x}]}]",
                "templates: [{template: a, children: []}]",
                "templates: [{template: a, children: [{team: x, text: y}]}, {template: a, children: [{team: x, text: y}]}]",
                "children: []"
            })
    void refusesTemplatesThatItCannotRead(String yaml) {
        assertThatThrownBy(() -> ChildTemplates.parse("children.yaml", yaml)).isInstanceOf(KefuException.class);
    }
}
