package io.kefu.ticket;

import io.kefu.store.Serials;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** New and changed tickets of one transaction; {@link #save} tells the listeners and writes them, and can go on after. */
final class TicketChanges {

    private final TicketRepository tickets;
    private final List<TicketChangeListener> listeners;
    private final Serials.Session numbers;
    private final ZoneId zone;
    private final Map<String, Ticket> opened = new LinkedHashMap<>();
    private final Map<String, Ticket> changed = new LinkedHashMap<>();
    private final List<ProgressEntry> entries = new ArrayList<>();
    private final List<TicketRepository.Link> links = new ArrayList<>();

    TicketChanges(TicketRepository tickets, List<TicketChangeListener> listeners, Serials serials, ZoneId zone) {
        this.tickets = tickets;
        this.listeners = listeners;
        this.numbers = serials.session();
        this.zone = zone;
    }

    /** The number of a ticket that is opened at this instant. */
    String nextTicketId(Instant openedAt) {
        return numbers.next("CS", openedAt.atZone(zone).toLocalDate());
    }

    void opened(Ticket ticket) {
        opened.put(ticket.id(), ticket);
    }

    void changed(Ticket ticket) {
        if (!opened.containsKey(ticket.id())) {
            changed.put(ticket.id(), ticket);
        }
    }

    /** Adds a line to a ticket's progress sheet; returns its number. */
    String entry(
            Ticket ticket,
            String stage,
            String operator,
            Instant at,
            String content,
            @Nullable String attachments,
            @Nullable String nextStep) {
        LocalDate day = ticket.openedAt().atZone(zone).toLocalDate();
        String id = numbers.next("P", day);
        entries.add(new ProgressEntry(id, ticket.id(), stage, operator, at, content, attachments, nextStep, 1));
        return id;
    }

    /** Corrects a line that waits to be written; false when there is none of this moment and text. */
    boolean correct(Ticket ticket, Instant at, String before, String after) {
        for (int i = 0; i < entries.size(); i++) {
            ProgressEntry entry = entries.get(i);
            if (entry.ticketId().equals(ticket.id())
                    && entry.at().equals(at)
                    && entry.content().equals(before)) {
                entries.set(
                        i,
                        new ProgressEntry(
                                entry.id(),
                                entry.ticketId(),
                                entry.stage(),
                                entry.operator(),
                                at,
                                after,
                                entry.attachments(),
                                entry.nextStep(),
                                entry.version()));
                return true;
            }
        }
        return false;
    }

    void link(long intakeId, @Nullable String ticketId, String role) {
        links.add(new TicketRepository.Link(intakeId, ticketId, role));
    }

    void save() {
        numbers.save();
        List<Ticket> fresh = List.copyOf(opened.values());
        List<Ticket> known = List.copyOf(changed.values());
        List<Runnable> after = listeners.stream()
                .map(listener -> listener.ticketsChanged(fresh, known))
                .toList();
        tickets.insert(fresh);
        tickets.update(known);
        after.forEach(Runnable::run);
        List<TicketEvent> events = new ArrayList<>();
        fresh.forEach(ticket -> events.addAll(ticket.takeEvents()));
        known.forEach(ticket -> events.addAll(ticket.takeEvents()));
        tickets.insertEvents(events);
        tickets.insertEntries(entries);
        tickets.insertLinks(links);
        opened.clear();
        changed.clear();
        entries.clear();
        links.clear();
    }
}
