package io.kefu.ticket.route;

import io.kefu.customer.golden.Level;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.text.Code;
import io.kefu.text.Tongue;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.StateKind;
import io.kefu.ticket.value.TicketType;
import io.kefu.ticket.value.Urgency;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tickets that wait for somebody, and what they ask for. */
public final class QueueRepository {

    /** What people took, or gave by hand, stays where it is. */
    private static final String UNTOUCHED = """
            assignee IS NOT NULL AND first_response_at IS NULL AND answered_untimed = 0 AND EXISTS
            (SELECT 1 FROM ticket_event e
              WHERE e.id = (SELECT MAX(f.id) FROM ticket_event f WHERE f.ticket_id = ticket.id AND f.kind = 'assigned')
                AND e.reason LIKE '%; roster %')
            """;

    private final JdbcClient write;
    private final Grades grades;

    public QueueRepository(Database database, Grades grades) {
        this.grades = grades;
        this.write = database.write();
    }

    /**
     * Tickets of ours that nobody has, as the caller's transaction sees them.
     *
     * @param team null for all
     * @param languages whether anybody asks for the language, which is read out of the text
     */
    List<Demand> waiting(@Nullable String team, boolean languages) {
        return demands("assignee IS NULL AND (CAST(:name AS TEXT) IS NULL OR team = :name)", team, languages);
    }

    /** Tickets of ours that an agent has to do something with. */
    List<Demand> held(String agent, boolean languages) {
        return demands("assignee = :name", agent, languages);
    }

    /** Tickets of ours that routing gave and nobody has begun to work on, by whom has them. */
    Map<Demand, String> untouched(boolean languages) {
        Map<Demand, String> held = new HashMap<>();
        write.sql(select(UNTOUCHED, languages)).query((ResultSet row) -> {
            held.put(demand(row, languages), row.getString("assignee"));
        });
        return held;
    }

    /** A ticket that waited for somebody, when somebody got it, and when it was done. */
    record Arrived(
            Demand demand,
            @Nullable Instant givenAt,
            @Nullable Instant solvedAt) {

        /** The team's time between the two; null when nobody knows. */
        @Nullable
        Duration work(RoutingRules rules) {
            return givenAt == null || solvedAt == null || !solvedAt.isAfter(givenAt)
                    ? null
                    : rules.calendar(demand.kind().team()).between(givenAt, solvedAt);
        }
    }

    /** Those opened in {@code [from, to)} that no source gave to somebody. */
    List<Arrived> arrived(Instant from, Instant to, boolean languages) {
        return write.sql("""
                        SELECT t.id, t.team, t.department, t.channel, t.attribute, t.type, t.urgency, t.priority, t.level,
                               t.opened_at, NULL AS reopened_at, t.assignee, t.subject, t.description, t.resolved_at,
                               e.at AS given_at
                          FROM ticket t LEFT JOIN ticket_event e ON e.id =
                               (SELECT MIN(f.id) FROM ticket_event f WHERE f.ticket_id = t.id AND f.kind = 'assigned')
                         WHERE t.history = 0 AND t.state_kind NOT IN %s AND t.opened_at >= :from AND t.opened_at < :to
                           AND COALESCE(e.reason, '') <> 'named by the source'
                         ORDER BY t.opened_at, t.id
                        """.formatted(StateKind.sql(StateKind::isVoid)))
                .param("from", from.toEpochMilli())
                .param("to", to.toEpochMilli())
                .query((row, n) ->
                        new Arrived(demand(row, languages), instant(row, "given_at"), instant(row, "resolved_at")))
                .list();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private List<Demand> demands(String which, @Nullable String name, boolean languages) {
        List<Demand> found = new ArrayList<>();
        List<String> reopened = new ArrayList<>();
        write.sql(select(which, languages)).param("name", name).query((ResultSet row) -> {
            Demand demand = demand(row, languages);
            found.add(demand);
            if (row.getObject("reopened_at") != null) {
                reopened.add(demand.ticketId());
            }
        });
        Map<String, String> former = former(reopened);
        return former.isEmpty()
                ? found
                : found.stream()
                        .map(demand -> demand.formerlyOf(former.get(demand.ticketId())))
                        .toList();
    }

    /** Texts are long: they are read where somebody asks for the language. */
    private static String select(String which, boolean languages) {
        return """
                SELECT id, team, department, channel, attribute, type, urgency, priority, level, opened_at, reopened_at,
                       assignee, %s
                  FROM ticket
                 WHERE state_kind IN %s AND state_kind IN %s AND history = 0 AND %s
                """.formatted(
                        languages ? "subject, description" : "NULL",
                        StateKind.sql(StateKind::takesContacts),
                        StateKind.sql(StateKind::isOurs),
                        which);
    }

    private Demand demand(ResultSet row, boolean languages) throws SQLException {
        Instant reopened = instant(row, "reopened_at");
        String type = row.getString("type");
        return new Demand(
                row.getString("id"),
                new Demand.Kind(
                        row.getString("team"),
                        row.getString("department"),
                        row.getString("channel"),
                        row.getString("attribute").equals("instant"),
                        languages ? tongue(row) : null,
                        type == null ? null : new TicketType(type),
                        new Urgency(row.getString("urgency")),
                        new Priority(row.getString("priority")),
                        grades.place(Scale.PRIORITY, row.getString("priority")),
                        Code.of(Level.class, row.getString("level"))),
                reopened == null ? Instant.ofEpochMilli(row.getLong("opened_at")) : reopened,
                null);
    }

    private static @Nullable String tongue(ResultSet row) throws SQLException {
        return Tongue.of(Objects.requireNonNullElse(row.getString("subject"), "") + "\n" + row.getString("description"))
                .orElse(null);
    }

    /** Who had these tickets until a run put them back, because they could not go on with them then. */
    private Map<String, String> former(List<String> ids) {
        Map<String, String> former = new HashMap<>();
        Parts.of(ids, part -> write.sql("""
                        SELECT ticket_id, from_value FROM ticket_event
                         WHERE id IN (SELECT MAX(id) FROM ticket_event
                                       WHERE kind = 'assigned' AND ticket_id IN (:ids) GROUP BY ticket_id)
                           AND to_value IS NULL AND from_value IS NOT NULL AND actor LIKE 'system:%'
                        """).param("ids", part).query((ResultSet row) -> {
            former.put(row.getString(1), row.getString(2));
        }));
        return former;
    }
}
