package io.kefu.ticket.task;

import io.kefu.store.Columns;
import io.kefu.store.Database;
import io.kefu.text.Code;
import io.kefu.ticket.task.Task.Kind;
import io.kefu.ticket.task.Task.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasks of tickets. */
public final class TaskRepository {

    private static final String SELECT = """
            SELECT id, ticket_id, kind, consultation, entry, assignee, what, due_at, opened_at, opened_by, outcome, answer, ended_at, ended_by
              FROM task
            """;

    private final JdbcClient write;
    private final JdbcClient read;

    public TaskRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
    }

    /**
     * What a list shows; null means any.
     *
     * @param overdueAt only those that should have been done before this moment
     * @param ended whether also what was done or dropped
     */
    public record Filter(
            @Nullable String assignee, @Nullable Instant overdueAt, boolean ended) {}

    /** The earliest due first, those without a time last. */
    public List<Task> list(Filter filter) {
        return read.sql(SELECT + """
                         WHERE (CAST(:assignee AS TEXT) IS NULL OR assignee = :assignee)
                           AND (CAST(:overdue AS BIGINT) IS NULL OR outcome = 'open' AND due_at < :overdue)
                           AND %s
                         ORDER BY CASE WHEN due_at IS NULL THEN 1 ELSE 0 END, due_at, id
                        """.formatted(filter.ended() ? "1 = 1" : "outcome = 'open'"))
                .param("assignee", filter.assignee())
                .param(
                        "overdue",
                        filter.overdueAt() == null ? null : filter.overdueAt().toEpochMilli())
                .query(TaskRepository::toTask)
                .list();
    }

    /** A ticket's, in the order in which they were opened. */
    public List<Task> of(String ticketId) {
        return read.sql(SELECT + " WHERE ticket_id = :ticket ORDER BY id")
                .param("ticket", ticketId)
                .query(TaskRepository::toTask)
                .list();
    }

    /** As the caller's transaction sees it. */
    public Optional<Task> find(String id) {
        return write.sql(SELECT + " WHERE id = :id")
                .param("id", id)
                .query(TaskRepository::toTask)
                .optional();
    }

    /** The opinions for which a ticket still waits, as the caller's transaction sees them. */
    public List<Task> openConsultations(String ticketId) {
        return write.sql(SELECT
                        + " WHERE ticket_id = :ticket AND kind = 'consultation' AND outcome = 'open' ORDER BY id")
                .param("ticket", ticketId)
                .query(TaskRepository::toTask)
                .list();
    }

    /** What a line of progress said to do and is not done, as the caller's transaction sees it. */
    List<Task> openOf(String ticketId, String entry) {
        return write.sql(SELECT + " WHERE ticket_id = :ticket AND entry = :entry AND outcome = 'open' ORDER BY id")
                .param("ticket", ticketId)
                .param("entry", entry)
                .query(TaskRepository::toTask)
                .list();
    }

    /** The opinions that were asked for together, as the caller's transaction sees them. */
    public List<Task> consultation(String ticketId, String consultation) {
        return write.sql(SELECT + " WHERE ticket_id = :ticket AND consultation = :consultation ORDER BY id")
                .param("ticket", ticketId)
                .param("consultation", consultation)
                .query(TaskRepository::toTask)
                .list();
    }

    /** Stores a new task, or how it ended; false when somebody else ended it before. */
    public boolean save(Task task) {
        return write.sql("""
                        INSERT INTO task (id, ticket_id, kind, consultation, entry, assignee, what, due_at, opened_at, opened_by, outcome, answer,
                          ended_at, ended_by)
                        VALUES (:id, :ticket,   :kind, :consultation, :entry, :assignee, :what, :due, :opened, :by, :outcome, :answer, :ended, :ender)
                        ON CONFLICT (id) DO UPDATE SET outcome = excluded.outcome, answer = excluded.answer,
                          ended_at = excluded.ended_at, ended_by = excluded.ended_by
                          WHERE task.outcome = 'open'
                        """)
                        .param("id", task.id())
                        .param("ticket", task.ticketId())
                        .param("kind", task.kind().key())
                        .param("consultation", task.consultation())
                        .param("entry", task.entry())
                        .param("assignee", task.assignee())
                        .param("what", task.what())
                        .param("due", millis(task.dueAt()))
                        .param("opened", task.openedAt().toEpochMilli())
                        .param("by", task.openedBy())
                        .param("outcome", task.outcome().key())
                        .param("answer", task.answer())
                        .param("ended", millis(task.endedAt()))
                        .param("ender", task.endedBy())
                        .update()
                == 1;
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }

    private static Task toTask(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getString(1),
                row.getString(2),
                Code.of(Kind.class, row.getString(3)),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Columns.instant(row, 8),
                Objects.requireNonNull(Columns.instant(row, 9)),
                row.getString(10),
                Code.of(Outcome.class, row.getString(11)),
                row.getString(12),
                Columns.instant(row, 13),
                row.getString(14));
    }
}
