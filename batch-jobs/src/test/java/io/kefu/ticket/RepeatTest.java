package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.access.Actor;
import io.kefu.job.Office;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A customer tells a problem again. */
class RepeatTest {

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void anOffice() {
        office = Office.open(directory.resolve("office"))
                .write("mappings/phone.yaml", Contacts.mapping("phone") + "  outcome: 结果\n")
                .write("mappings/chat.yaml", Contacts.mapping("chat"));
    }

    private void phone(String lines) {
        office.write("inbox/phone/a.csv", "编号,时间,电话,内容,结果\n" + lines);
    }

    private void chat(String lines) {
        office.write("inbox/chat/a.csv", Contacts.HEAD + lines);
    }

    private String placed(String number) {
        return office.query("""
                        SELECT i.role || ' ' || t.external_id || ' ' || COALESCE((SELECT e.external_id FROM ticket e
                                 WHERE e.id = t.follows), '-') FROM intake_record r
                          JOIN ticket_intake i ON i.intake_id = r.id JOIN ticket t ON t.id = i.ticket_id
                         WHERE r.external_id = '%s'
                        """.formatted(number)).get(0);
    }

    private static final String TOLD = "P1,2024-05-06 09:00,13900000001,扫地机器人充不进电，充电座灯也不亮,\n";

    @Test
    void theSameProblemGoesIntoItsTicketInWhateverChannel() {
        phone(TOLD + "P2,2024-04-20 09:00,13900000003,扫地机器人充不进电，充电座灯也不亮,\n");
        chat("""
                C1,2024-05-07 09:00,13900000001,还是充不进电，充电座没亮灯
                C2,2024-05-07 09:00,13900000002,扫地机器人充不进电，充电座灯也不亮
                C3,2024-05-07 10:00,13900000001,发票抬头开错了
                C4,2024-05-07 11:00,13900000001,净水器充不进电，充电座灯也不亮
                C5,2024-05-07 10:00,13900000003,扫地机器人充不进电，充电座灯也不亮
                """);
        office.nightly();
        assertThat(placed("C1")).isEqualTo("appended P1 -");
        assertThat(placed("C2")).as("of another customer").isEqualTo("opened C2 -");
        assertThat(placed("C3")).as("another problem").isEqualTo("opened C3 -");
        assertThat(placed("C4")).as("another product").isEqualTo("opened C4 -");
        assertThat(placed("C5")).as("after the window").isEqualTo("opened C5 -");
        assertThat(office.query("SELECT reason FROM ticket_event WHERE kind = 'contact'"))
                .singleElement()
                .asString()
                .matches("similarity 0\\.[5-9]\\d");
    }

    @Test
    void itIsTheSameWhetherOneRunBringsItOrTwo() {
        phone(TOLD);
        office.nightly();
        chat("C1,2024-05-07 09:00,13900000001,还是充不进电，充电座没亮灯\n");
        office.nightly();
        assertThat(placed("C1")).isEqualTo("appended P1 -");
    }

    /** In this run and in later ones. */
    @Test
    void theRestOfItsConversationGoesThereToo() {
        office.write("mappings/chat.yaml", Contacts.mapping("chat") + "  conversation: 会话\n");
        phone(TOLD);
        String head = "编号,时间,电话,内容,会话\n";
        office.write("inbox/chat/a.csv", head + """
                        C1,2024-05-07 09:00,13900000001,还是充不进电，充电座没亮灯,s1
                        C2,2024-05-07 09:05,13900000001,在家，随时可以来,s1
                        """).nightly();
        office.write("inbox/chat/b.csv", head + "C3,2024-05-07 10:00,13900000001,谢谢,s1\n")
                .nightly();
        assertThat(List.of(placed("C1"), placed("C2"), placed("C3"))).containsOnly("appended P1 -");
    }

    @Test
    void whatIsLessAlikeIsLinked() {
        phone("P1,2024-05-06 09:00,13900000001,净水器出水很慢，接一杯要两分钟,\n");
        chat("C1,2024-05-07 09:00,13900000001,出水还是很慢，换了滤芯也一样\n");
        office.nightly();
        assertThat(placed("C1")).isEqualTo("opened C1 P1");
        assertThat(office.query("SELECT reason FROM ticket_event WHERE kind = 'follows'"))
                .singleElement()
                .asString()
                .startsWith("goes on with an earlier ticket; similarity 0.");
    }

    @Test
    void whatWasSolvedReopensForAWhileAndIsFollowedLater() {
        phone("""
                P1,2024-04-28 09:00,13900000001,扫地机器人充不进电，充电座灯也不亮,solved
                P2,2024-05-05 09:00,13900000002,扫地机器人充不进电，充电座灯也不亮,solved
                """);
        chat("""
                C1,2024-05-08 09:00,13900000001,又充不进电了，充电座灯不亮
                C2,2024-05-08 09:00,13900000002,又充不进电了，充电座灯不亮
                """);
        office.nightly();
        assertThat(placed("C1")).isEqualTo("opened C1 P1");
        assertThat(placed("C2")).isEqualTo("appended P2 -");
        assertThat(office.query("SELECT state_kind FROM ticket WHERE external_id = 'P2'"))
                .containsExactly("open");
    }

    /** A closed ticket that is as much alike does not stand before an open one. */
    @Test
    void anOpenTicketTakesItWhateverElseIsAlike() {
        phone("""
                P1,2024-05-01 09:00,13900000001,扫地机器人充不进电，充电座灯也不亮,solved
                P2,2024-05-02 09:00,13900000001,电饭煲煮出来夹生，换了米也一样,
                """);
        office.nightly();
        office.does(
                deeds -> deeds.close(""),
                new Actor("李雷"),
                office.query("SELECT id FROM ticket WHERE external_id = 'P1'").get(0));
        office.write("inbox/phone/b.csv", "编号,时间,电话,内容,结果\nP3,2024-05-03 09:00,13900000001,充不进电，充电座不亮,\n")
                .nightly();
        assertThat(placed("P3")).isEqualTo("opened P3 P1");
        chat("C1,2024-05-06 09:00,13900000001,扫地机器人充不进电，充电座灯也不亮\n");
        office.nightly();
        assertThat(placed("C1")).isEqualTo("appended P3 P1");
    }

    /** An order that is learned meanwhile counts from then on, in one run as in several. */
    @Test
    void whatIsAboutAnotherOrderIsNoRepeat() {
        office.write("mappings/chat.yaml", Contacts.mapping("chat") + "  conversation: 会话\n")
                .write("inbox/chat/a.csv", """
                        编号,时间,电话,内容,会话
                        C1,2024-05-06 09:00,13900000001,扫地机器人充不进电，充电座灯也不亮,s1
                        C2,2024-05-06 09:05,13900000001,订单号DD2024050600123,s1
                        C3,2024-05-06 10:00,13900000001,充不进电，充电座灯不亮，订单号DD2024050600999,s2
                        """)
                .nightly();
        assertThat(placed("C2")).isEqualTo("appended C1 -");
        assertThat(placed("C3")).isEqualTo("opened C3 -");
    }

    @Test
    void anOldTicketLearnsItsOrderToo() {
        office.write("mappings/chat.yaml", Contacts.mapping("chat") + "  conversation: 会话\n")
                .write("inbox/chat/a.csv", """
                        编号,时间,电话,内容,会话
                        C1,2024-04-06 09:00,13900000001,扫地机器人充不进电，充电座灯也不亮,s1
                        """)
                .nightly();
        office.write("inbox/chat/b.csv", """
                        编号,时间,电话,内容,会话
                        C2,2024-05-06 09:05,13900000001,订单号DD2024050600123,s1
                        """).nightly();
        assertThat(office.query("SELECT order_no FROM ticket")).containsExactly("DD2024050600123");
    }

    @Test
    void whatIsClosedIsFollowed() {
        phone(TOLD.replace(",\n", ",solved\n"));
        office.nightly();
        office.does(
                deeds -> deeds.close(""),
                new Actor("李雷"),
                office.query("SELECT id FROM ticket").get(0));
        chat("C1,2024-05-09 09:00,13900000001,又充不进电了，充电座灯不亮\n");
        office.nightly();
        assertThat(placed("C1")).isEqualTo("opened C1 P1");
    }

    @Test
    void anotherTypeAboutTheSameOrderIsItsOwnMatterUnlessTheOfficeSaysOtherwise() {
        List<String> expected = List.of("opened C1 P1", "appended P1 -");
        for (String rule : List.of("link", "append")) {
            Office other = Office.open(directory.resolve(rule));
            office = other.write("mappings/phone.yaml", Contacts.mapping("phone") + "  outcome: 结果\n")
                    .write("mappings/chat.yaml", Contacts.mapping("chat"))
                    .write("rules/repeats.yaml", "other_type: " + rule + "\n");
            phone("P1,2024-05-06 09:00,13900000001,订单号DD2024050600123，扫地机坏了要维修,\n");
            chat("""
                    C1,2024-05-07 09:00,13900000001,请问订单DD2024050600123的发票怎么开
                    C2,2024-05-07 10:00,13900000001,订单DD2024050600123没人管，我要投诉
                    """);
            office.nightly();
            assertThat(placed("C1")).as(rule).isEqualTo(expected.get(rule.equals("link") ? 0 : 1));
            assertThat(placed("C2")).as("more serious: %s", rule).startsWith("appended");
        }
    }
}
