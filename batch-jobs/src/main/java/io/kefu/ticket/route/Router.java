package io.kefu.ticket.route;

import io.kefu.access.Actor;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChange;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketFollower;
import io.kefu.ticket.value.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the agent for a ticket: of the active agents with the team's skill (or, when nobody has it, of the
 * department), the one with the least open work against capacity; among equals the one who got a ticket longest ago,
 * then the smallest id. The same tickets in the same order always go to the same agents.
 * It follows what happens to tickets, so that loads and turns are always those of this moment.
 */
public final class Router implements TicketFollower {

    /** An agent and why this one. */
    public record Choice(Agent agent, String reason) {

        /** Hands the ticket to the agent. */
        public void give(Ticket ticket, Actor actor, Instant at) {
            ticket.by(actor).assign(agent.id(), agent.department(), at, reason);
        }
    }

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
    private final Consumer<Map<String, Long>> keep;
    private long turn;

    /** Up to this turn all are stored. */
    private long kept;

    /** The agents with their open work and turns as they are stored. */
    public Router(AgentRepository agents) {
        this(agents.list(), agents.openWork(), agents.turns(), agents::saveTurns);
    }

    /**
     * @param turns when each agent got a ticket last
     * @param keep stores the turns of a block
     */
    Router(
            List<Agent> agents,
            List<AgentRepository.Work> openWork,
            Map<String, Long> turns,
            Consumer<Map<String, Long>> keep) {
        this.keep = keep;
        this.turn = turns.values().stream().mapToLong(Long::longValue).max().orElse(0);
        this.kept = turn;
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

    static int weight(Priority priority) {
        return switch (priority) {
            case HIGH -> 3;
            case MEDIUM -> 2;
            case LOW -> 1;
        };
    }

    /** The agent of this id or name. */
    public Optional<Agent> find(@Nullable String idOrName) {
        if (idOrName == null) {
            return Optional.empty();
        }
        Seat seat = seats.get(idOrName);
        return Optional.ofNullable(seat == null ? byName.get(idOrName) : seat.agent);
    }

    /** Chooses an agent for a ticket, which counts when the agent has it. */
    public Optional<Choice> choose(Ticket ticket) {
        return choose(ticket.team(), ticket.department());
    }

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

    @Override
    public void happening(Ticket ticket) {
        count(ticket, -1);
    }

    /** Whoever gets a ticket here comes behind the others; who is not on the list of agents has no turn. */
    @Override
    public void happened(Ticket ticket, TicketEvent event) {
        count(ticket, 1);
        if (event instanceof TicketEvent.Assigned assigned && assigned.state() != null) {
            Seat seat = seats.get(assigned.to());
            if (seat != null) {
                seat.lastTurn = ++turn;
            }
        }
    }

    @Override
    public Rows observe(List<TicketChange> changes) {
        Map<String, Long> turns = turns();
        turns.values().removeIf(last -> last <= kept);
        kept = turn;
        return () -> keep.accept(turns);
    }

    /** When each agent got a ticket last, counted in assignments. */
    Map<String, Long> turns() {
        Map<String, Long> turns = new LinkedHashMap<>();
        seats.values().forEach(seat -> turns.put(seat.agent.id(), seat.lastTurn));
        return turns;
    }

    /** What {@link AgentRepository#openWork} counts. */
    private void count(Ticket ticket, int sign) {
        if (ticket.assignee() != null && !ticket.history() && !ticket.kind().isFinished()) {
            add(ticket.assignee(), sign * weight(ticket.priority()));
        }
    }
}
