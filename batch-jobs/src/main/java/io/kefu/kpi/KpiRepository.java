package io.kefu.kpi;

import io.kefu.store.Columns;
import io.kefu.store.Database;
import io.kefu.ticket.value.StateKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the tickets of a period from the view {@code kpi_ticket}. */
public final class KpiRepository {

    private static final String COLUMNS = """
            id, external_id, channel, type, priority, level, team, assignee, agent_name, agent_department, state, state_kind,
            opened_at, first_response_at, resolved_at, closed_at, reopens, reassignments, rating, ambiguous_times, source_due_at, source_sla_met,
            first_due_at, first_met_at, first_stopped_at, resolution_due_at, resolution_met_at, resolution_stopped_at
            """;

    private final JdbcTemplate stream;

    public KpiRepository(Database database) {
        this.stream = new JdbcTemplate(database.reader());
        this.stream.setFetchSize(1000);
    }

    /** Hands over the tickets of the period in the order of opening. */
    void each(KpiReport.Period period, Consumer<KpiTicket> consumer) {
        stream.query(
                "SELECT " + COLUMNS + " FROM kpi_ticket WHERE opened_at >= ? AND opened_at < ? ORDER BY opened_at, id",
                row -> {
                    consumer.accept(toTicket(row, period.now()));
                },
                period.from().toEpochMilli(),
                period.to().toEpochMilli());
    }

    private static KpiTicket toTicket(ResultSet row, Instant now) throws SQLException {
        Instant resolved = Columns.instant(row, "resolved_at");
        Instant closed = Columns.instant(row, "closed_at");
        return new KpiTicket(
                row.getString("id"),
                row.getString("external_id"),
                row.getString("channel"),
                row.getString("type"),
                row.getString("priority"),
                row.getString("level"),
                row.getString("team"),
                row.getString("assignee"),
                row.getString("agent_name"),
                row.getString("agent_department"),
                row.getString("state"),
                StateKind.of(row.getString("state_kind")),
                Instant.ofEpochMilli(row.getLong("opened_at")),
                Columns.instant(row, "first_response_at"),
                resolved,
                closed,
                row.getInt("reopens"),
                row.getInt("reassignments"),
                row.getObject("rating") == null ? null : row.getInt("rating"),
                sourceVerdict(row, closed == null ? resolved : closed, now),
                slaMet(row, now),
                row.getString("ambiguous_times") != null);
    }

    /** What the source says; where it gives only a due time, whether the ticket was done by then. */
    private static @Nullable Boolean sourceVerdict(ResultSet row, @Nullable Instant done, Instant now)
            throws SQLException {
        Boolean stated = flag(row, "source_sla_met");
        Instant due = Columns.instant(row, "source_due_at");
        if (stated != null || due == null) {
            return stated;
        }
        if (done != null) {
            return !done.isAfter(due);
        }
        return now.isAfter(due) ? Boolean.FALSE : null;
    }

    /** Whether a clock was met in time; null when it is neither met nor due yet, or there is none. */
    private static @Nullable Boolean met(ResultSet row, String clock, Instant now) throws SQLException {
        Instant due = Columns.instant(row, clock + "_due_at");
        Instant metAt = Columns.instant(row, clock + "_met_at");
        Instant stopped = Columns.instant(row, clock + "_stopped_at");
        if (due == null) {
            return null;
        }
        if (metAt != null) {
            return !metAt.isAfter(due);
        }
        Instant until = stopped == null ? now : stopped;
        return until.isAfter(due) ? Boolean.FALSE : null;
    }

    /** Missed when a clock is missed; met when there are clocks and all are decided and met; else undecided. */
    private static @Nullable Boolean slaMet(ResultSet row, Instant now) throws SQLException {
        boolean decided = false;
        boolean undecided = false;
        for (String clock : List.of("first", "resolution")) {
            if (Columns.instant(row, clock + "_due_at") != null) {
                Boolean met = met(row, clock, now);
                if (Boolean.FALSE.equals(met)) {
                    return false;
                }
                decided |= met != null;
                undecided |= met == null;
            }
        }
        return (decided && !undecided) ? Boolean.TRUE : null;
    }

    private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value != 0;
    }
}
