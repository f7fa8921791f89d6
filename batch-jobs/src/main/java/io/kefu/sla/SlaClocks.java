package io.kefu.sla;

import io.kefu.calendar.BusinessCalendar;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps the clocks of tickets: with every change that concerns them they are made anew of all that happened. */
public final class SlaClocks implements TicketObserver {

    /** A clock that has ended is not reckoned again. */
    private static final BusinessCalendar ANY_TIME = BusinessCalendar.always(ZoneOffset.UTC);

    private final Concern concern;
    private final ClockFold fold;
    private final String basis;
    private final TicketRepository tickets;
    private final SlaRepository clocks;

    /** @param basis of the policies and calendars, see {@link SlaBasis} */
    public SlaClocks(Concern concern, ClockFold fold, String basis, TicketRepository tickets, SlaRepository clocks) {
        this.concern = concern;
        this.fold = fold;
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
            Ticket ticket = change.ticket();
            List<TicketEvent> events = change.events();
            if (!change.isNew()) {
                events = new ArrayList<>(past.getOrDefault(ticket.id(), List.of()));
                events.addAll(change.events());
            }
            List<SlaRow> old = kept.getOrDefault(ticket.id(), List.of());
            for (SlaClock clock : fold.clocks(ticket, events, (target, turn, started, ended) -> {
                SlaRow before = ended(old, target, turn, started, ended);
                return before == null ? null : before.promise(ANY_TIME, List.of());
            })) {
                SlaRow before = ended(old, clock.target(), clock.turn(), clock.startedAt(), clock.endedAt());
                Instant looked = clock.endedAt() == null ? null : lastLook.get().orElse(null);
                rows.add(SlaRow.of(clock, looked).keeping(before));
            }
        }
        return rows;
    }

    private static @Nullable SlaRow ended(
            List<SlaRow> rows, SlaTarget target, int turn, Instant started, @Nullable Instant ended) {
        for (SlaRow row : rows) {
            if (row.isEnded(target, turn, started, ended)) {
                return row;
            }
        }
        return null;
    }
}
