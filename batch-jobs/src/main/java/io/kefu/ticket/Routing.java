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
    private final Map<String, Share> shares = new HashMap<>();
    private long turn;

    /** What a ticket adds to an agent's load. */
    private record Share(@Nullable String agentId, int weight) {}

    /** @param turns when each agent got a ticket last, as {@link #turns} gave it */
    Routing(List<Agent> agents, List<AgentRepository.Work> openWork, Map<String, Long> turns) {
        this.agents = agents;
        this.lastTurn.putAll(turns);
        this.turn = turns.values().stream().mapToLong(Long::longValue).max().orElse(0);
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

    /** Chooses without taking: {@link #track} counts the ticket. */
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

    /** Notes what a stored ticket adds to the loads before it is changed. */
    void known(Ticket ticket) {
        shares.putIfAbsent(ticket.id(), share(ticket));
    }

    /** Brings the loads up to date with a ticket that was opened or changed. */
    void track(Ticket ticket) {
        Share now = share(ticket);
        Share before = shares.put(ticket.id(), now);
        if (before != null && before.agentId() != null) {
            work.merge(before.agentId(), -before.weight(), Integer::sum);
        }
        if (now.agentId() != null) {
            work.merge(now.agentId(), now.weight(), Integer::sum);
        }
    }

    /** An agent got a ticket: it is the others' turn. Whoever is not on the list of agents has no turn. */
    void took(String agentId) {
        if (byIdOrName.containsKey(agentId)) {
            lastTurn.put(agentId, ++turn);
        }
    }

    /** Ends a transaction: its tickets need not be remembered, the loads stay. Returns the turns to be stored. */
    Map<String, Long> turns() {
        shares.clear();
        return Map.copyOf(lastTurn);
    }

    /** The same that {@link AgentRepository#openWork} counts. */
    private static Share share(Ticket ticket) {
        boolean counts = !ticket.history() && !ticket.state().isFinished();
        return new Share(counts ? ticket.assignee() : null, weight(ticket.priority()));
    }

    private int load(Agent agent) {
        return work.getOrDefault(agent.id(), 0);
    }
}
