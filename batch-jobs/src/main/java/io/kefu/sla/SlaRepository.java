package io.kefu.sla;

import io.kefu.store.BulkWriter;
import io.kefu.store.Columns;
import io.kefu.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clocks of tickets. */
public final class SlaRepository {

    private final BulkWriter bulk;
    private final JdbcClient read;

    public SlaRepository(Database database) {
        this.bulk = database.bulk();
        this.read = database.read();
    }

    record Clock(
            String ticketId,
            SlaPolicies.Due due,
            Instant startedAt,
            @Nullable Instant metAt,
            @Nullable Instant stoppedAt,
            boolean history) {}

    void save(List<Clock> clocks) {
        bulk.write("""
                INSERT INTO sla_clock (ticket_id, target, policy, budget_s, started_at, due_at, met_at, stopped_at, history)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (ticket_id, target) DO UPDATE SET
                  policy = excluded.policy, budget_s = excluded.budget_s, started_at = excluded.started_at,
                  due_at = excluded.due_at,
                  met_at = excluded.met_at, stopped_at = excluded.stopped_at
                """, clocks, clock -> new @Nullable Object[] {
            clock.ticketId(),
            clock.due().target().key(),
            clock.due().policy(),
            clock.due().budget().toSeconds(),
            clock.startedAt(),
            clock.due().at(),
            clock.metAt(),
            clock.stoppedAt(),
            clock.history()
        });
    }

    /** A clock of a ticket, running or not. */
    public record KeptClock(
            String target,
            String policy,
            Duration budget,
            Instant startedAt,
            Instant dueAt,
            @Nullable Instant metAt) {}

    /** The clocks of a ticket, the first due in front. */
    public List<KeptClock> of(String ticketId) {
        return read.sql("""
                        SELECT target, policy, budget_s, started_at, due_at, met_at FROM sla_clock
                         WHERE ticket_id = :id ORDER BY due_at, target
                        """)
                .param("id", ticketId)
                .query((row, n) -> new KeptClock(
                        row.getString(1),
                        row.getString(2),
                        Duration.ofSeconds(row.getLong(3)),
                        Instant.ofEpochMilli(row.getLong(4)),
                        Instant.ofEpochMilli(row.getLong(5)),
                        Columns.instant(row, 6)))
                .list();
    }

    /** A running clock. */
    public record RunningClock(
            String ticketId,
            String target,
            String policy,
            Instant dueAt,
            String priority,
            String state,
            @Nullable String assignee,
            @Nullable String agentName) {}

    /** The clocks that run and are due before the instant, the most urgent first. */
    public List<RunningClock> dueBefore(Instant instant) {
        return read.sql("""
                        SELECT k.ticket_id, k.target, k.policy, k.due_at, t.priority, t.state, t.assignee,
                               COALESCE(a.name, t.assignee)
                          FROM sla_clock k JOIN ticket_standing t ON t.ticket_id = k.ticket_id
                          LEFT JOIN known_agent a ON a.agent_id = t.assignee
                         WHERE k.met_at IS NULL AND k.stopped_at IS NULL AND k.history = 0 AND k.due_at < :before
                         ORDER BY k.due_at, k.ticket_id, k.target
                        """)
                .param("before", instant.toEpochMilli())
                .query((row, n) -> new RunningClock(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)))
                .list();
    }

    /** How many running clocks are due before the instant. */
    public long countDueBefore(Instant instant) {
        return read.sql("""
                        SELECT COUNT(*) FROM sla_clock
                         WHERE met_at IS NULL AND stopped_at IS NULL AND history = 0 AND due_at < :before
                        """)
                .param("before", instant.toEpochMilli())
                .query(Long.class)
                .single();
    }
}
