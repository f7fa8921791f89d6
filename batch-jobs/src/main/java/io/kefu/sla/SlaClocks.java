package io.kefu.sla;

import io.kefu.ticket.Ticket;
import io.kefu.ticket.TicketChangeListener;
import io.kefu.ticket.TicketState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the clocks of tickets: set when a ticket is opened, recomputed from the opening when its grade or level
 * changed, met by its first answer and its solution. Whether a clock was met in time is a matter of its two instants,
 * whenever anybody looks.
 */
public final class SlaClocks implements TicketChangeListener {

    private final SlaPolicies policies;
    private final SlaRepository clocks;

    public SlaClocks(SlaPolicies policies, SlaRepository clocks) {
        this.policies = policies;
        this.clocks = clocks;
    }

    @Override
    public Runnable ticketsChanged(List<Ticket> opened, List<Ticket> changed) {
        List<SlaRepository.Clock> set = new ArrayList<>();
        opened.forEach(ticket -> set(policies, ticket, set));
        changed.forEach(ticket -> set(policies, ticket, set));
        return () -> clocks.save(set);
    }

    private static void set(SlaPolicies policies, Ticket ticket, List<SlaRepository.Clock> set) {
        Instant stopped = ticket.state() == TicketState.CANCELLED ? ticket.updatedAt() : null;
        Instant unknown =
                stopped == null ? ticket.openedAt() : stopped; // it is over, nobody knows when: not missed either
        // A source that keeps no first answers cannot have missed them.
        if (!ticket.history() || ticket.firstResponseAt() != null) {
            Instant over = ticket.isAnsweredUntimed() ? unknown : stopped;
            policies.due(ticket, SlaTarget.FIRST_RESPONSE)
                    .ifPresent(due -> set.add(clock(ticket, due, ticket.firstResponseAt(), over)));
        }
        policies.due(ticket, SlaTarget.RESOLUTION).ifPresent(due -> {
            ticket.expectCompletion(due.at());
            Instant done = ticket.resolvedAt() == null ? ticket.closedAt() : ticket.resolvedAt();
            boolean finished = ticket.state().isFinished();
            set.add(clock(ticket, due, finished ? done : null, finished && done == null ? unknown : stopped));
        });
    }

    private static SlaRepository.Clock clock(
            Ticket ticket, SlaPolicies.Due due, @Nullable Instant met, @Nullable Instant stopped) {
        return new SlaRepository.Clock(ticket.id(), due, ticket.openedAt(), met, stopped, ticket.history());
    }
}
