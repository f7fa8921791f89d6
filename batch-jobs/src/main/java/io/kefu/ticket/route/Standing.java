package io.kefu.ticket.route;

import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.value.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How the agents stand: what routing goes by.
 *
 * @param agents in the order of their ids
 * @param work their open work
 * @param turns when each got a ticket last, counted in assignments
 * @param given when each got tickets lately, as far as a pace is set
 */
public record Standing(List<Agent> agents, List<Work> work, Map<String, Long> turns, Map<String, List<Instant>> given) {

    /** An agent's open work of a kind: what waits for others does not count. */
    public record Work(String agentId, Priority priority, boolean instant, int tickets) {

        Work times(int count) {
            return new Work(agentId, priority, instant, count);
        }
    }

    /** Whether a ticket is open work of its agent. */
    static boolean isWork(Ticket ticket) {
        return ticket.assignee() != null && !ticket.history() && ticket.kind().isOurs();
    }

    /** Stores when agents got a ticket last. */
    @FunctionalInterface
    public interface Keeper {

        Keeper NONE = turns -> {};

        void keep(Map<String, Long> turns);
    }

    /** Agents without any work. */
    public static Standing idle(List<Agent> agents) {
        return new Standing(agents, List.of(), Map.of(), Map.of());
    }
}
