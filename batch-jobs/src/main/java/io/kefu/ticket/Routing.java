package io.kefu.ticket;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    /** An agent with the open work at this moment. */
    private static final class Seat {

        private final Agent agent;
        private int load;
        private long lastTurn;

        private Seat(Agent agent, long lastTurn) {
            this.agent = agent;
            this.lastTurn = lastTurn;
        }
    }

    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Map<String, Agent> byName = new HashMap<>();
    private final Map<String, List<Seat>> bySkill = new HashMap<>();
    private final Map<String, List<Seat>> byDepartment = new HashMap<>();
    private final Map<String, Share> shares = new HashMap<>();
    private long turn;

    /** What a ticket adds to an agent's load. */
    private record Share(@Nullable String agentId, int weight) {}

    /** @param turns when each agent got a ticket last, as {@link #turns} gave it */
    Routing(List<Agent> agents, List<AgentRepository.Work> openWork, Map<String, Long> turns) {
        this.turn = turns.values().stream().mapToLong(Long::longValue).max().orElse(0);
        for (Agent agent : agents) {
            Seat seat = new Seat(agent, turns.getOrDefault(agent.id(), 0L));
            seats.put(agent.id(), seat);
            byName.putIfAbsent(agent.name(), agent);
            if (agent.active()) {
                agent.skills().forEach(skill -> bySkill.computeIfAbsent(skill, key -> new ArrayList<>())
                        .add(seat));
                if (agent.department() != null) {
                    byDepartment
                            .computeIfAbsent(agent.department(), key -> new ArrayList<>())
                            .add(seat);
                }
            }
        }
        openWork.forEach(line -> add(line.agentId(), line.tickets() * weight(line.priority())));
    }

    private void add(String agentId, int load) {
        Seat seat = seats.get(agentId);
        if (seat != null) {
            seat.load += load;
        }
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
        if (idOrName == null) {
            return Optional.empty();
        }
        Seat seat = seats.get(idOrName);
        return Optional.ofNullable(seat == null ? byName.get(idOrName) : seat.agent);
    }

    /** Chooses without taking: {@link #track} counts the ticket. */
    Optional<Choice> choose(@Nullable String team, @Nullable String department) {
        List<Seat> able = team == null ? List.of() : bySkill.getOrDefault(team, List.of());
        String by = "skill " + team;
        if (able.isEmpty() && department != null) {
            able = byDepartment.getOrDefault(department, List.of());
            by = "department " + department;
        }
        Seat best = null;
        for (Seat seat : able) {
            if (best == null || isBetter(seat, best)) {
                best = seat;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        return Optional.of(new Choice(best.agent, by + ", load " + best.load + "/" + best.agent.capacity()));
    }

    private static boolean isBetter(Seat a, Seat b) {
        // Compares load/capacity without rounding.
        int byLoad = Long.compare((long) a.load * b.agent.capacity(), (long) b.load * a.agent.capacity());
        if (byLoad != 0) {
            return byLoad < 0;
        }
        int byTurn = Long.compare(a.lastTurn, b.lastTurn);
        return byTurn != 0 ? byTurn < 0 : a.agent.id().compareTo(b.agent.id()) < 0;
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
            add(before.agentId(), -before.weight());
        }
        if (now.agentId() != null) {
            add(now.agentId(), now.weight());
        }
    }

    /** An agent got a ticket: it is the others' turn. Whoever is not on the list of agents has no turn. */
    void took(String agentId) {
        Seat seat = seats.get(agentId);
        if (seat != null) {
            seat.lastTurn = ++turn;
        }
    }

    /** Ends a transaction: its tickets need not be remembered, the loads stay. Returns the turns to be stored. */
    Map<String, Long> turns() {
        shares.clear();
        Map<String, Long> turns = new HashMap<>();
        seats.values().forEach(seat -> turns.put(seat.agent.id(), seat.lastTurn));
        return turns;
    }

    /** The same that {@link AgentRepository#openWork} counts. */
    private static Share share(Ticket ticket) {
        boolean counts = !ticket.history() && !ticket.state().isFinished();
        return new Share(counts ? ticket.assignee() : null, weight(ticket.priority()));
    }
}
