package io.kefu.ticket.route;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.intake.record.Version;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.text.Lists;
import io.kefu.text.Tongue;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.StateKind;
import io.kefu.workspace.Language;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The agents. */
public final class AgentRepository {

    private static final int DEFAULT_CAPACITY = 20;

    private final JdbcClient write;
    private final JdbcClient read;
    private final BulkWriter bulk;

    public AgentRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
        this.bulk = database.bulk();
    }

    /** The ids of new rows about agents and departments, in the order of import. */
    public static final String PENDING = """
            SELECT id FROM imported_row
             WHERE id > ? AND kind IN ('agent', 'department')
             ORDER BY id
            """;

    /** The agent that an imported row describes. */
    public static Agent toAgent(StoredRecord row) {
        return toAgent(row.externalId(), row.content());
    }

    /** The agent of a number. */
    public static Agent toAgent(String id, CanonicalRecord content) {
        return new Agent(
                id,
                content.text(Field.NAME, id),
                content.text(Field.DEPARTMENT),
                Skill.all(content.list(Field.SKILLS)),
                content.text(Field.SENIORITY),
                content.integer(Field.CAPACITY).orElse(DEFAULT_CAPACITY),
                content.integer(Field.INSTANT_CAPACITY).orElse(null),
                content.list(Field.CHANNELS).stream()
                        .map(channel -> Language.code("channel", channel))
                        .toList(),
                content.list(Field.LANGUAGES).stream().map(Tongue::code).toList(),
                content.text(Field.EMAIL),
                content.flag(Field.ACTIVE).orElse(true),
                content.text(Field.SHIFTS),
                content.text(Field.LEAVE));
    }

    /** Saves an agent unless a newer {@link Version} is there. */
    public void save(Agent agent, long intakeId) {
        write.sql("""
                        INSERT INTO agent (id, name, department, skills, seniority, capacity, instant_capacity, channels,
                          languages, email, active, shifts, leave_days, intake_id)
                        VALUES (:id, :name, :department, :skills, :seniority, :capacity, :instant, :channels,
                          :languages, :email, :active, :shifts, :leave, :intake)
                        ON CONFLICT (id) DO UPDATE SET
                          name = excluded.name, department = excluded.department, skills = excluded.skills,
                          seniority = excluded.seniority, capacity = excluded.capacity,
                          instant_capacity = excluded.instant_capacity, channels = excluded.channels,
                          languages = excluded.languages, email = excluded.email, active = excluded.active,
                          shifts = excluded.shifts, leave_days = excluded.leave_days, intake_id = excluded.intake_id
                        WHERE %s
                        """.formatted(Version.replaces("excluded.intake_id", "agent.intake_id")))
                .param("id", agent.id())
                .param("name", agent.name())
                .param("department", agent.department())
                .param("skills", Lists.joined(agent.skills()))
                .param("seniority", agent.seniority())
                .param("capacity", agent.capacity())
                .param("instant", agent.instantCapacity())
                .param("channels", Lists.joined(agent.channels()))
                .param("languages", Lists.joined(agent.languages()))
                .param("email", agent.email())
                .param("active", agent.active() ? 1 : 0)
                .param("shifts", agent.shifts())
                .param("leave", agent.leave())
                .param("intake", intakeId)
                .update();
    }

    private static final String ALL = """
            SELECT id, name, department, skills, seniority, capacity, instant_capacity, channels, languages, email, active,
                   shifts, leave_days
              FROM agent ORDER BY id
            """;

    private static Agent agent(ResultSet row) throws SQLException {
        int instant = row.getInt(7);
        Integer instantCapacity = row.wasNull() ? null : instant;
        return new Agent(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Lists.split(row.getString(4)).stream().map(Skill::parse).toList(),
                row.getString(5),
                row.getInt(6),
                instantCapacity,
                Lists.split(row.getString(8)),
                Lists.split(row.getString(9)),
                row.getString(10),
                row.getInt(11) != 0,
                row.getString(12),
                row.getString(13));
    }

    /** All agents in the order of their ids. */
    public List<Agent> list() {
        return read.sql(ALL).query((row, n) -> agent(row)).list();
    }

    /** How the agents stand, as the caller's transaction sees it. */
    public Standing standing(RoutingRules rules, Instant now) {
        Map<String, Long> turns = new LinkedHashMap<>();
        write.sql("SELECT id, last_turn FROM agent WHERE last_turn > 0 ORDER BY id")
                .query((ResultSet row) -> {
                    turns.put(row.getString(1), row.getLong(2));
                });
        return new Standing(
                write.sql(ALL).query((row, n) -> agent(row)).list(),
                work(write),
                turns,
                lately(write, rules, now, Long.MAX_VALUE));
    }

    /**
     * When agents got tickets, as far back as the pace asks.
     *
     * @param before events from this one on do not count
     */
    static Map<String, List<Instant>> lately(JdbcClient client, RoutingRules rules, Instant now, long before) {
        Map<String, List<Instant>> lately = new LinkedHashMap<>();
        rules.pace().ifPresent(pace -> client.sql("""
                        SELECT to_value, at FROM ticket_event
                         WHERE kind = 'assigned' AND to_value IS NOT NULL AND at > :after AND id < :before
                         ORDER BY at, id
                        """)
                .param("after", now.minus(pace.within()).toEpochMilli())
                .param("before", before)
                .query((ResultSet row) -> {
                    lately.computeIfAbsent(row.getString(1), first -> new ArrayList<>())
                            .add(Instant.ofEpochMilli(row.getLong(2)));
                }));
        return lately;
    }

    /** Stores when agents got a ticket last. */
    public void saveTurns(Map<String, Long> turns) {
        bulk.write("UPDATE agent SET last_turn = ? WHERE id = ?", turns.entrySet(), turn ->
                new Object[] {turn.getValue(), turn.getKey()});
    }

    /** What the agents have to do. */
    public List<Standing.Work> work() {
        return work(read);
    }

    private static List<Standing.Work> work(JdbcClient client) {
        return client.sql("""
                        SELECT assignee, priority, attribute, COUNT(*) FROM ticket
                         WHERE state_kind IN %s AND state_kind IN %s AND assignee IS NOT NULL AND history = 0
                         GROUP BY assignee, priority, attribute ORDER BY assignee, priority, attribute
                        """.formatted(StateKind.sql(StateKind::takesContacts), StateKind.sql(StateKind::isOurs)))
                .query((row, n) -> new Standing.Work(
                        row.getString(1),
                        new Priority(row.getString(2)),
                        row.getString(3).equals("instant"),
                        row.getInt(4)))
                .list();
    }

    /** How many unfinished tickets each has, those that wait for others too. */
    public Map<String, Integer> held() {
        Map<String, Integer> held = new LinkedHashMap<>();
        read.sql("""
                        SELECT assignee, COUNT(*) FROM ticket
                         WHERE state_kind IN %s AND state_kind NOT IN %s AND assignee IS NOT NULL AND history = 0
                         GROUP BY assignee ORDER BY assignee
                        """.formatted(StateKind.sql(StateKind::takesContacts), StateKind.sql(StateKind::isFinished)))
                .query((ResultSet row) -> {
                    held.put(row.getString(1), row.getInt(2));
                });
        return held;
    }
}
