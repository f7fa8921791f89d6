package io.kefu.ticket.life;

import io.kefu.access.Actor;
import io.kefu.customer.golden.Level;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.ticket.value.Words;
import java.time.Instant;

/** Tickets for tests, opened at an instant. */
public final class TicketOf {

    private TicketOf() {}

    /** A ticket of this priority that somebody follows. */
    public static Ticket priority(Priority priority, TicketFollower follower) {
        Ticket ticket = born("CS1");
        ticket.followers = java.util.List.of(follower);
        ticket.by(new Actor("t"))
                .open(
                        Instant.EPOCH,
                        new Grade(
                                TicketType.INQUIRY,
                                null,
                                Urgency.NORMAL,
                                priority,
                                null,
                                null,
                                null,
                                java.util.Map.of()),
                        Level.ORDINARY,
                        "",
                        null);
        return ticket;
    }

    /** One without a first event. */
    static Ticket born(String id) {
        return new Ticket(
                new Birth(id, new Birth.Origin("phone", "T1", false), "phone", "instant", null),
                new Words(null, "", null, null, ""),
                null);
    }

    /** One that was just opened. */
    static Ticket opened(String id, Instant at, Actor actor) {
        Ticket ticket = born(id);
        ticket.by(actor)
                .open(
                        at,
                        new Grade(
                                TicketType.INQUIRY,
                                null,
                                Urgency.NORMAL,
                                Priority.MEDIUM,
                                null,
                                null,
                                null,
                                java.util.Map.of()),
                        Level.ORDINARY,
                        "new",
                        7L);
        return ticket;
    }
}
