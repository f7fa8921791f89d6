package io.kefu.sla;

import io.kefu.sla.clock.ClockFold;
import io.kefu.sla.clock.SlaClock;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.store.Once;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChange;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketObserver;
import io.kefu.ticket.life.TicketRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the clocks of tickets: with every change that concerns them they are made anew of all that happened. */
public final class SlaClocks implements TicketObserver {

    private final Concern concern;
    private final ClockFold fold;
    private final KeptPromises promises;
    private final String basis;
    private final TicketRepository tickets;
    private final SlaRepository clocks;

    /** @param basis of the policies and calendars, see {@link SlaBasis} */
    public SlaClocks(
            Concern concern,
            ClockFold fold,
            KeptPromises promises,
            String basis,
            TicketRepository tickets,
            SlaRepository clocks) {
        this.concern = concern;
        this.fold = fold;
        this.promises = promises;
        this.basis = basis;
        this.tickets = tickets;
        this.clocks = clocks;
    }

    @Override
    public Rows observe(List<TicketChange> changes) {
        List<TicketChange> concerned = changes.stream().filter(concern::isOf).toList();
        List<String> stored = concerned.stream()
                .filter(change -> !change.isNew())
                .map(change -> change.ticket().id())
                .toList();
        List<SlaRow> rows = rows(concerned, stored.isEmpty() ? Map.of() : clocks.of(stored));
        return () -> {
            clocks.standOnFirst(basis);
            clocks.forget(stored);
            clocks.save(rows);
        };
    }

    /**
     * The clocks of tickets as they are to be stored.
     *
     * @param changes tickets, with what happened to them since they were stored
     * @param kept the clocks that are stored
     */
    List<SlaRow> rows(List<TicketChange> changes, Map<String, List<SlaRow>> kept) {
        List<String> stored = changes.stream()
                .filter(change -> !change.isNew())
                .map(change -> change.ticket().id())
                .toList();
        Map<String, List<TicketEvent>> past = stored.isEmpty() ? Map.of() : tickets.events(stored);
        Supplier<Optional<Instant>> lastLook = new Once<>(clocks::lastLook);
        List<SlaRow> rows = new ArrayList<>();
        for (TicketChange change : changes) {
            String id = change.ticket().id();
            List<SlaRow> before = kept.getOrDefault(id, List.of());
            for (SlaClock clock : clocks(change, past.getOrDefault(id, List.of()), before)) {
                Instant looked = clock.endedAt() == null ? null : lastLook.get().orElse(null);
                rows.add(row(clock, before, clock.firstLevelAt(looked)));
            }
        }
        return rows;
    }

    /**
     * The clocks of a ticket. Those that had ended already keep what they were promised, and what had ended without a
     * promise gets none afterwards.
     *
     * @param change what happened since the ticket was stored
     * @param past what had happened before
     * @param kept the clocks that are stored
     */
    List<SlaClock> clocks(TicketChange change, List<TicketEvent> past, List<SlaRow> kept) {
        List<TicketEvent> events = new ArrayList<>(past);
        events.addAll(change.events());
        List<SlaClock> all = fold.clocks(change.ticket(), events, (target, lap, started, ended) -> {
            SlaRow before = ended(kept, target, lap, started, ended);
            return before == null ? null : promises.of(before);
        });
        return all.stream().filter(clock -> !isForgotten(clock, past, kept)).toList();
    }

    private static boolean isForgotten(SlaClock clock, List<TicketEvent> past, List<SlaRow> kept) {
        Instant ended = clock.endedAt();
        return ended != null
                && kept.stream().noneMatch(row -> row.is(clock.target(), clock.lap()))
                && past.stream().anyMatch(event -> !event.cause().at().isBefore(ended));
    }

    /** A stored clock, without its pauses. */
    SlaClock kept(Ticket ticket, SlaRow row) {
        return new SlaClock(
                ticket.id(),
                row.lap(),
                row.newest(),
                promises.of(row),
                row.startedAt(),
                List.of(),
                row.dueAt(),
                row.metAt(),
                row.stoppedAt(),
                row.history());
    }

    /** @param nextAt when a scan has to look at it, or null */
    SlaRow row(SlaClock clock, List<SlaRow> kept, @Nullable Instant nextAt) {
        SlaRow before = ended(kept, clock.target(), clock.lap(), clock.startedAt(), clock.endedAt());
        return SlaRow.of(clock, nextAt).keeping(before);
    }

    private static @Nullable SlaRow ended(
            List<SlaRow> rows, SlaTarget target, int lap, Instant started, @Nullable Instant ended) {
        for (SlaRow row : rows) {
            if (row.isEnded(target, lap, started, ended)) {
                return row;
            }
        }
        return null;
    }
}
