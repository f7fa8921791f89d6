package io.kefu.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the agent for a ticket: of the active agents with the team's skill (or, when nobody has it, of the
 * department), the one with the least open work against capacity; among equals the one who got a ticket longest ago,
 * then the smallest id. The same tickets in the same order always go to the same agents.
 */
final class Routing {

    /** An agent and why this one. */
    record Choice(Agent agent, String reason) {}

    private final List<Agent> agents;
    private final Map<String, Agent> byIdOrName = new HashMap<>();
    private final Map<String, Integer> work = new HashMap<>();
    private final Map<String, Long> lastTurn = new HashMap<>();
    private long turn;

    Routing(List<Agent> agents, List<AgentRepository.Work> openWork) {
        this.agents = agents;
        for (Agent agent : agents) {
            byIdOrName.putIfAbsent(agent.name(), agent);
        }
        agents.forEach(agent -> byIdOrName.put(agent.id(), agent));
        openWork.forEach(line -> work.merge(line.agentId(), line.tickets() * weight(line.priority()), Integer::sum));
    }

    static int weight(String priority) {
        return switch (priority) {
            case "high" -> 3;
            case "medium" -> 2;
            default -> 1;
        };
    }

    /** The agent of this id or name. */
    Optional<Agent> find(@Nullable String idOrName) {
        return Optional.ofNullable(idOrName).map(byIdOrName::get);
    }

    /** Chooses without taking: {@link #took} counts the ticket. */
    Optional<Choice> choose(@Nullable String team, @Nullable String department) {
        List<Agent> able = new ArrayList<>();
        if (team != null) {
            agents.stream()
                    .filter(agent -> agent.active() && agent.skills().contains(team))
                    .forEach(able::add);
        }
        String by = "skill " + team;
        if (able.isEmpty() && department != null) {
            agents.stream()
                    .filter(agent -> agent.active() && department.equals(agent.department()))
                    .forEach(able::add);
            by = "department " + department;
        }
        Agent best = null;
        for (Agent agent : able) {
            if (best == null || isBetter(agent, best)) {
                best = agent;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        return Optional.of(new Choice(best, by + ", load " + load(best) + "/" + best.capacity()));
    }

    private boolean isBetter(Agent a, Agent b) {
        // Compares load/capacity without rounding.
        int byLoad = Long.compare((long) load(a) * b.capacity(), (long) load(b) * a.capacity());
        if (byLoad != 0) {
            return byLoad < 0;
        }
        int byTurn = Long.compare(lastTurn.getOrDefault(a.id(), 0L), lastTurn.getOrDefault(b.id(), 0L));
        return byTurn != 0 ? byTurn < 0 : a.id().compareTo(b.id()) < 0;
    }

    /** Counts a ticket into an agent's load. */
    void took(String agentId, String priority) {
        work.merge(agentId, weight(priority), Integer::sum);
        lastTurn.put(agentId, ++turn);
    }

    /** Counts a ticket out of an agent's load. */
    void gave(@Nullable String agentId, String priority) {
        if (agentId != null) {
            work.merge(agentId, -weight(priority), Integer::sum);
        }
    }

    private int load(Agent agent) {
        return work.getOrDefault(agent.id(), 0);
    }
}
