package io.kefu.ticket.route;

import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChange;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketFollower;
import io.kefu.ticket.route.RoutingRules.Wish;
import io.kefu.ticket.value.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses who gets a ticket. Of the agents with its team's skill it looks at those who are on duty, as wished for, work
 * in its channel and language, are there when the team opens next, and have room. It goes back to whom it had before it was
 * reopened; else to the one with the least open work for the capacity, among equals to the one who got a ticket longest ago,
 * then to the smallest id. When nobody can, wishes are given up that were kept long enough, then the skill for the
 * department. The same tickets in the same order always go to the same agents.
 *
 * <p>It follows what happens to tickets, so that loads and turns are always those of this moment.
 */
public final class Router implements TicketFollower {

    private final RoutingRules rules;
    private final Standing.Keeper keeper;
    private final Map<String, Seat> seats = new LinkedHashMap<>();
    private final Map<String, Agent> byName = new HashMap<>();
    private final Map<String, List<Seat>> bySkill = new HashMap<>();
    private final Map<String, List<Seat>> byDepartment = new HashMap<>();
    private long turn;

    /** Up to this turn all are stored. */
    private long kept;

    /** @param keeper stores the turns of a block */
    public Router(RoutingRules rules, Standing standing, Standing.Keeper keeper) {
        this.rules = rules;
        this.keeper = keeper;
        for (Agent agent : standing.agents()) {
            Seat seat = new Seat(agent, rules);
            seat.turn(standing.turns().getOrDefault(agent.id(), 0L));
            turn = Math.max(turn, seat.lastTurn());
            seats.put(agent.id(), seat);
            byName.putIfAbsent(agent.name(), agent);
            agent.teams().forEach(team -> bySkill.computeIfAbsent(team, key -> new ArrayList<>())
                    .add(seat));
            if (agent.department() != null) {
                byDepartment
                        .computeIfAbsent(agent.department(), key -> new ArrayList<>())
                        .add(seat);
            }
        }
        kept = turn;
        standing.work().forEach(line -> add(line.agentId(), line.tickets(), line.priority(), line.instant()));
        standing.given().forEach((agent, moments) -> {
            Seat seat = seats.get(agent);
            if (seat != null) {
                moments.forEach(seat::given);
            }
        });
    }

    /** @param tickets negative for those that are over */
    private void add(String agentId, int tickets, Priority priority, boolean instant) {
        Seat seat = seats.get(agentId);
        if (seat != null) {
            seat.add(tickets * rules.weight(priority), instant ? tickets : 0);
        }
    }

    /** The agent of this id or name. */
    public Optional<Agent> find(@Nullable String idOrName) {
        if (idOrName == null) {
            return Optional.empty();
        }
        Seat seat = seats.get(idOrName);
        return Optional.ofNullable(seat == null ? byName.get(idOrName) : seat.agent());
    }

    /** In the order of their ids. */
    List<Agent> agents() {
        return seats.values().stream().map(Seat::agent).toList();
    }

    /** When somebody has to be there for a ticket that waits since a moment: when its team is open next. */
    Instant moment(@Nullable String team, Instant since, Instant now) {
        return rules.calendar(team).nextOpen(since.isAfter(now) ? since : now);
    }

    /**
     * Why an agent cannot go on with a ticket that comes back; empty when that is possible or nobody knows the agent.
     *
     * @param followed whether its coming back is counted here already
     */
    Optional<Obstacle> hindrance(Ticket ticket, Instant at, Instant now, boolean followed) {
        Seat seat = ticket.assignee() == null ? null : seats.get(ticket.assignee());
        return Optional.ofNullable(seat)
                .map(one -> one.hindrance(moment(ticket.team(), at, now), followed ? null : ticket));
    }

    /** Chooses for a ticket, which counts when the agent has it. */
    public Decision choose(Demand demand, Instant now) {
        return find(demand, now).decision();
    }

    private Found find(Demand demand, Instant now) {
        Demand.Kind kind = demand.kind();
        Instant moment = moment(kind.team(), demand.since(), now);
        if (kind.team() == null) {
            return inDepartment(new Search(demand, List.of(), List.of(), moment, now));
        }
        List<Seat> skilled = bySkill.getOrDefault(kind.team(), List.of());
        List<Wish> wishes = rules.wishesFor(demand);
        String skill = "skill " + kind.team();
        Found first = among(skilled, skill, new Search(demand, wishes, List.of(), moment, now));
        boolean relaxes = !wishes.isEmpty() || rules.untilDepartment().isPresent();
        if (first.decision().agent() != null || !relaxes) {
            return first;
        }
        Duration waited = rules.calendar(kind.team()).between(demand.since(), now);
        List<String> relaxed = new ArrayList<>();
        List<Wish> left = new ArrayList<>();
        for (Wish wish : wishes) {
            if (wish.patience().compareTo(waited) <= 0) {
                relaxed.add(RoutingRules.givenUp(wish.toString(), wish.patience()));
            } else {
                left.add(wish);
            }
        }
        Found second =
                relaxed.isEmpty() ? first : among(skilled, skill, new Search(demand, left, relaxed, moment, now));
        Optional<Duration> patience = rules.untilDepartment().filter(most -> most.compareTo(waited) <= 0);
        if (second.decision().agent() != null || patience.isEmpty() || kind.department() == null) {
            return second;
        }
        relaxed.add(RoutingRules.givenUp(skill, patience.get()));
        Found third = inDepartment(new Search(demand, left, relaxed, moment, now));
        return third.decision().agent() == null ? second : third;
    }

    /** Chooses, and tells of everybody who is looked at. */
    public Account account(Demand demand, Instant now) {
        Found found = find(demand, now);
        Search search = found.search();
        List<Considered> all = new ArrayList<>();
        found.pool().stream().sorted(Seat::compare).forEach(seat -> {
            Obstacle obstacle = seat.obstacle(demand, search.wishes(), search.moment(), now);
            boolean chosen = seat.agent().equals(found.decision().agent());
            all.add(new Considered(seat.agent(), seat.load(), obstacle, chosen));
        });
        all.sort(Comparator.comparing((Considered one) -> !one.chosen())
                .thenComparing(Considered::obstacle, Comparator.nullsFirst(Comparator.naturalOrder())));
        return new Account(found.decision(), all);
    }

    private Found inDepartment(Search search) {
        String name = search.demand().kind().department();
        return name == null
                ? among(List.of(), "", search)
                : among(byDepartment.getOrDefault(name, List.of()), "department " + name, search);
    }

    private record Search(Demand demand, List<Wish> wishes, List<String> relaxed, Instant moment, Instant now) {}

    /** A decision with those who were looked at for it. */
    private record Found(Decision decision, List<Seat> pool, Search search) {}

    private Found among(List<Seat> pool, String by, Search search) {
        Map<Obstacle, Integer> passed = new EnumMap<>(Obstacle.class);
        Seat best = null;
        Seat next = null;
        Seat former = null;
        for (Seat seat : pool) {
            Obstacle obstacle = seat.obstacle(search.demand(), search.wishes(), search.moment(), search.now());
            if (obstacle != null) {
                passed.merge(obstacle, 1, Integer::sum);
                continue;
            }
            if (seat.agent().id().equals(search.demand().former()) && rules.prefersFormerOwner()) {
                former = seat;
            }
            if (best == null || seat.compare(best) < 0) {
                next = best;
                best = seat;
            } else if (next == null || seat.compare(next) < 0) {
                next = seat;
            }
        }
        if (former != null && former != best) {
            next = best;
            best = former;
        }
        Decision decision = new Decision(
                search.demand(),
                by,
                best == null ? null : best.agent(),
                best == null ? "" : loadOf(best),
                next == null ? null : next.agent().id() + ", load " + loadOf(next),
                former != null,
                search.relaxed(),
                pool.size(),
                passed,
                search.moment());
        return new Found(decision, pool, search);
    }

    private static String loadOf(Seat seat) {
        return seat.load() + "/" + seat.agent().capacity();
    }

    /** Reckons with a decision before any ticket has it: for those who plan. */
    public void reserve(Decision decision, Instant now) {
        Agent agent = Objects.requireNonNull(decision.agent());
        Demand.Kind kind = decision.demand().kind();
        add(agent.id(), 1, kind.priority(), kind.instant());
        turn(Objects.requireNonNull(seats.get(agent.id())), now);
    }

    private void turn(Seat seat, Instant at) {
        seat.turn(++turn);
        seat.given(at);
    }

    /** Who should have a ticket instead of its agent; then it is reckoned with. Empty when it stays where it is. */
    Optional<Decision> instead(String holder, Demand demand, Instant now) {
        Seat seat = seats.get(holder);
        if (seat == null) {
            return Optional.empty();
        }
        release(holder, demand.kind());
        Decision decision = choose(demand, now);
        Agent chosen = decision.agent();
        Seat other = chosen == null ? null : seats.get(chosen.id());
        boolean away = !seat.agent().active() || seat.absence(decision.moment()) != null;
        Priority priority = demand.kind().priority();
        if (other != null && other != seat && (away || other.isEasierWith(rules.weight(priority), seat))) {
            reserve(decision, now);
            return Optional.of(decision);
        }
        add(holder, 1, priority, demand.kind().instant());
        return Optional.empty();
    }

    /** Gives nothing more to an agent. */
    void retire(String agentId) {
        Seat seat = seats.get(agentId);
        if (seat != null) {
            seat.retire();
        }
    }

    /** What was reserved is over. */
    void release(String agentId, Demand.Kind kind) {
        add(agentId, -1, kind.priority(), kind.instant());
    }

    @Override
    public void happening(Ticket ticket) {
        count(ticket, -1);
    }

    /** Whoever gets a ticket here comes behind the others; who is not on the list of agents has no turn. */
    @Override
    public void happened(Ticket ticket, TicketEvent event) {
        count(ticket, 1);
        if (event instanceof TicketEvent.Assigned assigned && assigned.state() != null && assigned.to() != null) {
            Seat seat = seats.get(assigned.to());
            if (seat != null) {
                turn(seat, assigned.cause().at());
            }
        }
    }

    @Override
    public Rows observe(List<TicketChange> changes) {
        Map<String, Long> turns = new LinkedHashMap<>();
        seats.values().forEach(seat -> {
            if (seat.lastTurn() > kept) {
                turns.put(seat.agent().id(), seat.lastTurn());
            }
        });
        kept = turn;
        return () -> keeper.keep(turns);
    }

    private void count(Ticket ticket, int sign) {
        if (Standing.isWork(ticket)) {
            add(String.valueOf(ticket.assignee()), sign, ticket.priority(), ticket.isInstant());
        }
    }
}
