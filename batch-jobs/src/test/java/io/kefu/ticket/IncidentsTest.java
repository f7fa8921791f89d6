package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.access.Actor;
import io.kefu.job.Office;
import io.kefu.problem.KefuException;
import io.kefu.ticket.Incidents.Incident;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.value.Birth;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many customers with one problem are proposed as one incident, and joined by nobody but people. */
class IncidentsTest {

    private static final Actor LI = new Actor("李雷");

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void anOfficeOnABadMorning() {
        office = Office.open(directory.resolve("office"))
                .write("mappings/chat.yaml", Contacts.mapping("chat"))
                .write("inbox/chat/a.csv", Contacts.HEAD + """
                        C1,2024-05-06 09:00,13900000001,扫地机器人升级后一直离线
                        C2,2024-05-06 09:20,13900000002,扫地机升级之后就离线了
                        C3,2024-05-06 10:10,13900000003,升级后离线，扫地机连不上
                        C4,2024-05-06 11:50,13900000004,昨晚升级后扫地机离线
                        C5,2024-05-06 13:40,13900000005,升级后离线了怎么办
                        C6,2024-05-06 16:00,13900000006,扫地机升级后离线
                        C7,2024-05-06 10:00,13900000007,净水器升级后一直离线
                        C8,2024-05-06 10:00,13900000008,发票还没收到
                        """);
        office.nightly();
    }

    private List<Incident> found() {
        return office.with(services -> services.ticket().incidents().find());
    }

    private List<String> parts() {
        return office.query("SELECT external_id FROM ticket WHERE parent IS NOT NULL ORDER BY external_id");
    }

    @Test
    void manyCustomersInAShortTimeAreAProposal() {
        assertThat(found())
                .as("C6 came more than two hours after C5, C7 is about another product")
                .singleElement()
                .satisfies(incident -> {
                    assertThat(incident.customers()).isEqualTo(5);
                    assertThat(incident.tickets())
                            .extracting(ticket -> ticket.externalId())
                            .containsExactly("C1", "C2", "C3", "C4", "C5");
                });
        assertThat(parts()).as("nobody joined them").isEmpty();
    }

    @Test
    void whoeverLooksAtThemJoinsThem() {
        String first = found().get(0).first().id();
        List<TicketRow> joined =
                office.with(services -> services.ticket().incidents().open(first, "固件 3.2 导致离线", LI, false));
        assertThat(joined).hasSize(6);
        assertThat(parts()).containsExactly("C1", "C2", "C3", "C4", "C5");
        assertThat(joined.get(0).ticket().openChildren()).isEqualTo(5);
        assertThat(found()).isEmpty();
        TicketForm form = new TicketForm(
                null,
                Birth.INTERNAL,
                false,
                null,
                "又一次",
                new TicketForm.Given(null, null, null, null, null, null, null),
                null);
        assertThatThrownBy(() -> office.with(
                        services -> services.ticket().childOpening().openWhole(form, List.of(first), LI, false)))
                .as("joined meanwhile by somebody else")
                .isInstanceOf(KefuException.class);
        assertThatThrownBy(() ->
                        office.with(services -> services.ticket().incidents().open(first, "又一次", LI, false)))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isInstanceOf(TicketProblem.NoSuchIncident.class));
    }
}
