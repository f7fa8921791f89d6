package io.kefu.ticket.route;

import io.kefu.access.Actor;
import io.kefu.ticket.cycle.Lifecycle;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.value.StateKind;
import io.kefu.workspace.Grades;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Routing as it stands now: the agents, their work, and the rules. */
public final class Routing {

    private final AgentRepository agents;
    private final DepartmentRepository departments;
    private final RosterRepository rosters;
    private final QueueRepository queue;
    private final Supplier<RoutingRules> rules;
    private final Clock clock;

    public Routing(
            AgentRepository agents,
            DepartmentRepository departments,
            RosterRepository rosters,
            QueueRepository queue,
            Supplier<RoutingRules> rules,
            Clock clock) {
        this.agents = agents;
        this.departments = departments;
        this.rosters = rosters;
        this.queue = queue;
        this.rules = rules;
        this.clock = clock;
    }

    public AgentRepository agents() {
        return agents;
    }

    /** What tickets can be about, and how much they can matter. */
    Grades grades() {
        return rules.get().grades();
    }

    /** Who is there, and who leads whom. */
    public Organisation organisation() {
        return new Organisation(agents.list(), departments.list(), rules.get());
    }

    public DepartmentRepository departments() {
        return departments;
    }

    /** Who works when. */
    public Rota rota() {
        return new Rota(agents.list(), rules.get());
    }

    /** What open work comes to, in the weights of the rules. */
    public int load(List<Standing.Work> work) {
        return work.stream()
                .mapToInt(line -> line.tickets() * rules.get().weight(line.priority()))
                .sum();
    }

    /** Follows and decides from how things stand in the caller's transaction. */
    public Router router() {
        return new Router(rules.get(), agents.standing(rules.get(), clock.instant()), agents::saveTurns);
    }

    /**
     * Tickets that can be given, in the order in which they are, and those that cannot.
     *
     * @param given whom each goes to
     * @param stuck of each kind why its first one cannot be given, with all that wait for that
     */
    public record Plan(List<Decision> given, Map<Decision, List<Demand>> stuck) {

        /** Why each ticket goes to somebody or to nobody, in turn. */
        public Map<Demand, Decision> all() {
            Map<Demand, Decision> all = new TreeMap<>(Demand.IN_TURN);
            given.forEach(decision -> all.put(decision.demand(), decision));
            stuck.forEach((decision, waiting) -> waiting.forEach(demand -> all.put(demand, decision)));
            return all;
        }
    }

    /** What would become of what waits, of one team or of all. */
    public Plan plan(@Nullable String team) {
        Router router = router();
        return plan(new WaitingLine(queue.waiting(team, languages(router.agents()))), router);
    }

    /** What would become of what an agent has to do, were that agent not there. */
    public Plan planWithout(String agent) {
        Router router = router();
        router.retire(agent);
        return plan(new WaitingLine(queue.held(agent, languages(router.agents()))), router);
    }

    /**
     * The tickets that waited for somebody in a period, with the work that they took: the team's time from the first
     * agent to the solution.
     */
    public List<Simulation.Arrival> arrivals(Instant from, Instant to) {
        return queue.arrived(from, to, languages(agents.list())).stream()
                .map(ticket -> new Simulation.Arrival(ticket.demand(), ticket.work(rules.get())))
                .toList();
    }

    /**
     * What nobody has begun to work on and somebody else should have: whoever has it is away, or would have more to do for
     * the capacity than the other with it. The newest of the least important are looked at first.
     *
     * @param team null for all
     */
    public Plan rebalance(@Nullable String team) {
        Router router = router();
        List<Decision> moved = new ArrayList<>();
        Map<Demand, String> untouched = new TreeMap<>(Demand.IN_TURN.reversed());
        untouched.putAll(queue.untouched(languages(router.agents())));
        untouched.forEach((demand, holder) -> {
            if (team == null || team.equals(demand.kind().team())) {
                router.instead(holder, demand, clock.instant()).ifPresent(moved::add);
            }
        });
        return new Plan(moved, Map.of());
    }

    /** Whether a rule or an agent asks for the language, which is read out of texts. */
    private boolean languages(List<Agent> all) {
        return rules.get().asksForLanguage()
                || all.stream().anyMatch(agent -> !agent.languages().isEmpty());
    }

    private Plan plan(WaitingLine line, Router router) {
        List<Decision> given = new ArrayList<>();
        Map<Decision, List<Demand>> stuck = new LinkedHashMap<>();
        line.drain(router, clock.instant(), kind -> true, given::add, stuck::put);
        return new Plan(given, stuck);
    }

    /**
     * Gives tickets as it was decided.
     *
     * @param router follows the changes
     * @return those given, in that order
     */
    public List<Ticket> give(Router router, List<Decision> decisions, TicketChanges changes, Actor actor) {
        Map<String, Ticket> tickets = changes.tickets(
                decisions.stream().map(decision -> decision.demand().ticketId()).toList(), actor);
        int roster = decisions.isEmpty() ? 0 : roster(router);
        List<Ticket> given = new ArrayList<>();
        for (Decision decision : decisions) {
            Ticket ticket = tickets.get(decision.demand().ticketId());
            if (ticket != null) {
                give(decision, ticket, actor, changes.now(), roster);
                given.add(ticket);
            }
        }
        return given;
    }

    /** Chooses for a ticket that is at hand, and gives it if somebody can take it. */
    public void give(Router router, Ticket ticket, Actor actor, Instant at) {
        Decision decision = router.choose(Demand.of(ticket, grades()), at);
        if (decision.agent() != null) {
            give(decision, ticket, actor, at, roster(router));
        }
    }

    private static void give(Decision decision, Ticket ticket, Actor actor, Instant at, int roster) {
        Agent agent = decision.agent();
        if (agent != null) {
            ticket.by(actor).assign(agent.id(), agent.department(), at, decision.reason() + "; roster " + roster);
        }
    }

    /**
     * What is reopened does not wait for somebody who is not there or has more than fits, if the office's states allow that.
     *
     * @param router who follows the change
     */
    public static void putBackIfAway(Router router, Ticket ticket, Actor actor, Instant at, Instant now) {
        putBackIfAway(router, true, ticket, actor, at, now);
    }

    /**
     * As {@link #putBackIfAway(Router, Ticket, Actor, Instant, Instant)}, for what was reopened by hand.
     *
     * @param router who does not follow the change
     */
    public void putBackIfAway(Router router, Ticket ticket, Actor actor) {
        Instant now = clock.instant();
        putBackIfAway(router, false, ticket, actor, now, now);
    }

    private static void putBackIfAway(
            Router router, boolean followed, Ticket ticket, Actor actor, Instant at, Instant now) {
        Lifecycle states = ticket.lifecycle();
        if (states.move(ticket.state(), states.first(StateKind.NEW)).isPresent()) {
            router.hindrance(ticket, at, now, followed)
                    .ifPresent(why -> ticket.by(actor).putBack(at, ticket.assignee() + " cannot go on: " + why.key()));
        }
    }

    private int roster(Router router) {
        return rosters.keep(router.agents(), rules.get(), clock.instant());
    }
}
