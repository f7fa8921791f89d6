package io.kefu.ticket.life;

import io.kefu.access.Actor;
import io.kefu.customer.golden.Traits;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.value.Birth;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.TicketState;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.ticket.value.Words;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
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
                        new Grade(INQUIRY, null, NORMAL, priority, null, null, null, java.util.Map.of()),
                        Traits.NONE,
                        "",
                        null);
        return ticket;
    }

    public static final TicketType INQUIRY = new TicketType("inquiry");
    public static final TicketType COMPLAINT = new TicketType("complaint");
    public static final TicketType AFTER_SALES = new TicketType("after_sales");
    public static final Urgency NORMAL = new Urgency("normal");
    public static final Urgency URGENT = new Urgency("urgent");
    public static final Urgency CRITICAL = new Urgency("critical");
    public static final Priority HIGH = new Priority("high");
    public static final Priority MEDIUM = new Priority("medium");
    public static final Priority LOW = new Priority("low");

    /** The shipped ones. */
    public static final Grades GRADES =
            Workspace.openOrShipped(Path.of("nowhere")).grades();

    /** The shipped one. */
    public static final Lifecycle LIFECYCLE = Lifecycle.of(Workspace.openOrShipped(Path.of("nowhere")));

    /** The shipped state of this name. */
    public static TicketState state(String key) {
        return LIFECYCLE.find(key).orElseThrow();
    }

    /** The ticket, as if it was taken for changing it. */
    public static Ticket taken(Ticket ticket) {
        ticket.lifecycle = LIFECYCLE;
        return ticket;
    }

    /** One without a first event. */
    static Ticket born(String id) {
        return taken(new Ticket(
                new Birth(id, new Birth.Origin("phone", "T1", false), "phone", "instant", null),
                new Words(null, "", null, null, ""),
                null));
    }

    /** One that was just opened. */
    static Ticket opened(String id, Instant at, Actor actor) {
        return open(born(id), at, actor);
    }

    static Ticket open(Ticket ticket, Instant at, Actor actor) {
        ticket.by(actor)
                .open(
                        at,
                        new Grade(INQUIRY, null, NORMAL, MEDIUM, null, null, null, java.util.Map.of()),
                        Traits.NONE,
                        "new",
                        7L);
        return ticket;
    }
}
