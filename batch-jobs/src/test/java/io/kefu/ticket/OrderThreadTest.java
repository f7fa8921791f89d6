package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.access.Actor;
import io.kefu.job.Office;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one customer writes of one order is one ticket, in whichever channel. */
class OrderThreadTest {

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void anOfficeWithTwoChannels() {
        office = Office.open(directory.resolve("office"))
                .at(Instant.parse("2024-05-08T18:00:00Z"))
                .write("mappings/phone.yaml", Contacts.mapping("phone"))
                .write("mappings/chat.yaml", Contacts.mapping("chat"));
    }

    private String placed(String number) {
        return office.query("""
                        SELECT i.role || ' ' || t.external_id || ' ' || COALESCE(t.order_no, '-') FROM intake_record r
                          JOIN ticket_intake i ON i.intake_id = r.id JOIN ticket t ON t.id = i.ticket_id
                         WHERE r.external_id = '%s'
                        """.formatted(number)).get(0);
    }

    @Test
    void theSameOrderInAnotherChannelGoesIntoTheTicket() {
        office.write("inbox/phone/a.csv", Contacts.HEAD + "P1,2024-05-08 09:00,13900000001,订单号TB2024050800123，扫地机不转\n")
                .write(
                        "inbox/chat/a.csv",
                        Contacts.HEAD + "C1,2024-05-08 10:00,13900000001,我刚打过电话，订单 tb2024050800123 怎么样了\n"
                                + "C2,2024-05-08 11:00,13900000001,另外订单TB2024050899999什么时候发货\n"
                                + "C3,2024-05-08 12:00,13900000002,订单TB2024050800123是我朋友的，发票开给我\n"
                                + "C4,2024-05-08 13:00,13900000001,订单TB2024050800123和订单TB2024050899999能合并吗\n");
        office.nightly();
        assertThat(placed("P1")).isEqualTo("opened P1 TB2024050800123");
        assertThat(placed("C1")).isEqualTo("appended P1 TB2024050800123");
        assertThat(placed("C2")).isEqualTo("opened C2 TB2024050899999");
        assertThat(placed("C3")).as("another customer").isEqualTo("opened C3 TB2024050800123");
        assertThat(placed("C4")).as("which of the two?").isEqualTo("opened C4 -");
    }

    @Test
    void anOrderThatIsToldLaterIsKnownFromThenOn() {
        office.write("mappings/chat.yaml", Contacts.mapping("chat") + "  conversation: 会话\n")
                .write("inbox/chat/a.csv", """
                        编号,时间,电话,内容,会话
                        C1,2024-05-08 09:00,13900000001,扫地机不转,s1
                        C2,2024-05-08 09:05,13900000001,订单号TB2024050800123,s1
                        """)
                .write(
                        "inbox/phone/a.csv",
                        Contacts.HEAD + "P1,2024-05-08 10:00,13900000001,订单TB2024050800123还没人联系我\n");
        office.nightly();
        assertThat(placed("C2")).isEqualTo("appended C1 TB2024050800123");
        assertThat(placed("P1")).isEqualTo("appended C1 TB2024050800123");
    }

    /** Weeks after the solution it is a new matter, and everybody sees of what. */
    @Test
    void whatComesTooLateForATicketFollowsIt() {
        office.write("mappings/phone.yaml", Contacts.mapping("phone") + "  outcome: 结果\n")
                .write("inbox/phone/a.csv", """
                        编号,时间,电话,内容,结果
                        P1,2024-04-08 09:00,13900000001,订单号TB2024050800123，扫地机不转,solved
                        P2,2024-04-08 10:00,13900000002,订单号TB2024050800456，漏水,solved
                        """)
                .nightly();
        office.does(
                deeds -> deeds.close(""),
                new Actor("李雷"),
                office.query("SELECT id FROM ticket WHERE external_id = 'P2'").get(0));
        office.write("inbox/chat/a.csv", Contacts.HEAD + """
                        C1,2024-05-08 10:00,13900000001,订单TB2024050800123又不转了
                        C2,2024-05-08 10:00,13900000002,订单TB2024050800456又漏水
                        C3,2024-05-08 10:00,13900000003,订单TB2024050800456发票给我
                        """).nightly();
        assertThat(office.query("SELECT n.external_id || ' ' || COALESCE(e.external_id, '-') FROM ticket n"
                        + " LEFT JOIN ticket e ON e.id = n.follows WHERE n.external_id LIKE 'C%' ORDER BY 1"))
                .containsExactly("C1 P1", "C2 P2", "C3 -");
    }
}
