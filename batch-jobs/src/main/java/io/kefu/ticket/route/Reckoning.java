package io.kefu.ticket.route;

import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.ticket.life.LifeRepository;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.value.Priority;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reckons again how a ticket was given to its agent: with the agents and rules of that time, kept under the number of the
 * roster, and the open work of that time, which the events tell.
 */
public final class Reckoning {

    private static final Pattern ROSTER = Pattern.compile("(?:^|; )roster (\\d+)$");

    /**
     * How a ticket got its agent, or why it has none.
     *
     * @param reason as it stands in the history; null for a ticket that nobody has
     * @param decision reckoned again; of a ticket that nobody has, what routing says now; null when it was not routing
     * @param agents who was looked at; empty when somebody else than routing gave it
     * @param moment at which somebody had to be there
     */
    public record Explained(
            @Nullable String reason,
            @Nullable Decision decision,
            List<Considered> agents,
            @Nullable Instant moment) {}

    private record Given(long event, Instant at, String reason) {}

    private final JdbcClient read;
    private final LifeRepository lives;
    private final RosterRepository rosters;
    private final Routing routing;
    private final BiFunction<String, String, RoutingRules> parse;

    /** @param parse gives the rules of a name and text */
    public Reckoning(Database database, Routing routing, BiFunction<String, String, RoutingRules> parse) {
        this.read = database.read();
        this.lives = new LifeRepository(database);
        this.rosters = new RosterRepository(database);
        this.routing = routing;
        this.parse = parse;
    }

    /** Why a ticket has its agent, or none. */
    public Explained explain(Ticket ticket, Instant now) {
        if (ticket.assignee() == null) {
            return waiting(ticket, now);
        }
        Given given = read.sql("""
                        SELECT id, at, reason FROM ticket_event
                         WHERE ticket_id = :id AND kind = 'assigned' ORDER BY id DESC LIMIT 1
                        """)
                .param("id", ticket.id())
                .query((row, n) -> new Given(row.getLong(1), Instant.ofEpochMilli(row.getLong(2)), row.getString(3)))
                .optional()
                .orElseThrow(() -> new KefuException(new TicketProblem.NoSuchTicket(ticket.id())));
        Matcher roster = ROSTER.matcher(given.reason());
        Optional<RosterRepository.Roster> kept =
                roster.find() ? rosters.get(Integer.parseInt(roster.group(1))) : Optional.empty();
        return kept.map(known -> again(ticket.id(), given, known))
                .orElseGet(() -> new Explained(given.reason(), null, List.of(), null));
    }

    private Explained waiting(Ticket ticket, Instant now) {
        if (ticket.history() || !ticket.kind().isOurs()) {
            return new Explained(null, null, List.of(), null);
        }
        Demand demand = Demand.of(ticket);
        Router router = routing.router();
        Decision decision = router.choose(demand, now);
        return new Explained(null, decision, router.consider(demand, now), decision.moment());
    }

    private Explained again(String id, Given given, RosterRepository.Roster roster) {
        Ticket before = lives.before(given.event(), List.of(id)).get(0);
        Demand demand = Demand.of(before);
        RoutingRules rules = parse.apply("rules/routing.yaml", roster.rules());
        if (given.reason().contains("; had it before")) {
            demand = demand.formerlyOf(former(given.event(), id));
        }
        Router router = new Router(rules, standing(given, roster.agents(), rules), Standing.Keeper.NONE);
        Decision decision = router.choose(demand, given.at());
        return new Explained(given.reason(), decision, router.consider(demand, given.at()), decision.moment());
    }

    private @Nullable String former(long event, String id) {
        return read.sql("""
                        SELECT from_value FROM ticket_event
                         WHERE ticket_id = :id AND kind = 'assigned' AND id < :event ORDER BY id DESC LIMIT 1
                        """)
                .param("id", id)
                .param("event", event)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** How the agents stood before an event. */
    private Standing standing(Given given, List<Agent> agents, RoutingRules rules) {
        List<String> ids = agents.stream().map(Agent::id).toList();
        Map<Standing.Work, Integer> work = new HashMap<>();
        for (Ticket ticket : lives.hadBefore(given.event(), ids)) {
            if (ticket.assignee() != null && !ticket.history() && ticket.kind().isOurs()) {
                Priority priority = ticket.priority();
                boolean instant = ticket.attribute().equals("instant");
                work.merge(new Standing.Work(ticket.assignee(), priority, instant, 0), 1, Integer::sum);
            }
        }
        Map<String, Long> turns = new HashMap<>();
        read.sql("""
                        SELECT to_value, MAX(id) FROM ticket_event
                         WHERE kind = 'assigned' AND id < :event AND facts LIKE '%"state"%' AND to_value IS NOT NULL
                         GROUP BY to_value
                        """).param("event", given.event()).query((ResultSet row) -> {
            turns.put(row.getString(1), row.getLong(2));
        });
        Map<String, List<Instant>> lately = new HashMap<>();
        rules.pace().ifPresent(pace -> read.sql("""
                        SELECT to_value, at FROM ticket_event
                         WHERE kind = 'assigned' AND id < :event AND at > :after AND to_value IS NOT NULL ORDER BY id
                        """)
                .param("event", given.event())
                .param("after", given.at().minus(pace.within()).toEpochMilli())
                .query((ResultSet row) -> {
                    lately.computeIfAbsent(row.getString(1), first -> new ArrayList<>())
                            .add(Instant.ofEpochMilli(row.getLong(2)));
                }));
        List<Standing.Work> lines = work.entrySet().stream()
                .map(line -> line.getKey().times(line.getValue()))
                .toList();
        return new Standing(agents, lines, turns, lately);
    }
}
