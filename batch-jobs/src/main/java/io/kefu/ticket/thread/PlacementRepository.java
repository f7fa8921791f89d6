package io.kefu.ticket.thread;

import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.intake.record.Version;
import io.kefu.store.BulkWriter;
import io.kefu.store.Columns;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.ticket.value.StateKind;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which imported row went into which ticket, and which went into none yet. */
public final class PlacementRepository {

    private final JdbcClient write;
    private final BulkWriter bulk;

    public PlacementRepository(Database database) {
        this.write = database.write();
        this.bulk = database.bulk();
    }

    /** The ids of contacts that went into no ticket yet, in the order in which they happened. */
    public static final String PENDING_CONTACTS = pending("r.kind = 'interaction'", "r.external_id");

    /** The ids of tickets and ticket events of other systems, each ticket's in the order of change. */
    public static final String PENDING_TICKETS =
            pending("r.kind IN ('ticket', 'ticket-event')", "COALESCE(r.modified_at, 0)");

    private static String pending(String kind, String order) {
        return """
               SELECT r.id
                 FROM imported_row r
                WHERE r.id > ? AND %s
                  AND NOT EXISTS (SELECT 1 FROM ticket_intake t WHERE t.intake_id = r.id)
                ORDER BY COALESCE(r.occurred_at, r.modified_at), r.source, %s, r.id
               """.formatted(kind, order);
    }

    /**
     * What threading needs to know of an unfinished ticket.
     *
     * @param ownId its own number; another than the ticket's where that took it in
     */
    record OpenThread(
            String ticketId,
            String ownId,
            String source,
            @Nullable String conversation,
            @Nullable String customerId,
            @Nullable String orderNo,
            @Nullable Instant resolvedAt) {}

    /**
     * What was merged is known by its own marks and leads to the ticket that it went into. Of a solution without a time it
     * counts when it was told.
     */
    void eachThread(Consumer<OpenThread> consumer) {
        write.sql("""
                        SELECT t.id, m.id, m.source, m.conversation, q.customer_id, m.order_no,
                               COALESCE(t.resolved_at, CASE WHEN t.state_kind = 'solved' THEN
                                 (SELECT MAX(e.at) FROM ticket_event e
                                   WHERE e.ticket_id = t.id AND e.kind = 'state' AND e.to_value LIKE 'solved/%%')
                               END) AS resolved_at
                          FROM (SELECT id AS root_id, id AS ticket_id FROM ticket WHERE state_kind IN %1$s AND history = 0
                                UNION ALL
                                SELECT root_id, ticket_id FROM merged_ticket) f
                          JOIN ticket t ON t.id = f.root_id
                          JOIN ticket m ON m.id = f.ticket_id
                          LEFT JOIN requester q ON q.requester_id = m.requester_id
                         WHERE t.state_kind IN %1$s AND t.history = 0
                         ORDER BY m.opened_at, m.id
                        """.formatted(StateKind.sql(StateKind::takesContacts)))
                .query((ResultSet row) -> consumer.accept(new OpenThread(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        Columns.instant(row, "resolved_at"))));
    }

    /** A conversation of which a contact went into a ticket that began with another. */
    public record Joined(String ticketId, String source, String conversation) {}

    void eachJoined(Consumer<Joined> consumer) {
        write.sql(
                        "SELECT ticket_id, source, conversation FROM ticket_conversation ORDER BY ticket_id, source, conversation")
                .query((ResultSet row) ->
                        consumer.accept(new Joined(row.getString(1), row.getString(2), row.getString(3))));
    }

    public void insertJoined(List<Joined> joined) {
        bulk.change(
                "INSERT INTO ticket_conversation (ticket_id, source, conversation) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                joined,
                one -> new @Nullable Object[] {one.ticketId(), one.source(), one.conversation()});
    }

    /** The closed tickets of these customers about an order, in the order in which they were opened. */
    void eachClosed(Collection<String> customers, Consumer<OpenThread> consumer) {
        Parts.of(customers, part -> write.sql("""
                        SELECT t.id, t.source, t.conversation, q.customer_id, t.order_no
                          FROM requester q JOIN ticket t ON t.requester_id = q.requester_id
                         WHERE q.customer_id IN (:customers) AND t.state_kind = 'closed' AND t.history = 0
                           AND t.order_no IS NOT NULL
                         ORDER BY t.opened_at, t.id
                        """)
                .param("customers", part)
                .query((ResultSet row) -> consumer.accept(new OpenThread(
                        row.getString(1),
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        null))));
    }

    /** What a ticket of somebody is about. */
    record Told(
            String ticketId,
            String customerId,
            @Nullable String orderNo,
            Instant openedAt,
            @Nullable String subject,
            String description) {

        Told about(String order) {
            return new Told(ticketId, customerId, order, openedAt, subject, description);
        }
    }

    /** The tickets of these customers that were opened since, in that order; none of what was cancelled or merged. */
    void eachTold(Collection<String> customers, Instant since, Consumer<Told> consumer) {
        Parts.of(customers, part -> write.sql("""
                        SELECT t.id, q.customer_id, t.order_no, t.opened_at, t.subject, t.description
                          FROM requester q JOIN ticket t ON t.requester_id = q.requester_id
                         WHERE q.customer_id IN (:customers) AND t.history = 0 AND t.opened_at >= :since
                           AND t.state_kind NOT IN ('cancelled', 'merged')
                         ORDER BY t.opened_at, t.id
                        """)
                .param("customers", part)
                .param("since", since.toEpochMilli())
                .query((ResultSet row) -> consumer.accept(new Told(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Objects.requireNonNull(Columns.instant(row, "opened_at")),
                        row.getString(5),
                        row.getString(6)))));
    }

    /** True when any row that is still to be dealt with is a version of another. */
    public boolean hasUpdates() {
        return write.sql("""
                        SELECT EXISTS (
                          SELECT 1 FROM imported_row
                           WHERE kind = 'interaction' AND is_update = 1
                             AND id > (SELECT id FROM settled))
                        """).query(Boolean.class).single();
    }

    /** The ticket that a row's versions went into, and the newest of them. */
    public record PlacedRow(String ticketId, StoredRecord row) {

        public boolean replaces(PlacedRow other) {
            return Version.of(row).replaces(Version.of(other.row));
        }
    }

    /** Where earlier versions of these contacts went, by their ids in the source. */
    public Map<String, PlacedRow> placedRows(String source, Collection<String> externalIds) {
        Map<String, PlacedRow> placed = new HashMap<>();
        Parts.of(externalIds, part -> write.sql("""
                        SELECT t.ticket_id, r.id, r.kind, r.source, r.external_id, r.requester, r.is_update, r.history,
                               r.content
                          FROM imported_row r JOIN ticket_intake t ON t.intake_id = r.id
                         WHERE r.source = :source AND r.external_id IN (:ids) AND r.kind = 'interaction'
                           AND t.ticket_id IS NOT NULL
                         ORDER BY r.id
                        """)
                .param("source", source)
                .param("ids", part)
                .query((ResultSet row) -> {
                    StoredRecord record = IntakeRepository.toRecord(row, 2);
                    placed.merge(
                            record.externalId(),
                            new PlacedRow(row.getString(1), record),
                            (held, next) -> next.replaces(held) ? next : held);
                }));
        return placed;
    }

    /** What the rows of these tickets that were adopted told of our answers so far. */
    public Map<String, Set<String>> repliesTold(Collection<String> ids) {
        Map<String, Set<String>> replies = new HashMap<>();
        Parts.of(ids, part -> write.sql("""
                        SELECT t.ticket_id, r.content
                          FROM ticket_intake t JOIN imported_row r ON r.id = t.intake_id
                         WHERE t.ticket_id IN (:ids) AND t.role <> :older
                        """)
                .param("ids", part)
                .param("older", Role.OLDER.key())
                .query((ResultSet row) -> {
                    String reply = CanonicalRecord.fromJson(row.getString(2)).text(Field.REPLY);
                    if (reply != null) {
                        replies.computeIfAbsent(row.getString(1), id -> new HashSet<>())
                                .add(reply);
                    }
                }));
        return replies;
    }

    /** Tickets by their numbers in another system. */
    public Map<String, String> ticketsBySource(String source, Collection<String> externalIds) {
        Map<String, String> tickets = new HashMap<>();
        Parts.of(externalIds, part -> write.sql(
                        "SELECT external_id, id FROM ticket WHERE source = :source AND external_id IN (:ids)")
                .param("source", source)
                .param("ids", part)
                .query((ResultSet row) -> {
                    tickets.put(row.getString(1), row.getString(2));
                }));
        return tickets;
    }

    /** Says which ticket a row went into. */
    public record Link(long intakeId, @Nullable String ticketId, Role role) {}

    /** The contacts that came into a ticket after its opening, and newer versions; as the caller's transaction sees it. */
    public List<StoredRecord> later(String ticketId) {
        return write.sql("""
                        SELECT r.id, r.kind, r.source, r.external_id, r.requester, r.is_update, r.history, r.content
                          FROM imported_row r JOIN ticket_intake i ON i.intake_id = r.id
                         WHERE i.ticket_id = :id AND i.role IN ('appended', 'updated')
                         ORDER BY r.id
                        """)
                .param("id", ticketId)
                .query((row, n) -> IntakeRepository.toRecord(row, 1))
                .list();
    }

    /** Puts rows that went into one ticket into another. */
    public void move(List<Link> links) {
        bulk.change("UPDATE ticket_intake SET ticket_id = ?, role = ? WHERE intake_id = ?", links, link ->
                new @Nullable Object[] {link.ticketId(), link.role().key(), link.intakeId()});
    }

    public void insert(List<Link> links) {
        bulk.write(
                "INSERT INTO ticket_intake (intake_id, ticket_id, role) VALUES (?, ?, ?)",
                links,
                link -> new @Nullable Object[] {
                    link.intakeId(), link.ticketId(), link.role().key()
                });
    }
}
