package io.kefu.sla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.access.Actor;
import io.kefu.customer.golden.Level;
import io.kefu.customer.golden.Traits;
import io.kefu.sla.Calendars;
import io.kefu.ticket.life.Grade;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.Urgency;
import io.kefu.ticket.value.Words;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which promise a ticket has, and until when. */
class SlaPoliciesTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static SlaPolicies shipped;

    private static SlaPolicies own;

    @BeforeAll
    static void read(@TempDir Path directory) throws Exception {
        Workspace workspace = Workspace.create(directory.resolve("shipped"));
        shipped = read(workspace);
        Workspace other = Workspace.create(directory.resolve("own"));
        java.nio.file.Files.createDirectories(other.root().resolve("sla"));
        java.nio.file.Files.writeString(other.root().resolve("sla/policies.yaml"), """
                policies:
                  - {name: first only, when: customer.level == VIP, first_response: 10min}
                  - name: urgent chats
                    when: urgency in [urgent, critical] and channel.attribute == instant
                    resolution: 2h
                  - {name: rest, first_response: 1h, resolution: 48h}
                """);
        own = read(other);
    }

    private static SlaPolicies read(Workspace workspace) {
        Workspace.Resource file = workspace.resource("sla/policies.yaml");
        return SlaPolicyFile.parse(
                file.name(), file.text(), new Calendars(workspace)::get, SHANGHAI, workspace.grades());
    }

    private static Ticket ticket(Level level, Urgency urgency, Priority priority, String attribute, Instant opened) {
        Ticket ticket = TicketOf.taken(new Ticket(
                new Birth("CS1", new Birth.Origin("s", "e", false), "chat", attribute, null),
                new Words(null, "", null, null, ""),
                null));
        Grade grade = new Grade(null, null, urgency, priority, null, null, null, Map.of());
        ticket.by(new Actor("t")).open(opened, grade, new Traits(level, Set.of()), "", null);
        return ticket;
    }

    private static String due(SlaPolicies policies, Ticket ticket, SlaTarget target) {
        Promise promise = policies.promise(ticket, target);
        return promise == null
                ? "-"
                : promise.policy() + " "
                        + LocalDateTime.ofInstant(
                                promise.calendar().add(ticket.openedAt(), promise.budget()), SHANGHAI);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ORDINARY  | low    | 2024-05-07T10:00 | everybody 2024-05-07T10:30     | priority low 2024-05-12T10:00
            ORDINARY  | medium | 2024-05-07T10:00 | everybody 2024-05-07T10:30     | priority medium 2024-05-10T10:00
            ORDINARY  | high   | 2024-05-07T10:00 | everybody 2024-05-07T10:30     | priority high 2024-05-08T10:00
            VIP       | low    | 2024-05-07T10:00 | VIP 2024-05-07T10:15 | priority low 2024-05-12T10:00
            STRATEGIC | high   | 2024-05-07T10:00 | VIP 2024-05-07T10:15 | priority high 2024-05-08T10:00
            """)
    void theShippedPromises(Level level, Priority priority, LocalDateTime opened, String first, String resolution) {
        Ticket ticket = ticket(
                level,
                TicketOf.NORMAL,
                priority,
                "async",
                opened.atZone(SHANGHAI).toInstant());
        assertThat(due(shipped, ticket, SlaTarget.FIRST_RESPONSE)).isEqualTo(first);
        assertThat(due(shipped, ticket, SlaTarget.RESOLUTION)).isEqualTo(resolution);
    }

    /** For each target the first policy that fits and sets it: one with only a first response swallows nothing. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ORDINARY | normal   | async   | rest 2024-05-07T11:00       | rest 2024-05-09T10:00
            VIP      | normal   | async   | first only 2024-05-07T10:10 | rest 2024-05-09T10:00
            VIP      | urgent   | instant | first only 2024-05-07T10:10 | urgent chats 2024-05-07T12:00
            ORDINARY | critical | instant | rest 2024-05-07T11:00       | urgent chats 2024-05-07T12:00
            ORDINARY | critical | async   | rest 2024-05-07T11:00       | rest 2024-05-09T10:00
            """)
    void everyConditionOfAPolicyHasToFit(
            Level level, Urgency urgency, String attribute, String first, String resolution) {
        Instant opened =
                LocalDateTime.parse("2024-05-07T10:00").atZone(SHANGHAI).toInstant();
        Ticket ticket = ticket(level, urgency, TicketOf.LOW, attribute, opened);
        assertThat(due(own, ticket, SlaTarget.FIRST_RESPONSE)).isEqualTo(first);
        assertThat(due(own, ticket, SlaTarget.RESOLUTION)).isEqualTo(resolution);
    }
}
