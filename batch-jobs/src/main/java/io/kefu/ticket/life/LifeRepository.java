package io.kefu.ticket.life;

import io.kefu.store.Columns;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.ticket.value.Round;
import io.kefu.ticket.value.StateKind;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whole lives of tickets, for checks and for figures as of a moment. */
public final class LifeRepository {

    private static final int PAGE = 1_000;

    private static final String HANDED_BEFORE = """
            SELECT DISTINCT ticket_id FROM ticket_event
             WHERE kind = 'assigned' AND id < :event AND to_value IN (:agents)
            """;

    /** What they have now, and whatever changed since. */
    private static final String CHANGED_SINCE = """
            SELECT id FROM ticket WHERE state_kind IN %s AND assignee IN (:agents)
             UNION
            SELECT ticket_id FROM ticket_event WHERE id >= :event
            """.formatted(StateKind.sql(StateKind::takesContacts));

    private final JdbcClient read;

    public LifeRepository(Database database) {
        this.read = database.read();
    }

    /** Hands over the lives of all tickets, in the order of their numbers. */
    public void each(Consumer<Life> consumer) {
        String last = "";
        while (true) {
            Map<String, Ticket> page = page(last);
            if (page.isEmpty()) {
                return;
            }
            String first = last;
            last = page.keySet().stream().max(String::compareTo).orElseThrow();
            Map<String, List<TicketEvent>> events = events(first, last);
            Map<String, List<Round>> ended = ended(first, last);
            page.forEach((id, ticket) -> consumer.accept(
                    new Life(ticket, ended.getOrDefault(id, List.of()), events.getOrDefault(id, List.of()))));
        }
    }

    /** Hands over the tickets that are not closed, in the order of their numbers. */
    public void eachNotClosed(Consumer<Ticket> consumer) {
        String last = "";
        while (true) {
            List<Ticket> page = read.sql("SELECT " + TicketColumns.SELECTED
                            + " FROM ticket t WHERE t.id > :after AND t.state_kind IN "
                            + StateKind.sql(StateKind::takesContacts) + " ORDER BY t.id LIMIT " + PAGE)
                    .param("after", last)
                    .query((row, n) -> TicketColumns.read(row))
                    .list();
            if (page.isEmpty()) {
                return;
            }
            last = page.stream().map(Ticket::id).max(String::compareTo).orElseThrow();
            page.forEach(consumer);
        }
    }

    /** The tickets that these agents had to do something with until an event, and perhaps others, as they were before it. */
    public List<Ticket> hadBefore(long event, Collection<String> agents) {
        List<String> ids = new ArrayList<>();
        String candidates = isLate(event) ? CHANGED_SINCE : HANDED_BEFORE;
        Parts.of(
                agents,
                part -> ids.addAll(read.sql(candidates)
                        .param("event", event)
                        .param("agents", part)
                        .query(String.class)
                        .list()));
        List<Ticket> tickets = new ArrayList<>();
        Parts.of(ids.stream().distinct().toList(), part -> tickets.addAll(before(event, part)));
        return tickets;
    }

    /** Whether fewer events lie behind it than before. */
    private boolean isLate(long event) {
        return event * 2
                > read.sql("SELECT MAX(id) FROM ticket_event").query(Long.class).single();
    }

    /** Tickets as they were before an event. */
    public List<Ticket> before(long event, Collection<String> ids) {
        Map<String, List<TicketEvent>> events = new HashMap<>();
        read.sql("SELECT " + TicketRepository.EVENT
                        + " FROM ticket_event e WHERE e.ticket_id IN (:ids) AND e.id < :event ORDER BY e.id")
                .param("ids", ids)
                .param("event", event)
                .query((ResultSet row) -> {
                    StoredEvent stored = TicketRepository.toEvent(row, 0);
                    events.computeIfAbsent(stored.ticketId(), id -> new ArrayList<>())
                            .add(stored.event());
                });
        return read
                .sql("SELECT " + TicketColumns.SELECTED + " FROM ticket t WHERE t.id IN (:ids) ORDER BY t.id")
                .param("ids", ids)
                .query((row, n) -> TicketColumns.read(row))
                .list()
                .stream()
                .map(now -> Ticket.replay(
                        now.birth(), now.words(), now.requesterId(), events.getOrDefault(now.id(), List.of())))
                .toList();
    }

    private Map<String, Ticket> page(String after) {
        Map<String, Ticket> page = new LinkedHashMap<>();
        read.sql("SELECT " + TicketColumns.SELECTED + " FROM ticket t WHERE t.id > :after ORDER BY t.id LIMIT " + PAGE)
                .param("after", after)
                .query((ResultSet row) -> {
                    Ticket ticket = TicketColumns.read(row);
                    page.put(ticket.id(), ticket);
                });
        return page;
    }

    private Map<String, List<TicketEvent>> events(String after, String upTo) {
        Map<String, List<TicketEvent>> events = new LinkedHashMap<>();
        read.sql("SELECT " + TicketRepository.EVENT + " FROM ticket_event e"
                        + " WHERE e.ticket_id > :after AND e.ticket_id <= :last ORDER BY e.ticket_id, e.id")
                .param("after", after)
                .param("last", upTo)
                .query((ResultSet row) -> {
                    StoredEvent event = TicketRepository.toEvent(row, 0);
                    events.computeIfAbsent(event.ticketId(), id -> new ArrayList<>())
                            .add(event.event());
                });
        return events;
    }

    private Map<String, List<Round>> ended(String after, String upTo) {
        Map<String, List<Round>> ended = new HashMap<>();
        read.sql("""
                        SELECT ticket_id, number, began_at, resolved_at, closed_at FROM ended_round
                         WHERE ticket_id > :after AND ticket_id <= :last ORDER BY ticket_id, number
                        """).param("after", after).param("last", upTo).query((ResultSet row) -> {
            ended.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                    .add(new Round(
                            row.getInt(2), Columns.instant(row, 3), Columns.instant(row, 4), Columns.instant(row, 5)));
        });
        return ended;
    }
}
