package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.access.Actor;
import io.kefu.job.Office;
import io.kefu.problem.KefuException;
import io.kefu.ticket.life.TicketProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts are taken out of a ticket into one of their own. */
class SplittingTest {

    private static final Actor LI = new Actor("李雷");

    private static final String HEAD = "编号,时间,电话,内容,会话,改\n";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void anOfficeWithAConversation() {
        office = Office.open(directory.resolve("office"))
                .write("mappings/shop.yaml", Contacts.mapping("shop") + "  conversation: 会话\n  modified_at: 改\n")
                .write("inbox/shop/a.csv", HEAD + """
                        E1,2024-05-06 09:00,13900000001,扫地机坏了,c1,
                        E2,2024-05-06 10:00,13900000001,发票没收到，订单号880012345,c1,
                        E3,2024-05-06 11:00,13900000001,发票抬头写错了,c1,
                        E4,2024-05-06 12:00,13900000001,扫地机还是坏的,c1,
                        """);
        office.nightly();
    }

    private String split(String... contacts) {
        return office.with(services -> services.ticket()
                .splitting()
                .split(
                        office.query("SELECT id FROM ticket WHERE external_id = 'E1'")
                                .get(0),
                        Set.of(contacts),
                        services.customer().repository()::requesters,
                        "另一件事",
                        LI,
                        false)
                .ticket()
                .id());
    }

    private List<String> tickets() {
        return office.query("SELECT external_id || ' ' || contacts || ' ' || COALESCE(order_no, '-') || ' '"
                + " || (SELECT COUNT(*) FROM ticket_intake i WHERE i.ticket_id = t.id)"
                + " FROM ticket t ORDER BY external_id");
    }

    @Test
    void contactsGoWithTheirTicket() {
        assertThat(tickets()).containsExactly("E1 4 880012345 4");
        String own = split("E3", "E2");
        assertThat(tickets()).containsExactly("E1 2 880012345 2", "E2 2 880012345 2");
        assertThat(office.query("SELECT description FROM ticket WHERE id = '" + own + "'"))
                .containsExactly("发票没收到，订单号880012345");
        assertThat(office.query("SELECT COUNT(DISTINCT requester_id) FROM ticket"))
                .containsExactly("1");
        assertThat(office.query("SELECT reason FROM ticket_event WHERE kind = 'contacts' ORDER BY id"))
                .containsExactlyInAnyOrder(
                        "split from "
                                + office.query("SELECT id FROM ticket WHERE external_id = 'E1'")
                                        .get(0),
                        "split into " + own + "; 另一件事");
    }

    private List<String> roles(String ticket) {
        return office.query("SELECT r.external_id || ' ' || i.role FROM ticket_intake i"
                + " JOIN intake_record r ON r.id = i.intake_id WHERE i.ticket_id = '" + ticket + "' ORDER BY r.id");
    }

    @Test
    void whatComesAfterTheFirstCanBeTakenOutAgain() {
        String own = split("E2", "E3");
        assertThat(roles(own)).containsExactly("E2 opened", "E3 appended");
    }

    /** Numbers that contain others are others. */
    @Test
    void aNumberIsMeantAsAWhole() {
        office.write("inbox/shop/b.csv", HEAD + "s/E2,2024-05-06 13:00,13900000001,要一份说明书,c1,\n")
                .nightly();
        assertThat(roles(split("E2"))).containsExactly("E2 opened");
    }

    /** Its source corrects a contact that was taken out. */
    @Test
    void newerVersionsGoThereToo() {
        String own = split("E2");
        office.write("inbox/shop/b.csv", HEAD + "E2,2024-05-06 10:00,13900000001,发票没收到，急,c1,2024-05-07 09:00\n")
                .nightly();
        assertThat(office.query("SELECT description FROM ticket WHERE id = '" + own + "'"))
                .containsExactly("发票没收到，急");
    }

    /** Its source corrected a contact before it is taken out: the ticket says what is right. */
    @Test
    void versionsGoTogether() {
        office.write("inbox/shop/b.csv", HEAD + """
                        E2,2024-05-06 10:00,13900000001,发票没收到，急,c1,2024-05-07 09:00
                        """).nightly();
        String own = split("E2");
        assertThat(office.query("SELECT description FROM ticket WHERE id = '" + own + "'"))
                .containsExactly("发票没收到，急");
        assertThat(tickets()).containsExactly("E1 3 880012345 3", "E2 1 - 2");
        assertThat(roles(own)).containsExactly("E2 opened", "E2 updated");
        office.write("inbox/shop/c.csv", HEAD + "E2,2024-05-06 10:00,13900000001,发票收到了,c1,2024-05-08 09:00\n")
                .nightly();
        assertThat(office.query("SELECT description FROM ticket WHERE id = '" + own + "'"))
                .containsExactly("发票收到了");
    }

    @Test
    void numbersOfTwoSourcesAreToldApart() {
        office.write("mappings/desk.yaml", Contacts.mapping("desk") + "  ticket: 工单\n")
                .write(
                        "inbox/desk/a.csv",
                        "编号,时间,电话,内容,工单\nE2,2024-05-06 13:00,13900000001,要一份说明书,"
                                + office.query("SELECT id FROM ticket").get(0) + "\n")
                .nightly();
        assertThatThrownBy(() -> split("E2")).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                .isInstanceOf(TicketProblem.NotOneContact.class));
        String own = split("desk/E2");
        assertThat(office.query("SELECT source || description FROM ticket WHERE id = '" + own + "'"))
                .containsExactly("desk要一份说明书");
    }

    @Test
    void whatOpenedATicketStays() {
        for (String number : List.of("E1", "E9")) {
            assertThatThrownBy(() -> split(number))
                    .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                            .isInstanceOf(TicketProblem.NoSuchContact.class));
        }
        assertThat(tickets()).hasSize(1);
    }
}
