package io.kefu.sla;

import io.kefu.sla.policy.SlaTarget;
import io.kefu.store.BulkWriter;
import io.kefu.store.Columns;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.text.Code;
import io.kefu.ticket.value.StateKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The clocks of tickets. */
public final class SlaRepository {

    private static final String CLOCK = """
            SELECT ticket_id, target, lap, newest, policy, budget_s, calendar, pauses, started_at, due_at, met_at,
                   stopped_at, paused_at, next_at, history
              FROM sla_clock
            """;

    private static final Comparator<SlaRow> IN_ORDER =
            Comparator.comparing(SlaRow::target).thenComparing(SlaRow::lap);

    private static final String IS_PROMISE = Arrays.stream(SlaTarget.values())
            .filter(SlaTarget::isPromise)
            .map(target -> "'" + target.key() + "'")
            .collect(Collectors.joining(", ", "target IN (", ")"));

    private final BulkWriter bulk;
    private final JdbcClient write;
    private final JdbcClient read;

    public SlaRepository(Database database) {
        this.bulk = database.bulk();
        this.write = database.write();
        this.read = database.read();
    }

    void save(List<SlaRow> rows) {
        bulk.write("""
                INSERT INTO sla_clock (ticket_id, target, lap, newest, policy, budget_s, calendar, pauses, started_at,
                                       due_at, met_at, stopped_at, paused_at, next_at, history)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, row -> new @Nullable Object[] {
            row.ticketId(),
            row.target().key(),
            row.lap(),
            row.newest(),
            row.policy(),
            row.budget().toSeconds(),
            row.calendar(),
            row.pauseText(),
            row.startedAt(),
            row.dueAt(),
            row.metAt(),
            row.stoppedAt(),
            row.pausedAt(),
            row.nextAt(),
            row.history()
        });
    }

    /** Takes away all clocks of tickets, to be made anew. */
    void forget(List<String> tickets) {
        bulk.write("DELETE FROM sla_clock WHERE ticket_id = ?", tickets, ticket -> new @Nullable Object[] {ticket});
    }

    /** The clocks of tickets as they stand on the write connection, by ticket, in the order of targets and laps. */
    Map<String, List<SlaRow>> of(Collection<String> tickets) {
        Map<String, List<SlaRow>> rows = new HashMap<>();
        Parts.of(
                tickets,
                part ->
                        rows.putAll(write
                                .sql(CLOCK + " WHERE ticket_id IN (:ids)")
                                .param("ids", part)
                                .query(SlaRepository::toRow)
                                .stream()
                                .sorted(IN_ORDER)
                                .collect(Collectors.groupingBy(SlaRow::ticketId))));
        return rows;
    }

    /** The clocks of a ticket, in the order of targets and laps. */
    public List<SlaRow> of(String ticketId) {
        return read.sql(CLOCK + " WHERE ticket_id = :id").param("id", ticketId).query(SlaRepository::toRow).stream()
                .sorted(IN_ORDER)
                .toList();
    }

    private static SlaRow toRow(ResultSet row, int number) throws SQLException {
        return new SlaRow(
                row.getString(1),
                Code.of(SlaTarget.class, row.getString(2)),
                row.getInt(3),
                row.getInt(4) != 0,
                row.getString(5),
                Duration.ofSeconds(row.getLong(6)),
                row.getString(7),
                SlaRow.pauses(row.getString(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                Instant.ofEpochMilli(row.getLong(10)),
                Columns.instant(row, 11),
                Columns.instant(row, 12),
                Columns.instant(row, 13),
                Columns.instant(row, 14),
                row.getInt(15) != 0);
    }

    /** The next tickets that are not closed, by number: a block. */
    List<String> ticketsAfter(String last) {
        return read.sql("""
                        SELECT ticket_id FROM ticket_standing WHERE ticket_id > :last AND state_kind IN %s
                         ORDER BY ticket_id LIMIT 1000
                        """.formatted(StateKind.sql(StateKind::takesContacts)))
                .param("last", last)
                .query(String.class)
                .list();
    }

    /** The promises that were due in a period and are broken, the first due in front. */
    List<SlaRow> broken(Instant from, Instant to, Instant now) {
        return read.sql(CLOCK + """
                         WHERE due_at >= :from AND due_at < :to AND history = 0 AND %s
                           AND COALESCE(met_at, stopped_at, paused_at, :now) > due_at
                         ORDER BY due_at, ticket_id, target, lap
                        """.formatted(IS_PROMISE))
                .param("from", from.toEpochMilli())
                .param("to", to.toEpochMilli())
                .param("now", now.toEpochMilli())
                .query(SlaRepository::toRow)
                .list();
    }

    /**
     * How the clocks of a team and policy stand.
     *
     * @param overdue that are broken and not met
     * @param soon that run and are due within the time asked for
     */
    public record Standing(
            @Nullable String team,
            String target,
            String policy,
            int running,
            int paused,
            int overdue,
            int soon,
            @Nullable Instant nextDue) {}

    /** How the clocks that are not over stand, by team, target and policy. */
    public List<Standing> standing(Instant now, Instant soon) {
        return read.sql("""
                        SELECT t.team, k.target, k.policy,
                               SUM(CASE WHEN k.paused_at IS NULL THEN 1 ELSE 0 END),
                               SUM(CASE WHEN k.paused_at IS NULL THEN 0 ELSE 1 END),
                               SUM(CASE WHEN k.due_at < COALESCE(k.paused_at, :now) THEN 1 ELSE 0 END),
                               SUM(CASE WHEN k.paused_at IS NULL AND k.due_at >= :now AND k.due_at < :soon THEN 1 ELSE 0 END),
                               MIN(CASE WHEN k.paused_at IS NULL AND k.due_at >= :now THEN k.due_at END)
                          FROM sla_clock k JOIN ticket_standing t ON t.ticket_id = k.ticket_id
                         WHERE k.met_at IS NULL AND k.stopped_at IS NULL AND k.history = 0 AND k.%s
                         GROUP BY t.team, k.target, k.policy
                         ORDER BY COALESCE(t.team, ''), k.target, k.policy
                        """.formatted(IS_PROMISE))
                .param("now", now.toEpochMilli())
                .param("soon", soon.toEpochMilli())
                .query((row, n) -> new Standing(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getInt(6),
                        row.getInt(7),
                        Columns.instant(row, 8)))
                .list();
    }

    /** The moment of the last scan that came to its end. */
    Optional<Instant> lastLook() {
        return write.sql("SELECT looked_at FROM sla_scan")
                .query(Long.class)
                .optional()
                .map(Instant::ofEpochMilli);
    }

    /** By which policies and calendars the clocks that run were reckoned last. */
    public Optional<String> basis() {
        return read.sql("SELECT fingerprint FROM sla_basis").query(String.class).optional();
    }

    /** Remembers a basis, in the caller's transaction. */
    void standOn(String fingerprint) {
        write.sql("""
                        INSERT INTO sla_basis (id, fingerprint) VALUES (1, :fingerprint)
                        ON CONFLICT (id) DO UPDATE SET fingerprint = excluded.fingerprint
                        """).param("fingerprint", fingerprint).update();
    }

    /** Remembers a basis where there is none yet, in the caller's transaction. */
    void standOnFirst(String fingerprint) {
        write.sql("INSERT INTO sla_basis (id, fingerprint) VALUES (1, :fingerprint) ON CONFLICT (id) DO NOTHING")
                .param("fingerprint", fingerprint)
                .update();
    }

    /** A running clock. */
    public record RunningClock(
            String ticketId,
            String target,
            String policy,
            Instant dueAt,
            String priority,
            String state,
            @Nullable String team,
            @Nullable String assignee,
            @Nullable String agentName) {}

    /** The clocks that run and are due before the instant, the most urgent first. */
    public List<RunningClock> dueBefore(Instant instant) {
        return read.sql("""
                        SELECT k.ticket_id, k.target, k.policy, k.due_at, t.priority, t.state, t.team, t.assignee,
                               COALESCE(a.name, t.assignee)
                          FROM sla_clock k JOIN ticket_standing t ON t.ticket_id = k.ticket_id
                          LEFT JOIN known_agent a ON a.agent_id = t.assignee
                         WHERE k.met_at IS NULL AND k.stopped_at IS NULL AND k.history = 0 AND k.due_at < :before
                           AND (k.paused_at IS NULL OR k.due_at < k.paused_at) AND k.%s
                         ORDER BY k.due_at, k.ticket_id, k.target
                        """.formatted(IS_PROMISE))
                .param("before", instant.toEpochMilli())
                .query((row, n) -> new RunningClock(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9)))
                .list();
    }

    /**
     * How many promises are overdue now, and how many more will be.
     *
     * @param soon those that are due before the moment asked for
     */
    public record Overdue(long overdue, long soon) {}

    /** What is overdue now, and what is due before a moment. */
    public Overdue overdue(Instant now, Instant soon) {
        return read.sql("""
                        SELECT COALESCE(SUM(CASE WHEN due_at < :now THEN 1 ELSE 0 END), 0), COUNT(*) FROM sla_clock
                         WHERE met_at IS NULL AND stopped_at IS NULL AND history = 0 AND due_at < :soon
                           AND (paused_at IS NULL OR due_at < paused_at) AND %s
                        """.formatted(IS_PROMISE))
                .param("now", now.toEpochMilli())
                .param("soon", soon.toEpochMilli())
                .query((row, n) -> new Overdue(row.getLong(1), row.getLong(2) - row.getLong(1)))
                .single();
    }
}
