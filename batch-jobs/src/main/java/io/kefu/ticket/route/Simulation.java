package io.kefu.ticket.route;

import io.kefu.calendar.Leave;
import io.kefu.calendar.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Plays a period with a roster and rules: tickets arrive, are given as routing gives them, and leave room when the work
 * on them is done. An agent works on them during the own hours alone. The same tickets, agents and rules come to the same.
 */
public final class Simulation {

    /**
     * A ticket that arrives.
     *
     * @param work how much of the agent's hours it takes; null when nobody knows: to the end
     */
    public record Arrival(Demand demand, @Nullable Duration work) {}

    /**
     * A ticket that was given.
     *
     * @param at when it was given, or when the agent was there first
     * @param until when it was done; null when not within the period
     */
    public record Given(
            Demand demand,
            String agent,
            Instant at,
            @Nullable Instant until) {

        /** How long it waited for somebody. */
        public Duration waited() {
            return Duration.between(demand.since(), at);
        }
    }

    /**
     * What came of it.
     *
     * @param left what nobody took within the period, in turn
     * @param hours by agent, the hours on duty within the period
     */
    public record Result(List<Given> given, List<Demand> left, Map<String, Double> hours) {}

    /** Something that makes routing look again. */
    private record Turn(Instant at, int order, Predicate<Demand.Kind> open, Runnable happens) {}

    private final List<Agent> agents;
    private final RoutingRules rules;
    private final Router router;
    private final Instant end;
    private final Map<String, List<Window>> windows = new HashMap<>();
    private final Map<String, Agent> byId = new LinkedHashMap<>();
    private final PriorityQueue<Turn> turns =
            new PriorityQueue<>(Comparator.comparing(Turn::at).thenComparing(Turn::order));
    private final WaitingLine line = new WaitingLine();
    private final Map<String, Duration> work = new HashMap<>();
    private final List<Given> given = new ArrayList<>();
    private int order;

    private Simulation(List<Agent> agents, RoutingRules rules, Instant begin, Instant end) {
        this.agents = agents;
        this.rules = rules;
        this.router = new Router(rules, Standing.idle(agents), Standing.Keeper.NONE);
        this.end = end;
        layOut(begin);
    }

    /** Plays what arrives from {@code begin} to {@code end}. */
    public static Result play(
            List<Agent> agents, RoutingRules rules, List<Arrival> arrivals, Instant begin, Instant end) {
        return new Simulation(agents, rules, begin, end).play(arrivals, (now, line, router) -> {});
    }

    /** Looks on after every turn. */
    @FunctionalInterface
    interface Watcher {

        void look(Instant now, WaitingLine line, Router router);
    }

    static Result play(
            List<Agent> agents,
            RoutingRules rules,
            List<Arrival> arrivals,
            Instant begin,
            Instant end,
            Watcher watcher) {
        return new Simulation(agents, rules, begin, end).play(arrivals, watcher);
    }

    /** The hours of each agent, without leave. */
    private void layOut(Instant begin) {
        Rota rota = new Rota(agents, rules);
        ZoneId zone = rules.zone();
        agents.forEach(agent -> {
            byId.put(agent.id(), agent);
            windows.put(agent.id(), new ArrayList<>());
        });
        LocalDate last = end.atZone(zone).toLocalDate();
        for (LocalDate day = begin.atZone(zone).toLocalDate().minusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            for (Rota.Duty duty : rota.on(day)) {
                List<Window> hours = duty.windows();
                for (Leave.Span away : duty.away()) {
                    hours = without(
                            hours,
                            away.from().atZone(zone).toInstant(),
                            away.until().atZone(zone).toInstant());
                }
                windows.getOrDefault(duty.agent().id(), new ArrayList<>()).addAll(within(hours, begin, end));
            }
        }
    }

    private static List<Window> without(List<Window> hours, Instant from, Instant until) {
        List<Window> left = new ArrayList<>();
        for (Window window : hours) {
            left.addAll(within(List.of(window), Instant.MIN, from));
            left.addAll(within(List.of(window), until, Instant.MAX));
        }
        return left;
    }

    private static List<Window> within(List<Window> hours, Instant from, Instant until) {
        return hours.stream()
                .map(window -> new Window(
                        window.open().isBefore(from) ? from : window.open(),
                        window.close().isAfter(until) ? until : window.close()))
                .filter(window -> window.open().isBefore(window.close()))
                .toList();
    }

    private void at(Instant moment, Predicate<Demand.Kind> open, Runnable happens) {
        if (moment.isBefore(end)) {
            turns.add(new Turn(moment, order++, open, happens));
        }
    }

    private Result play(List<Arrival> arrivals, Watcher watcher) {
        arrivals.forEach(
                arrival -> at(arrival.demand().since(), arrival.demand().kind()::equals, () -> arrive(arrival)));
        Set<Instant> edges = new HashSet<>();
        windows.values()
                .forEach(hours -> hours.forEach(window -> {
                    edges.add(window.open());
                    edges.add(window.close()); // whoever comes next may be another
                }));
        edges.stream().sorted().forEach(edge -> at(edge, kind -> true, () -> {}));
        while (!turns.isEmpty()) {
            Turn turn = turns.remove();
            turn.happens().run();
            line.drain(router, turn.at(), turn.open(), decision -> give(decision, turn.at()), (decision, stuck) -> {});
            watcher.look(turn.at(), line, router);
        }
        Map<String, Double> hours = new LinkedHashMap<>();
        agents.forEach(agent -> hours.put(agent.id(), hours(agent.id())));
        return new Result(given, line.waiting(), hours);
    }

    /** It waits from now on; routing looks again whenever a wish is given up. */
    private void arrive(Arrival arrival) {
        Demand demand = arrival.demand();
        line.add(demand);
        if (arrival.work() != null) {
            work.put(demand.ticketId(), arrival.work());
        }
        rules.patiences().stream()
                .filter(patience -> !patience.isZero())
                .forEach(patience -> at(
                        rules.calendar(demand.kind().team()).add(demand.since(), patience),
                        demand.kind()::equals,
                        () -> {}));
    }

    private void give(Decision decision, Instant now) {
        Demand demand = decision.demand();
        String agent = String.valueOf(decision.to());
        Instant there = decision.moment().isAfter(now) ? decision.moment() : now;
        Instant until = done(agent, there, work.remove(demand.ticketId()));
        given.add(new Given(demand, agent, there, until));
        if (until != null) {
            Agent one = byId.get(agent);
            at(until, kind -> concerns(one, kind), () -> router.release(agent, demand.kind()));
        }
        rules.pace().ifPresent(pace -> at(now.plus(pace.within()), kind -> concerns(byId.get(agent), kind), () -> {}));
    }

    private static boolean concerns(@Nullable Agent agent, Demand.Kind kind) {
        return agent != null
                && (agent.teams().contains(kind.team())
                        || (agent.department() != null && agent.department().equals(kind.department())));
    }

    private @Nullable Instant done(String agent, Instant from, @Nullable Duration needed) {
        if (needed == null) {
            return null;
        }
        Duration left = needed;
        for (Window window : windows.getOrDefault(agent, List.of())) {
            Instant begin = window.open().isBefore(from) ? from : window.open();
            if (begin.isBefore(window.close())) {
                Duration fits = Duration.between(begin, window.close());
                if (fits.compareTo(left) >= 0) {
                    return begin.plus(left);
                }
                left = left.minus(fits);
            }
        }
        return null;
    }

    private double hours(String agent) {
        return windows.getOrDefault(agent, List.of()).stream()
                        .mapToLong(window ->
                                Duration.between(window.open(), window.close()).toSeconds())
                        .sum()
                / 3600.0;
    }
}
