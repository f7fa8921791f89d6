package io.kefu.ticket.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kefu.access.Actor;
import java.time.Instant;
import org.junit.jupiter.api.Test;

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
        ticket.by(LIN).contact(NINE.plusSeconds(120), "", 8L);
        ticket.by(LIN).resolve(NINE.plusSeconds(600), "battery replaced");
        ticket.by(LIN).close(NINE.plusSeconds(900), "confirmed");
        assertThat(ticket.state()).isEqualTo(TicketOf.state("closed"));
        assertThat(ticket.firstResponseAt()).isEqualTo(NINE.plusSeconds(60));
        assertThat(ticket.resolvedAt()).isEqualTo(NINE.plusSeconds(600));
        assertThat(ticket.events())
                .extracting(event -> StoredEvent.of(ticket.id(), event))
                .extracting(event -> event.kind() + " " + event.from() + ">" + event.to())
                .containsExactly(
                        "opened null>new/unassigned",
                        "assigned null>K001",
                        "reply open/assigned>open/in_progress",
                        "state open/in_progress>waiting/pending",
                        "contact waiting/pending>open/in_progress",
                        "state open/in_progress>solved/resolved",
                        "state solved/resolved>closed/closed");
    }

    @Test
    void aContactAfterTheSolutionReopens() {
        Ticket ticket = ticket();
        ticket.by(LIN).assign("K001", null, NINE, "skill");
        ticket.by(LIN).resolve(NINE.plusSeconds(5), "done");
        ticket.by(LIN).contact(NINE.plusSeconds(9), "", 8L);
        assertThat(ticket.state()).isEqualTo(TicketOf.state("in_progress"));
        assertThat(ticket.reopens()).isEqualTo(1);
        assertThat(ticket.resolvedAt()).isNull();
    }

    @Test
    void refusesAnIllegalTransitionInWords() {
        assertThat(catchThrowable(() -> ticket().by(LIN).close(NINE, "")))
                .hasMessage("ticket CS20240506001 is unassigned and cannot become closed");
    }
}
