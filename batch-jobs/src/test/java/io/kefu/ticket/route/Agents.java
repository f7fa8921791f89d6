package io.kefu.ticket.route;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.customer.golden.Level;
import io.kefu.ticket.life.TicketOf;
import io.kefu.ticket.value.Priority;
import io.kefu.workspace.Grades;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Agents, demands and rules for tests. */
final class Agents {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Monday noon. */
    static final Instant NOON = Instant.parse("2024-05-06T04:00:00Z");

    static final String RULES = """
            calendar: always
            weights: {high: 3, medium: 2, low: 1}
            """;

    private Agents() {}

    static RoutingRules rules(String yaml) {
        return RoutingRules.parse("routing.yaml", yaml, name -> BusinessCalendar.always(ZONE), ZONE, TicketOf.GRADES);
    }

    static Agent agent(String id, int capacity, String... skills) {
        return new Agent(
                id,
                "name of " + id,
                "售后部",
                Stream.of(skills).map(Skill::parse).toList(),
                null,
                capacity,
                null,
                List.of(),
                List.of(),
                null,
                true,
                null,
                null);
    }

    static Agent senior(Agent agent) {
        return changed(agent, "高级", agent.active(), agent.shifts(), agent.leave());
    }

    static Agent inactive(Agent agent) {
        return changed(agent, agent.seniority(), false, agent.shifts(), agent.leave());
    }

    static Agent on(Agent agent, @Nullable String shifts, @Nullable String leave) {
        return changed(agent, agent.seniority(), agent.active(), shifts, leave);
    }

    private static Agent changed(
            Agent agent, @Nullable String seniority, boolean active, @Nullable String shifts, @Nullable String leave) {
        return new Agent(
                agent.id(),
                agent.name(),
                agent.department(),
                agent.skills(),
                seniority,
                agent.capacity(),
                agent.instantCapacity(),
                agent.channels(),
                agent.languages(),
                null,
                active,
                shifts,
                leave);
    }

    static Agent limited(Agent agent, @Nullable Integer instant, List<String> channels, List<String> languages) {
        return new Agent(
                agent.id(),
                agent.name(),
                agent.department(),
                agent.skills(),
                agent.seniority(),
                agent.capacity(),
                instant,
                channels,
                languages,
                null,
                agent.active(),
                agent.shifts(),
                agent.leave());
    }

    static Demand.Kind kind(String team, Priority priority) {
        return new Demand.Kind(
                team, "售后部", "wechat", false, null, null, TicketOf.NORMAL, priority, turn(priority), Level.ORDINARY);
    }

    static Demand demand(String id, Demand.Kind kind, Instant since) {
        return new Demand(id, kind, since, null);
    }

    /** The id of whom it goes to. */
    static String who(Decision decision) {
        return decision.agent() == null ? "nobody" : decision.agent().id();
    }

    static Router router(String rules, Agent... agents) {
        return new Router(rules(rules), Standing.idle(List.of(agents)), Standing.Keeper.NONE);
    }

    /** The place of a shipped priority. */
    static int turn(Priority priority) {
        return TicketOf.GRADES.place(Grades.Scale.PRIORITY, priority.key());
    }
}
