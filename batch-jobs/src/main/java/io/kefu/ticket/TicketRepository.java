package io.kefu.ticket;

import io.kefu.condition.Condition;
import io.kefu.condition.Preselection;
import io.kefu.intake.CanonicalRecord;
import io.kefu.intake.Field;
import io.kefu.intake.StoredRecord;
import io.kefu.problem.KefuException;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tickets, their events and progress entries, and which imported row went into which ticket. */
public final class TicketRepository {

    private static final String TICKET = """
            SELECT t.id, t.source, t.external_id, t.history, t.channel, t.attribute, t.requester_id, t.conversation,
                   t.subject, t.description, t.type, t.subtype, t.urgency, t.priority, t.reasons, t.category, t.order_no,
                   t.department, t.team, t.assignee, t.state, t.opened_at, t.first_response_at, t.resolved_at,
                   t.closed_at, t.contacts, t.reopens, t.reassignments, t.rating, t.source_due_at, t.source_sla_met,
                   t.answered_untimed, t.contact_rating, t.ambiguous_times,
                   t.updated_at, t.source_changed_at, t.version, t.due_at, COALESCE(c.level, 'ordinary') AS level
              FROM ticket t
              LEFT JOIN requester q ON q.requester_id = t.requester_id
              LEFT JOIN known_customer c ON c.customer_id = q.customer_id
            """;

    private static final String ENTRY = "id, ticket_id, stage, operator, at, content, attachments, next_step, version";

    private final JdbcClient write;
    private final JdbcClient read;
    private final BulkWriter bulk;
    private final JdbcTemplate stream;

    public TicketRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
        this.bulk = database.bulk();
        this.stream = new JdbcTemplate(database.reader());
        this.stream.setFetchSize(1000);
    }

    // ---- what the job reads

    /** The ids of contacts that went into no ticket yet, in the order in which they happened. */
    static final String PENDING_CONTACTS = pending("r.kind = 'interaction'", "r.external_id");

    /** The ids of tickets and ticket events of other systems, each ticket's in the order of change. */
    static final String PENDING_TICKETS = pending("r.kind IN ('ticket', 'ticket-event')", "COALESCE(r.modified_at, 0)");

    private static String pending(String kind, String order) {
        return """
               SELECT r.id
                 FROM intake_record r
                WHERE r.id > ? AND %s
                  AND NOT EXISTS (SELECT 1 FROM ticket_intake t WHERE t.intake_id = r.id)
                ORDER BY COALESCE(r.occurred_at, r.modified_at), r.source, %s, r.id
               """.formatted(kind, order);
    }

    /** What threading needs to know of an unfinished ticket. */
    record OpenThread(
            String ticketId,
            String source,
            @Nullable String conversation,
            @Nullable String customerId,
            @Nullable String orderNo,
            @Nullable Instant resolvedAt) {}

    void eachThread(Consumer<OpenThread> consumer) {
        write.sql("""
                        SELECT t.id, t.source, t.conversation, q.customer_id, t.order_no, t.resolved_at
                          FROM ticket t LEFT JOIN requester q ON q.requester_id = t.requester_id
                         WHERE t.state NOT IN ('closed', 'cancelled') AND t.history = 0
                         ORDER BY t.opened_at, t.id
                        """)
                .query((ResultSet row) -> consumer.accept(new OpenThread(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        instant(row, "resolved_at"))));
    }

    Map<String, Ticket> tickets(Collection<String> ids) {
        Map<String, Ticket> tickets = new HashMap<>();
        Parts.of(ids, part -> write.sql(TICKET + " WHERE t.id IN (:ids)")
                .param("ids", part)
                .query((ResultSet row) -> {
                    Ticket ticket = toTicket(row, 0);
                    tickets.put(ticket.id(), ticket);
                }));
        return tickets;
    }

    /** True when any row that is still to be dealt with is a version of another. */
    boolean hasUpdates() {
        return write.sql("""
                        SELECT EXISTS (
                          SELECT 1 FROM intake_record
                           WHERE kind = 'interaction' AND is_update = 1
                             AND id > (SELECT COALESCE(MAX(value), 0) FROM watermark WHERE name = 'settled'))
                        """).query(Boolean.class).single();
    }

    /** The ticket that a row's versions went into, and the newest of them. */
    record PlacedRow(String ticketId, StoredRecord row) {

        /** In the source; 0 when it does not tell. */
        long modifiedAt() {
            return row.content()
                    .instant(Field.MODIFIED_AT)
                    .map(Instant::toEpochMilli)
                    .orElse(0L);
        }
    }

    /** Where earlier versions of these contacts went, by their ids in the source. */
    Map<String, PlacedRow> placedRows(String source, Collection<String> externalIds) {
        Map<String, PlacedRow> placed = new HashMap<>();
        Parts.of(externalIds, part -> write.sql("""
                        SELECT ticket_id, id, kind, source, external_id, requester, is_update, history, content
                          FROM (SELECT t.ticket_id, r.*,
                                       ROW_NUMBER() OVER (PARTITION BY r.external_id
                                                          ORDER BY COALESCE(r.modified_at, 0) DESC, r.id DESC) AS place
                                  FROM intake_record r JOIN ticket_intake t ON t.intake_id = r.id
                                 WHERE r.source = :source AND r.external_id IN (:ids) AND r.kind = 'interaction'
                                   AND t.ticket_id IS NOT NULL) AS version
                         WHERE place = 1
                        """)
                .param("source", source)
                .param("ids", part)
                .query((ResultSet row) -> {
                    StoredRecord record = new StoredRecord(
                            row.getLong(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getInt(7) != 0,
                            row.getInt(8) != 0,
                            CanonicalRecord.fromJson(row.getString(9)));
                    placed.put(record.externalId(), new PlacedRow(row.getString(1), record));
                }));
        return placed;
    }

    /** What the rows of these tickets that were adopted told of our answers so far. */
    Map<String, Set<String>> repliesTold(Collection<String> ids) {
        Map<String, Set<String>> replies = new HashMap<>();
        Parts.of(ids, part -> write.sql("""
                        SELECT t.ticket_id, r.content
                          FROM ticket_intake t JOIN intake_record r ON r.id = t.intake_id
                         WHERE t.ticket_id IN (:ids) AND t.role <> 'older'
                        """).param("ids", part).query((ResultSet row) -> {
            String reply = CanonicalRecord.fromJson(row.getString(2)).text(Field.REPLY);
            if (reply != null) {
                replies.computeIfAbsent(row.getString(1), id -> new HashSet<>()).add(reply);
            }
        }));
        return replies;
    }

    /** Tickets by their numbers in another system. */
    Map<String, String> ticketsBySource(String source, Collection<String> externalIds) {
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

    List<String> unassigned(@Nullable String team) {
        return write.sql("""
                        SELECT id FROM ticket
                         WHERE state = 'unassigned' AND history = 0 AND (:team IS NULL OR team = :team)
                         ORDER BY CASE priority WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END, opened_at, id
                        """).param("team", team).query(String.class).list();
    }

    /** How many unassigned tickets other desks have. */
    int countUnassignedElsewhere(@Nullable String team) {
        return write.sql("""
                        SELECT COUNT(*) FROM ticket
                         WHERE state = 'unassigned' AND history = 1 AND (:team IS NULL OR team = :team)
                        """).param("team", team).query(Integer.class).single();
    }

    // ---- writing

    void insert(List<Ticket> tickets) {
        bulk.write("""
                INSERT INTO ticket (subject, description, type, subtype, urgency, priority, reasons, category, order_no,
                                    department, team, assignee, state, first_response_at, resolved_at, closed_at, contacts,
                                    reopens, reassignments, rating, due_at, source_due_at, source_sla_met, updated_at,
                                    source_changed_at, answered_untimed, contact_rating, ambiguous_times, requester_id,
                                    opened_at, version, id, source, external_id, history, channel, attribute, conversation)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                        ?, ?, ?)
                """, tickets, ticket -> {
            @Nullable Object[] changeable = changeable(ticket);
            @Nullable Object[] values = Arrays.copyOf(changeable, changeable.length + 6);
            int i = changeable.length;
            values[i++] = ticket.source;
            values[i++] = ticket.externalId;
            values[i++] = ticket.history;
            values[i++] = ticket.channel;
            values[i++] = ticket.attribute;
            values[i] = ticket.conversation;
            return values;
        });
    }

    void update(List<Ticket> tickets) {
        bulk.write("""
                UPDATE ticket
                   SET subject = ?, description = ?, type = ?, subtype = ?, urgency = ?, priority = ?, reasons = ?,
                       category = ?, order_no = ?, department = ?, team = ?, assignee = ?, state = ?,
                       first_response_at = ?, resolved_at = ?, closed_at = ?, contacts = ?, reopens = ?,
                       reassignments = ?, rating = ?, due_at = ?, source_due_at = ?, source_sla_met = ?, updated_at = ?,
                       source_changed_at = ?, answered_untimed = ?, contact_rating = ?, ambiguous_times = ?,
                       requester_id = ?, opened_at = ?, version = ?
                 WHERE id = ?
                """, tickets, ticket -> {
            ticket.version++;
            return changeable(ticket);
        });
    }

    /** What can change of a ticket, then its number. */
    private static @Nullable Object[] changeable(Ticket ticket) {
        return new @Nullable Object[] {
            ticket.subject,
            ticket.description,
            ticket.type,
            ticket.subtype,
            ticket.urgency,
            ticket.priority,
            ticket.reasons,
            ticket.category,
            ticket.orderNo,
            ticket.department,
            ticket.team,
            ticket.assignee,
            ticket.state.key(),
            ticket.firstResponseAt,
            ticket.resolvedAt,
            ticket.closedAt,
            ticket.contacts,
            ticket.reopens,
            ticket.reassignments,
            ticket.rating,
            ticket.dueAt,
            ticket.sourceDueAt,
            ticket.sourceSlaMet,
            ticket.updatedAt,
            ticket.sourceChangedAt,
            ticket.answeredUntimed,
            ticket.contactRating,
            ticket.ambiguousTimes,
            ticket.requesterId,
            ticket.openedAt,
            ticket.version,
            ticket.id
        };
    }

    void insertEvents(List<TicketEvent> events) {
        bulk.write("""
                INSERT INTO ticket_event (ticket_id, at, actor, kind, from_value, to_value, reason, intake_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """, events, event -> new @Nullable Object[] {
            event.ticketId(),
            event.at(),
            event.actor(),
            event.kind(),
            event.from(),
            event.to(),
            event.reason(),
            event.intakeId()
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

    /** Says which ticket a row went into. */
    record Link(long intakeId, @Nullable String ticketId, String role) {}

    void insertLinks(List<Link> links) {
        bulk.write("INSERT INTO ticket_intake (intake_id, ticket_id, role) VALUES (?, ?, ?)", links, link ->
                new @Nullable Object[] {link.intakeId(), link.ticketId(), link.role()});
    }

    // ---- for people

    /** The ticket as it stands on the write connection, for changing it. */
    Ticket get(String id) {
        Ticket ticket = tickets(List.of(id)).get(id);
        if (ticket == null) {
            throw new KefuException(new TicketProblem.NoSuchTicket(id));
        }
        return ticket;
    }

    /** What a list shows; null means any. */
    public record Filter(
            @Nullable TicketState state,
            @Nullable String assignee,
            @Nullable String team,
            @Nullable String customerId,
            int limit) {}

    /** The newest tickets that pass the filter and of which the condition is true, up to its limit. */
    public List<Ticket> list(Filter filter, Optional<Condition<Ticket>> where) {
        Preselection selected = where.map(Condition::preselection).orElse(Preselection.EVERYTHING);
        try (Stream<Ticket> tickets = read
                .sql(TICKET + """
                         WHERE (:state IS NULL OR t.state = :state)
                           AND (:assignee IS NULL OR t.assignee = :assignee)
                           AND (:team IS NULL OR t.team = :team)
                           AND (:customer IS NULL OR q.customer_id = :customer)
                           AND %s
                         ORDER BY t.opened_at DESC, t.id DESC
                        """.formatted(selected.sql()))
                .param("state", filter.state() == null ? null : filter.state().key())
                .param("assignee", filter.assignee())
                .param("team", filter.team())
                .param("customer", filter.customerId())
                .params(selected.parameters())
                .query(TicketRepository::toTicket)
                .stream()) {
            return tickets.filter(ticket -> where.isEmpty() || where.get().test(ticket))
                    .limit(filter.limit())
                    .toList();
        }
    }

    /** Everybody to whom a ticket was ever left, by number. */
    List<String> assignees() {
        return read.sql("SELECT DISTINCT assignee FROM ticket WHERE assignee IS NOT NULL")
                .query(String.class)
                .list();
    }

    /** The teams that tickets name. */
    List<String> teams() {
        return read.sql("SELECT DISTINCT team FROM ticket WHERE team IS NOT NULL")
                .query(String.class)
                .list();
    }

    public Ticket show(String id) {
        return read.sql(TICKET + " WHERE t.id = :id")
                .param("id", id)
                .query(TicketRepository::toTicket)
                .optional()
                .orElseThrow(() -> new KefuException(new TicketProblem.NoSuchTicket(id)));
    }

    /** The name, id and contact of a ticket's customer. */
    public record RequesterLine(
            String customerId,
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {}

    public @Nullable RequesterLine requester(String ticketId) {
        return read.sql("""
                        SELECT c.customer_id, COALESCE(c.name, c.company), c.phone, c.email
                          FROM ticket t JOIN requester q ON q.requester_id = t.requester_id
                          JOIN known_customer c ON c.customer_id = q.customer_id
                         WHERE t.id = :id
                        """)
                .param("id", ticketId)
                .query((row, n) ->
                        new RequesterLine(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .optional()
                .orElse(null);
    }

    /** The tickets' customers, by ticket. */
    public Map<String, String> customers(Collection<Ticket> tickets) {
        Map<String, String> customers = new HashMap<>();
        Parts.of(
                tickets.stream().map(Ticket::id).toList(),
                part -> read.sql("""
                        SELECT t.id, q.customer_id FROM ticket t JOIN requester q ON q.requester_id = t.requester_id
                         WHERE t.id IN (:ids) AND q.customer_id IS NOT NULL
                        """).param("ids", part).query((ResultSet row) -> {
                    customers.put(row.getString(1), row.getString(2));
                }));
        return customers;
    }

    public List<TicketEvent> events(String ticketId) {
        return read.sql("""
                        SELECT ticket_id, at, actor, kind, from_value, to_value, reason, intake_id FROM ticket_event
                         WHERE ticket_id = :id ORDER BY at, id
                        """)
                .param("id", ticketId)
                .query((row, n) -> new TicketEvent(
                        row.getString(1),
                        Instant.ofEpochMilli(row.getLong(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        null))
                .list();
    }

    public List<ProgressEntry> entries(String ticketId) {
        return read.sql("""
                        SELECT %s FROM progress_entry WHERE ticket_id = :id ORDER BY at, id
                        """.formatted(ENTRY))
                .param("id", ticketId)
                .query(TicketRepository::toEntry)
                .list();
    }

    // ---- for sheets

    /** A line of the registration sheet before masks and labels. */
    record RegistrationLine(
            String id,
            @Nullable String customerId,
            @Nullable String name,
            @Nullable String company,
            @Nullable String phone,
            @Nullable String email,
            @Nullable String wechat,
            String description,
            String type,
            String urgency,
            Instant openedAt,
            @Nullable String department,
            @Nullable String assigneeName,
            TicketState state,
            @Nullable Instant dueAt,
            @Nullable Instant doneAt,
            @Nullable Integer rating,
            int version) {}

    private static final String REGISTRATION = """
            SELECT t.id, c.customer_id, c.name, c.company, c.phone, c.email, c.wechat,
                   CASE t.description WHEN '' THEN COALESCE(t.subject, '') ELSE t.description END AS description,
                   t.type, t.urgency, t.opened_at, t.department, COALESCE(a.name, t.assignee) AS assignee, t.state,
                   t.due_at, COALESCE(t.resolved_at, t.closed_at) AS done_at, t.rating, t.version
              FROM ticket t
              LEFT JOIN requester q ON q.requester_id = t.requester_id
              LEFT JOIN known_customer c ON c.customer_id = q.customer_id
              LEFT JOIN agent a ON a.id = t.assignee
            """;

    private static final String PROGRESS = """
            SELECT p.id, p.ticket_id, p.stage, COALESCE(a.name, p.operator) AS operator, p.at, p.content,
                   p.attachments, p.next_step, p.version
              FROM progress_entry p
              JOIN ticket t ON t.id = p.ticket_id
              LEFT JOIN agent a ON a.id = p.operator
            """;

    /** Hands over the tickets that were opened in {@code [from, to)}, in the order of opening. */
    void eachRegistrationLine(Instant from, Instant to, Consumer<RegistrationLine> consumer) {
        stream.query(
                REGISTRATION + " WHERE t.opened_at >= ? AND t.opened_at < ? ORDER BY t.opened_at, t.id",
                row -> {
                    consumer.accept(toRegistrationLine(row));
                },
                from.toEpochMilli(),
                to.toEpochMilli());
    }

    /** Hands over the progress entries of the tickets that were opened in {@code [from, to)}. */
    void eachEntry(Instant from, Instant to, Consumer<ProgressEntry> consumer) {
        stream.query(
                PROGRESS + " WHERE t.opened_at >= ? AND t.opened_at < ? ORDER BY p.at, p.id",
                row -> {
                    consumer.accept(toEntry(row, 0));
                },
                from.toEpochMilli(),
                to.toEpochMilli());
    }

    /** The lines of these tickets as they stand on the write connection. */
    Map<String, RegistrationLine> registrationLines(Collection<String> ids) {
        Map<String, RegistrationLine> lines = new HashMap<>();
        Parts.of(ids, part -> write.sql(REGISTRATION + " WHERE t.id IN (:ids)")
                .param("ids", part)
                .query((ResultSet row) -> {
                    RegistrationLine line = toRegistrationLine(row);
                    lines.put(line.id(), line);
                }));
        return lines;
    }

    /** These progress entries as they stand on the write connection, operators by name. */
    Map<String, ProgressEntry> shownEntries(Collection<String> ids) {
        Map<String, ProgressEntry> entries = new HashMap<>();
        Parts.of(ids, part -> write.sql(PROGRESS + " WHERE p.id IN (:ids)")
                .param("ids", part)
                .query((ResultSet row) -> {
                    ProgressEntry entry = toEntry(row, 0);
                    entries.put(entry.id(), entry);
                }));
        return entries;
    }

    /** The reasons of these tickets' events, as they stand on the write connection. */
    Map<String, Set<String>> eventReasons(Collection<String> ticketIds) {
        Map<String, Set<String>> reasons = new HashMap<>();
        Parts.of(ticketIds, part -> write.sql("SELECT ticket_id, reason FROM ticket_event WHERE ticket_id IN (:ids)")
                .param("ids", part)
                .query((ResultSet row) -> {
                    reasons.computeIfAbsent(row.getString(1), id -> new HashSet<>())
                            .add(row.getString(2));
                }));
        return reasons;
    }

    /** Corrects an entry. */
    void updateEntry(String id, String stage, String content, @Nullable String attachments, @Nullable String nextStep) {
        write.sql("""
                        UPDATE progress_entry
                           SET stage = :stage, content = :content, attachments = :attachments, next_step = :next,
                               version = version + 1
                         WHERE id = :id
                        """)
                .param("stage", stage)
                .param("content", content)
                .param("attachments", attachments)
                .param("next", nextStep)
                .param("id", id)
                .update();
    }

    private static RegistrationLine toRegistrationLine(ResultSet row) throws SQLException {
        return new RegistrationLine(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10),
                Instant.ofEpochMilli(row.getLong(11)),
                row.getString(12),
                row.getString(13),
                TicketState.of(row.getString(14)),
                instant(row, "due_at"),
                instant(row, "done_at"),
                row.getObject(17) == null ? null : row.getInt(17),
                row.getInt(18));
    }

    private static ProgressEntry toEntry(ResultSet row, int number) throws SQLException {
        return new ProgressEntry(
                row.getString("id"),
                row.getString("ticket_id"),
                row.getString("stage"),
                row.getString("operator"),
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("content"),
                row.getString("attachments"),
                row.getString("next_step"),
                row.getInt("version"));
    }

    private static Ticket toTicket(ResultSet row, int number) throws SQLException {
        long requester = row.getLong("requester_id");
        Ticket ticket = new Ticket(
                row.getString("id"),
                row.getString("source"),
                row.getString("external_id"),
                row.getInt("history") != 0,
                row.getString("channel"),
                row.getString("attribute"),
                requester == 0 ? null : requester,
                row.getString("conversation"),
                Instant.ofEpochMilli(row.getLong("opened_at")));
        ticket.subject = row.getString("subject");
        ticket.description = row.getString("description");
        ticket.type = row.getString("type");
        ticket.subtype = row.getString("subtype");
        ticket.urgency = row.getString("urgency");
        ticket.priority = row.getString("priority");
        ticket.reasons = row.getString("reasons");
        ticket.category = row.getString("category");
        ticket.orderNo = row.getString("order_no");
        ticket.department = row.getString("department");
        ticket.team = row.getString("team");
        ticket.assignee = row.getString("assignee");
        ticket.state = TicketState.of(row.getString("state"));
        ticket.firstResponseAt = instant(row, "first_response_at");
        ticket.resolvedAt = instant(row, "resolved_at");
        ticket.closedAt = instant(row, "closed_at");
        ticket.answeredUntimed = row.getInt("answered_untimed") != 0;
        ticket.contactRating = row.getObject("contact_rating") == null ? null : row.getInt("contact_rating");
        ticket.ambiguousTimes = row.getString("ambiguous_times");
        ticket.contacts = row.getInt("contacts");
        ticket.reopens = row.getInt("reopens");
        ticket.reassignments = row.getInt("reassignments");
        ticket.rating = row.getObject("rating") == null ? null : row.getInt("rating");
        ticket.dueAt = instant(row, "due_at");
        ticket.sourceDueAt = instant(row, "source_due_at");
        ticket.sourceSlaMet = row.getObject("source_sla_met") == null ? null : row.getInt("source_sla_met") != 0;
        ticket.updatedAt = Instant.ofEpochMilli(row.getLong("updated_at"));
        ticket.sourceChangedAt = instant(row, "source_changed_at");
        ticket.version = row.getInt("version");
        ticket.level = row.getString("level");
        return ticket;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
