package io.kefu.ticket.life;

import io.kefu.store.Serials;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.value.TicketState;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Begins changes of tickets, with whoever observes them. */
public final class TicketWriter {

    private final TicketRepository tickets;
    private final Supplier<Lifecycle> lifecycle;
    private final List<TicketObserver> observers;
    private final Serials serials;
    private final ZoneId zone;
    private final Clock clock;

    /** @param zone of the days that are in tickets' numbers */
    public TicketWriter(
            TicketRepository tickets,
            Supplier<Lifecycle> lifecycle,
            List<TicketObserver> observers,
            Serials serials,
            ZoneId zone,
            Clock clock) {
        this.tickets = tickets;
        this.lifecycle = lifecycle;
        this.observers = observers;
        this.serials = serials;
        this.zone = zone;
        this.clock = clock;
    }

    /** The changes of the caller's transaction. */
    public TicketChanges begin(TicketFollower... followers) {
        return new TicketChanges(
                tickets, lifecycle.get(), observers, List.of(followers), serials.session(), zone, clock.instant());
    }

    /** Where a ticket stood before it was merged last. */
    public TicketState stateBefore(String id) {
        return tickets.stateBefore(id);
    }

    /** Tickets as they are stored now, for those who changed them. */
    public Map<String, TicketRow> read(Collection<String> ids) {
        return tickets.read(ids);
    }
}
