package io.kefu.ticket.life;

import io.kefu.access.Actor;
import io.kefu.store.BulkWriter;
import io.kefu.store.Columns;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.ticket.progress.ProgressEntry;
import io.kefu.ticket.value.Cause;
import io.kefu.ticket.value.Round;
import io.kefu.ticket.value.TicketState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of tickets, their rounds, events and progress entries. */
public final class TicketRepository {

    private static final String TICKET =
            "SELECT " + TicketColumns.SELECTED + ", COALESCE(c.level, 'ordinary') AS customer_level, d.due_at" + """

              FROM ticket t
              LEFT JOIN requester q ON q.requester_id = t.requester_id
              LEFT JOIN known_customer c ON c.customer_id = q.customer_id
              LEFT JOIN ticket_due d ON d.ticket_id = t.id
            """;

    static final String EVENT =
            "e.ticket_id, e.at, e.timed, e.actor, e.reason, e.intake_id, e.kind, e.from_value, e.to_value, e.facts";

    private final JdbcClient write;
    private final JdbcClient read;
    private final BulkWriter bulk;
    private final String forUpdate;

    public TicketRepository(Database database) {
        this.forUpdate = database.forUpdate("t");
        this.write = database.write();
        this.read = database.read();
        this.bulk = database.bulk();
    }

    /**
     * A ticket with what others say about it.
     *
     * @param customerLevel of its customer today
     * @param dueAt when it is expected to be done, by its clocks; null when nothing was promised
     */
    public record TicketRow(
            Ticket ticket, String customerLevel, @Nullable Instant dueAt) {}

    /** The tickets as they stand on the write connection, by number; until the transaction ends nobody else changes them. */
    public Map<String, TicketRow> read(Collection<String> ids) {
        Map<String, TicketRow> rows = new LinkedHashMap<>();
        Parts.of(ids.stream().sorted().toList(), part -> write.sql(
                        TICKET + " WHERE t.id IN (:ids) ORDER BY t.id" + forUpdate)
                .param("ids", part)
                .query((ResultSet row) -> {
                    TicketRow ticket = toRow(row, 0);
                    rows.put(ticket.ticket().id(), ticket);
                }));
        return rows;
    }

    /** Where a ticket stood before it was merged last. */
    TicketState stateBefore(String id) {
        return write.sql("""
                        SELECT from_value FROM ticket_event
                         WHERE ticket_id = :id AND kind = 'state'
                           AND to_value LIKE 'merged/%' AND from_value NOT LIKE 'merged/%'
                         ORDER BY id DESC LIMIT 1
                        """)
                .param("id", id)
                .query((row, number) -> TicketState.parse(row.getString(1)))
                .single();
    }

    /** For queries over {@code ticket t}, its customer {@code c} and requester {@code q}: a SELECT without a WHERE. */
    public static String select() {
        return TICKET;
    }

    /** A row of {@link #select}. */
    public static TicketRow toRow(ResultSet row, int number) throws SQLException {
        return new TicketRow(
                TicketColumns.read(row),
                row.getString(TicketColumns.COUNT + 1),
                Columns.instant(row, TicketColumns.COUNT + 2));
    }

    void insert(List<Ticket> tickets) {
        bulk.write(TicketColumns.INSERT, tickets, TicketColumns::inserted);
    }

    void update(List<Ticket> tickets) {
        bulk.change(TicketColumns.UPDATE, tickets, ticket -> {
            ticket.version++;
            return TicketColumns.updated(ticket);
        });
    }

    private record RoundRow(String ticketId, Round round) {}

    void insertRounds(List<TicketChange> changes) {
        List<RoundRow> rounds = new ArrayList<>();
        for (TicketChange change : changes) {
            Ticket ticket = change.ticket();
            ticket.endedRounds().forEach(round -> rounds.add(new RoundRow(ticket.id(), round)));
        }
        bulk.write("""
                INSERT INTO ended_round (ticket_id, number, began_at, resolved_at, closed_at) VALUES (?, ?, ?, ?, ?)
                """, rounds, row -> new @Nullable Object[] {
            row.ticketId(),
            row.round().number(),
            row.round().beganAt(),
            row.round().resolvedAt(),
            row.round().closedAt()
        });
    }

    void insertEvents(List<TicketChange> changes, Instant now) {
        List<StoredEvent> events = new ArrayList<>();
        for (TicketChange change : changes) {
            change.events()
                    .forEach(event -> events.add(StoredEvent.of(change.ticket().id(), event)));
        }
        bulk.write("""
                INSERT INTO ticket_event (ticket_id, at, timed, recorded_at, actor, reason, intake_id, kind, from_value,
                                          to_value, facts)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, events, event -> new @Nullable Object[] {
            event.ticketId(),
            event.cause().at(),
            event.cause().timed(),
            now,
            event.cause().actor().name(),
            event.cause().reason(),
            event.cause().intakeId(),
            event.kind(),
            event.from(),
            event.to(),
            event.facts()
        });
    }

    void insertEntries(List<ProgressEntry> entries) {
        bulk.write("""
                INSERT INTO progress_entry (id, ticket_id, stage, operator, at, content, attachments, next_step, version)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, entries, entry -> new @Nullable Object[] {
            entry.id(),
            entry.ticketId(),
            entry.stage(),
            entry.operator(),
            entry.at(),
            entry.content(),
            entry.attachments(),
            entry.nextStep(),
            entry.version()
        });
    }

    /** The events of tickets as they stand on the write connection, each ticket's in the order in which they were recorded. */
    public Map<String, List<TicketEvent>> events(Collection<String> ids) {
        Map<String, List<TicketEvent>> events = new HashMap<>();
        Parts.of(List.copyOf(ids), part -> write.sql(
                        "SELECT " + EVENT + " FROM ticket_event e WHERE e.ticket_id IN (:ids) ORDER BY e.id")
                .param("ids", part)
                .query((ResultSet row) -> {
                    StoredEvent stored = toEvent(row, 0);
                    events.computeIfAbsent(stored.ticketId(), id -> new ArrayList<>())
                            .add(stored.event());
                }));
        return events;
    }

    /** A ticket's events in the order in which they happened, as people are shown them. */
    public List<StoredEvent> story(String ticketId) {
        return read
                .sql("SELECT " + EVENT + " FROM ticket_event e WHERE e.ticket_id = :id ORDER BY e.at, e.id")
                .param("id", ticketId)
                .query((row, n) -> toEvent(row, 0))
                .list()
                .stream()
                .filter(StoredEvent::isStory)
                .toList();
    }

    static StoredEvent toEvent(ResultSet row, int offset) throws SQLException {
        long intake = row.getLong(offset + 6);
        Cause cause = new Cause(
                Instant.ofEpochMilli(row.getLong(offset + 2)),
                row.getInt(offset + 3) != 0,
                new Actor(row.getString(offset + 4)),
                row.getString(offset + 5),
                intake == 0 ? null : intake);
        return new StoredEvent(
                row.getString(offset + 1),
                cause,
                row.getString(offset + 7),
                row.getString(offset + 8),
                row.getString(offset + 9),
                row.getString(offset + 10));
    }
}
