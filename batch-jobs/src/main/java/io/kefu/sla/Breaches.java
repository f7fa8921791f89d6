package io.kefu.sla;

import io.kefu.sla.clock.ClockFold;
import io.kefu.sla.clock.SlaClock;
import io.kefu.store.Parts;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketRepository;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks for promises that were broken. */
public final class Breaches {

    private final SlaRepository rows;
    private final TicketRepository tickets;
    private final SlaClocks clocks;
    private final ClockFold fold;
    private final Instant now;

    public Breaches(SlaRepository rows, TicketRepository tickets, SlaClocks clocks, ClockFold fold, Clock clock) {
        this.rows = rows;
        this.tickets = tickets;
        this.clocks = clocks;
        this.fold = fold;
        this.now = clock.instant();
    }

    /** Those that were due in a period, the first due in front. A breach is a matter of instants, not of scans. */
    public List<Breach> list(Instant from, Instant to) {
        List<Breach> breaches = new ArrayList<>();
        Parts.of(rows.broken(from, to, now), part -> breaches.addAll(explained(part)));
        return breaches;
    }

    private List<Breach> explained(List<SlaRow> part) {
        List<String> ids = part.stream().map(SlaRow::ticketId).distinct().toList();
        Map<String, TicketRow> read = tickets.read(ids);
        Map<String, List<TicketEvent>> events = tickets.events(ids);
        List<Breach> breaches = new ArrayList<>();
        for (SlaRow row : part) {
            TicketRow ticket = read.get(row.ticketId());
            if (ticket != null) {
                breaches.add(breach(row, ticket.ticket(), events.getOrDefault(row.ticketId(), List.of())));
            }
        }
        return breaches;
    }

    private Breach breach(SlaRow row, Ticket ticket, List<TicketEvent> events) {
        SlaClock clock = clocks.kept(ticket, row);
        Instant end = row.endedAt() != null ? row.endedAt() : row.pausedAt() != null ? row.pausedAt() : now;
        Duration late = clock.promise().calendar().between(row.dueAt(), end);
        return new Breach(
                row, ticket.team(), ticket.assignee(), late, Breach.causes(fold.spent(ticket, events, clock, now)));
    }
}
