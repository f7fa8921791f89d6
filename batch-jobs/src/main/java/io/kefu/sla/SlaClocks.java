package io.kefu.sla;

import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChange;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketObserver;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the clocks of tickets: set when a ticket is opened, recomputed from the opening when its grade or level
 * changed, met by its first answer and its solution. Whether a clock was met in time is a matter of its two instants,
 * whenever anybody looks.
 */
public final class SlaClocks implements TicketObserver {

    private final SlaPolicies policies;
    private final SlaRepository clocks;

    public SlaClocks(SlaPolicies policies, SlaRepository clocks) {
        this.policies = policies;
        this.clocks = clocks;
    }

    @Override
    public Rows observe(List<TicketChange> changes) {
        List<SlaRepository.Clock> set = new ArrayList<>();
        for (TicketChange change : changes) {
            boolean ended = change.ticket().kind().isVoid()
                    && change.events().stream().noneMatch(TicketEvent.Moved.class::isInstance);
            if (!ended && change.events().stream().anyMatch(SlaClocks::concerns)) {
                set(change.ticket(), set);
            }
        }
        return () -> clocks.save(set);
    }

    /** Who has a ticket, and what is noted about it, moves no clock. */
    private static boolean concerns(TicketEvent event) {
        return !(event instanceof TicketEvent.Assigned
                || event instanceof TicketEvent.Contacted
                || event instanceof TicketEvent.Noted);
    }

    private void set(Ticket ticket, List<SlaRepository.Clock> set) {
        Instant stopped = ticket.kind().isVoid() ? ticket.updatedAt() : null;
        Instant unknown =
                stopped == null ? ticket.openedAt() : stopped; // it is over, nobody knows when: not missed either
        // A source that keeps no first answers cannot have missed them.
        if (!ticket.history() || ticket.firstResponseAt() != null) {
            Instant over = ticket.isAnsweredUntimed() ? unknown : stopped;
            policies.due(ticket, SlaTarget.FIRST_RESPONSE)
                    .ifPresent(due -> set.add(clock(ticket, due, ticket.firstResponseAt(), over)));
        }
        policies.due(ticket, SlaTarget.RESOLUTION).ifPresent(due -> {
            Instant done = ticket.resolvedAt() == null ? ticket.closedAt() : ticket.resolvedAt();
            boolean finished = ticket.kind().isFinished();
            set.add(clock(ticket, due, finished ? done : null, finished && done == null ? unknown : stopped));
        });
    }

    private static SlaRepository.Clock clock(
            Ticket ticket, SlaPolicies.Due due, @Nullable Instant met, @Nullable Instant stopped) {
        return new SlaRepository.Clock(ticket.id(), due, ticket.openedAt(), met, stopped, ticket.history());
    }
}
