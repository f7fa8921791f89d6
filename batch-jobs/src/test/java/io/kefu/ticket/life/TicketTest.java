package io.kefu.ticket.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kefu.access.Actor;
import io.kefu.ticket.value.TicketState;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTest {

    private static final Instant NINE = Instant.parse("2024-05-06T01:00:00Z");
    private static final Actor LIN = new Actor("lin");
    private static final Actor K001 = new Actor("K001");

    private static Ticket ticket() {
        return TicketOf.opened("CS20240506001", NINE, LIN);
    }

    @Test
    void livesFromOpeningToClosing() {
        Ticket ticket = ticket();
        ticket.by(LIN).assign("K001", "售后部", NINE, "skill");
        ticket.by(K001).answer(NINE.plusSeconds(60), 7L);
        ticket.by(K001).await(NINE.plusSeconds(61));
        ticket.by(LIN).contact(NINE.plusSeconds(120), 8L);
        ticket.by(LIN).resolve(NINE.plusSeconds(600), "battery replaced");
        ticket.by(LIN).close(NINE.plusSeconds(900), "confirmed");
        assertThat(ticket.state()).isEqualTo(TicketState.CLOSED);
        assertThat(ticket.firstResponseAt()).isEqualTo(NINE.plusSeconds(60));
        assertThat(ticket.resolvedAt()).isEqualTo(NINE.plusSeconds(600));
        assertThat(ticket.events())
                .extracting(event -> StoredEvent.of(ticket.id(), event))
                .extracting(event -> event.kind() + " " + event.from() + ">" + event.to())
                .containsExactly(
                        "opened null>unassigned",
                        "assigned null>K001",
                        "reply assigned>in_progress",
                        "state in_progress>pending",
                        "contact pending>in_progress",
                        "state in_progress>resolved",
                        "state resolved>closed");
    }

    @Test
    void aContactAfterTheSolutionReopens() {
        Ticket ticket = ticket();
        ticket.by(LIN).assign("K001", null, NINE, "skill");
        ticket.by(LIN).resolve(NINE.plusSeconds(5), "done");
        ticket.by(LIN).contact(NINE.plusSeconds(9), 8L);
        assertThat(ticket.state()).isEqualTo(TicketState.IN_PROGRESS);
        assertThat(ticket.reopens()).isEqualTo(1);
        assertThat(ticket.resolvedAt()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UNASSIGNED  | ASSIGNED CANCELLED
            ASSIGNED    | UNASSIGNED IN_PROGRESS CANCELLED
            IN_PROGRESS | ASSIGNED PENDING RESOLVED CANCELLED
            PENDING     | ASSIGNED IN_PROGRESS RESOLVED CANCELLED
            RESOLVED    | IN_PROGRESS CLOSED
            CLOSED      | IN_PROGRESS
            CANCELLED   |
            """)
    void onlyTheseTransitionsAreLegal(TicketState from, String next) {
        Set<TicketState> expected = EnumSet.noneOf(TicketState.class);
        if (next != null) {
            for (String state : next.split(" ")) {
                expected.add(TicketState.valueOf(state));
            }
        }
        assertThat(from.next()).isEqualTo(expected);
    }

    @Test
    void refusesAnIllegalTransitionInWords() {
        assertThat(catchThrowable(() -> ticket().by(LIN).close(NINE, "")))
                .hasMessage("ticket CS20240506001 is unassigned and cannot become closed");
    }
}
