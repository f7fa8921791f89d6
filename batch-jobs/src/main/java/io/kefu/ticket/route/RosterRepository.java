package io.kefu.ticket.route;

import io.kefu.store.Database;
import io.kefu.text.Json;
import io.kefu.text.Lists;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The agents and rules by which tickets were handed out, numbered, each kept once. */
public final class RosterRepository {

    /** Those of a number. */
    public record Roster(List<Agent> agents, String rules) {}

    private final JdbcClient write;

    public RosterRepository(Database database) {
        this.write = database.write();
    }

    /** The number of these; the newest one when it is the same. */
    public int keep(List<Agent> agents, RoutingRules rules, Instant now) {
        String written = agents.stream().map(RosterRepository::write).collect(Collectors.joining("\n"));
        record Newest(int version, boolean same) {}
        Newest newest = write.sql("SELECT version, agents, rules FROM roster ORDER BY version DESC LIMIT 1")
                .query((row, n) -> new Newest(
                        row.getInt(1),
                        row.getString(2).equals(written) && row.getString(3).equals(rules.text())))
                .optional()
                .orElse(new Newest(0, false));
        if (newest.same()) {
            return newest.version();
        }
        int version = newest.version() + 1;
        write.sql("INSERT INTO roster (version, agents, rules, used_at) VALUES (:version, :agents, :rules, :at)")
                .param("version", version)
                .param("agents", written)
                .param("rules", rules.text())
                .param("at", now.toEpochMilli())
                .update();
        return version;
    }

    /** Those of a number. */
    public Optional<Roster> get(int version) {
        return write.sql("SELECT agents, rules FROM roster WHERE version = :version")
                .param("version", version)
                .query((row, n) -> new Roster(
                        row.getString(1).lines().map(RosterRepository::read).toList(), row.getString(2)))
                .optional();
    }

    private static String write(Agent agent) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("id", agent.id());
        line.put("name", agent.name());
        line.put("department", agent.department());
        line.put("skills", Lists.joined(agent.skills()));
        line.put("seniority", agent.seniority());
        line.put("capacity", Integer.toString(agent.capacity()));
        line.put("instant_capacity", agent.instantCapacity() == null ? null : agent.instantCapacity() + "");
        line.put("channels", Lists.joined(agent.channels()));
        line.put("languages", Lists.joined(agent.languages()));
        line.put("active", Boolean.toString(agent.active()));
        line.put("shifts", agent.shifts());
        line.put("leave", agent.leave());
        line.values().removeIf(value -> value == null || value.equals(""));
        return Json.write(line);
    }

    private static Agent read(String json) {
        Map<String, @Nullable String> line = Json.read(json);
        String instant = line.get("instant_capacity");
        return new Agent(
                String.valueOf(line.get("id")),
                String.valueOf(line.get("name")),
                line.get("department"),
                Lists.split(line.get("skills")).stream().map(Skill::parse).toList(),
                line.get("seniority"),
                Integer.parseInt(String.valueOf(line.get("capacity"))),
                instant == null ? null : Integer.valueOf(instant),
                Lists.split(line.get("channels")),
                Lists.split(line.get("languages")),
                null,
                Boolean.parseBoolean(line.get("active")),
                line.get("shifts"),
                line.get("leave"));
    }
}
