package io.kefu.ticket.route;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.intake.record.Version;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.text.Code;
import io.kefu.ticket.value.Priority;
import io.kefu.ticket.value.StateKind;
import java.sql.ResultSet;
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

    /** The ids of new rows about agents, in the order of import. */
    public static final String PENDING = """
            SELECT id FROM imported_row
             WHERE id > ? AND kind = 'agent'
             ORDER BY id
            """;

    /** The agent that an imported row describes. */
    public static Agent toAgent(StoredRecord row) {
        CanonicalRecord content = row.content();
        return new Agent(
                row.externalId(),
                content.text(Field.NAME, row.externalId()),
                content.text(Field.DEPARTMENT),
                content.list(Field.SKILLS),
                content.text(Field.SENIORITY),
                content.integer(Field.CAPACITY).orElse(DEFAULT_CAPACITY),
                content.text(Field.EMAIL),
                content.flag(Field.ACTIVE).orElse(true));
    }

    /** Saves an agent unless a newer {@link Version} is there. */
    public void save(Agent agent, long intakeId) {
        write.sql("""
                        INSERT INTO agent (id, name, department, skills, seniority, capacity, email, active, intake_id)
                        VALUES (:id, :name, :department, :skills, :seniority, :capacity, :email, :active, :intake)
                        ON CONFLICT (id) DO UPDATE SET
                          name = excluded.name, department = excluded.department, skills = excluded.skills,
                          seniority = excluded.seniority, capacity = excluded.capacity, email = excluded.email,
                          active = excluded.active, intake_id = excluded.intake_id
                        WHERE %s
                        """.formatted(Version.replaces("excluded.intake_id", "agent.intake_id")))
                .param("id", agent.id())
                .param("name", agent.name())
                .param("department", agent.department())
                .param("skills", String.join(";", agent.skills()))
                .param("seniority", agent.seniority())
                .param("capacity", agent.capacity())
                .param("email", agent.email())
                .param("active", agent.active() ? 1 : 0)
                .param("intake", intakeId)
                .update();
    }

    /** All agents in the order of their ids. */
    public List<Agent> list() {
        return read.sql(
                        "SELECT id, name, department, skills, seniority, capacity, email, active FROM agent ORDER BY id")
                .query((row, n) -> new Agent(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4).isEmpty()
                                ? List.of()
                                : List.of(row.getString(4).split(";")),
                        row.getString(5),
                        row.getInt(6),
                        row.getString(7),
                        row.getInt(8) != 0))
                .list();
    }

    /** When routing chose each agent last. */
    Map<String, Long> turns() {
        Map<String, Long> turns = new LinkedHashMap<>();
        write.sql("SELECT id, last_turn FROM agent WHERE last_turn > 0 ORDER BY id")
                .query((ResultSet row) -> {
                    turns.put(row.getString(1), row.getLong(2));
                });
        return turns;
    }

    void saveTurns(Map<String, Long> turns) {
        bulk.write("UPDATE agent SET last_turn = ? WHERE id = ?", turns.entrySet(), turn ->
                new Object[] {turn.getValue(), turn.getKey()});
    }

    /** An agent's open work: tickets by priority. */
    public record Work(String agentId, Priority priority, int tickets) {}

    public List<Work> openWork() {
        return read.sql("""
                        SELECT assignee, priority, COUNT(*) FROM ticket
                         WHERE state_kind IN %s AND state_kind NOT IN %s AND assignee IS NOT NULL AND history = 0
                         GROUP BY assignee, priority ORDER BY assignee, priority
                        """.formatted(StateKind.sql(StateKind::takesContacts), StateKind.sql(StateKind::isFinished)))
                .query((row, n) -> new Work(row.getString(1), Code.of(Priority.class, row.getString(2)), row.getInt(3)))
                .list();
    }
}
