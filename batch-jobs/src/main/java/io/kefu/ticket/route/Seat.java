package io.kefu.ticket.route;

import io.kefu.calendar.Leave;
import io.kefu.calendar.Shifts;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.route.RoutingRules.Wish;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An agent with the open work at this moment. */
final class Seat {

    private final Agent agent;
    private final RoutingRules rules;
    private final Shifts shifts;
    private final Leave leave;

    /** When routing gave the last tickets, as far as the pace asks. */
    private final Deque<Instant> lately = new ArrayDeque<>();

    private boolean retired;
    private int load;
    private int conversations;
    private long lastTurn;

    private @Nullable Instant asked;
    private @Nullable Obstacle absence;

    Seat(Agent agent, RoutingRules rules) {
        this.agent = agent;
        this.rules = rules;
        this.shifts = Shifts.parse(agent.shifts());
        this.leave = Leave.parse(agent.leave());
    }

    Agent agent() {
        return agent;
    }

    int load() {
        return load;
    }

    long lastTurn() {
        return lastTurn;
    }

    void turn(long turn) {
        lastTurn = turn;
    }

    void retire() {
        retired = true;
    }

    /**
     * @param weight of tickets; negative for work that is over
     * @param instant how many of them are conversations in instant channels; negative likewise
     */
    void add(int weight, int instant) {
        load += weight;
        conversations += instant;
    }

    /** Routing gave one more. */
    void given(Instant at) {
        rules.pace().ifPresent(pace -> lately.addLast(at));
    }

    /** Why the agent is not there at this moment; null when there. */
    @Nullable
    Obstacle absence(Instant moment) {
        if (!moment.equals(asked)) {
            asked = moment;
            if (leave.at(moment, rules.zone()).isPresent()) {
                absence = Obstacle.ON_LEAVE;
            } else {
                absence = shifts.isOn(moment, rules.zone(), rules::hours) ? null : Obstacle.OFF_SHIFT;
            }
        }
        return absence;
    }

    /**
     * Why the agent cannot take this; null when able.
     *
     * @param moment at which the agent would have to be there
     * @param now at which it is given
     */
    @Nullable
    Obstacle obstacle(Demand demand, List<Wish> wishes, Instant moment, Instant now) {
        Demand.Kind kind = demand.kind();
        if (!agent.active() || retired) {
            return Obstacle.INACTIVE;
        }
        for (Wish wish : wishes) {
            if (wish.skillLevel() > 1 && levelOf(kind.team()) < wish.skillLevel()) {
                return Obstacle.SKILL_LEVEL;
            }
        }
        for (Wish wish : wishes) {
            if (!wish.seniorities().isEmpty() && !wish.seniorities().contains(String.valueOf(agent.seniority()))) {
                return Obstacle.SENIORITY;
            }
        }
        if (!agent.channels().isEmpty() && !agent.channels().contains(kind.channel())) {
            return Obstacle.CHANNEL;
        }
        if (kind.language() != null
                && !agent.languages().isEmpty()
                && !agent.languages().contains(kind.language())) {
            return Obstacle.LANGUAGE;
        }
        Obstacle absent = absence(moment);
        return absent == null ? full(kind, now) : absent;
    }

    /**
     * Why the agent cannot go on with what was given before; null when able.
     *
     * @param more what comes to the load; null when it counts already
     */
    @Nullable
    Obstacle hindrance(Instant moment, @Nullable Ticket more) {
        Obstacle absent = agent.active() ? absence(moment) : Obstacle.INACTIVE;
        if (absent != null) {
            return absent;
        }
        return more == null ? overfull(0, 0) : overfull(rules.weight(more.priority()), more.isInstant() ? 1 : 0);
    }

    /** Whether this is too much; null when it fits. What brings no conversation is not held up by those there are. */
    private @Nullable Obstacle overfull(int more, int instant) {
        if (load + more > agent.capacity()) {
            return Obstacle.FULL;
        }
        Integer most = agent.instantCapacity();
        return instant > 0 && most != null && conversations + instant > most ? Obstacle.FULL_INSTANT : null;
    }

    private @Nullable Obstacle full(Demand.Kind kind, Instant now) {
        Obstacle much = overfull(rules.weight(kind.priority()), kind.instant() ? 1 : 0);
        if (much != null) {
            return much;
        }
        return rules.pace()
                        .filter(pace -> lately(now.minus(pace.within())) >= pace.tickets())
                        .isPresent()
                ? Obstacle.PACED
                : null;
    }

    /** How many were given after a moment. */
    private int lately(Instant after) {
        while (!lately.isEmpty() && !lately.getFirst().isAfter(after)) {
            lately.removeFirst();
        }
        return lately.size();
    }

    private int levelOf(@Nullable String team) {
        return agent.skills().stream()
                .filter(skill -> skill.team().equals(team))
                .mapToInt(Skill::level)
                .findFirst()
                .orElse(0);
    }

    /** Whether it would have less to do for the capacity than another, with so much more. */
    boolean isEasierWith(int weight, Seat other) {
        return (long) (load + weight) * other.agent.capacity() < (long) (other.load + weight) * agent.capacity();
    }

    /** Least load for the capacity first, then whose turn is longest ago, then the smallest id. */
    int compare(Seat other) {
        // Compares load/capacity without rounding.
        int byLoad = Long.compare((long) load * other.agent.capacity(), (long) other.load * agent.capacity());
        if (byLoad != 0) {
            return byLoad;
        }
        int byTurn = Long.compare(lastTurn, other.lastTurn);
        return byTurn != 0 ? byTurn : agent.id().compareTo(other.agent.id());
    }
}
