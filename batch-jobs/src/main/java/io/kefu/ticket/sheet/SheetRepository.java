package io.kefu.ticket.sheet;

import io.kefu.store.BulkWriter;
import io.kefu.store.Columns;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.progress.ProgressEntry;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the sheets show of tickets and progress entries, and what was taken over from sheets that came back. */
final class SheetRepository {

    private final JdbcClient write;
    private final BulkWriter bulk;
    private final JdbcTemplate stream;

    SheetRepository(Database database) {
        this.write = database.write();
        this.bulk = database.bulk();
        this.stream = new JdbcTemplate(database.reader());
        this.stream.setFetchSize(1000);
    }

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
            @Nullable TicketType type,
            Urgency urgency,
            Instant openedAt,
            @Nullable String department,
            @Nullable String assigneeName,
            StateKind kind,
            @Nullable Instant dueAt,
            @Nullable Instant doneAt,
            @Nullable Integer rating,
            int version) {}

    private static final String REGISTRATION = """
            SELECT t.id, c.customer_id, c.name, c.company, c.phone, c.email, c.wechat,
                   CASE t.description WHEN '' THEN COALESCE(t.subject, '') ELSE t.description END AS description,
                   t.type, t.urgency, t.opened_at, t.department, COALESCE(a.name, t.assignee) AS assignee, t.state_kind,
                   d.due_at, COALESCE(t.resolved_at, t.closed_at) AS done_at, t.rating, t.version
              FROM ticket t
              LEFT JOIN requester q ON q.requester_id = t.requester_id
              LEFT JOIN known_customer c ON c.customer_id = q.customer_id
              LEFT JOIN agent a ON a.id = t.assignee
              LEFT JOIN ticket_due d ON d.ticket_id = t.id
            """;

    /** The operator by name, where {@link EntryRepository#COLUMNS} has the number. */
    private static final String PROGRESS =
            "SELECT " + EntryRepository.COLUMNS.replace("p.operator", "COALESCE(a.name, p.operator) AS operator") + """

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
                    consumer.accept(EntryRepository.toEntry(row, 0));
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
    Map<String, ProgressEntry> entries(Collection<String> ids) {
        Map<String, ProgressEntry> entries = new HashMap<>();
        Parts.of(ids, part -> write.sql(PROGRESS + " WHERE p.id IN (:ids)")
                .param("ids", part)
                .query((ResultSet row) -> {
                    ProgressEntry entry = EntryRepository.toEntry(row, 0);
                    entries.put(entry.id(), entry);
                }));
        return entries;
    }

    /**
     * Something that was taken over from a sheet, so that reading the same again is known.
     *
     * @param id of the ticket or entry
     * @param mark of a cell, or of a new line
     */
    record Taken(String id, String mark) {}

    /** What was taken over for these tickets and entries. */
    Set<Taken> taken(Collection<String> ids) {
        Set<Taken> taken = new HashSet<>();
        Parts.of(ids, part -> write.sql("SELECT id, mark FROM sheet_taken WHERE id IN (:ids)")
                .param("ids", part)
                .query((ResultSet row) -> {
                    taken.add(new Taken(row.getString(1), row.getString(2)));
                }));
        return taken;
    }

    void take(Collection<Taken> marks, Instant now) {
        bulk.write(
                "INSERT INTO sheet_taken (id, mark, taken_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                List.copyOf(marks),
                taken -> new @Nullable Object[] {taken.id(), taken.mark(), now});
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
                TicketType.ofNullable(row.getString(9)),
                new Urgency(row.getString(10)),
                Instant.ofEpochMilli(row.getLong(11)),
                row.getString(12),
                row.getString(13),
                StateKind.of(row.getString(14)),
                Columns.instant(row, "due_at"),
                Columns.instant(row, "done_at"),
                row.getObject(17) == null ? null : row.getInt(17),
                row.getInt(18));
    }
}
