package io.kefu.ticket.route;

import io.kefu.store.Database;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.route.PastRepository.Given;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
     * @param account reckoned again; of a ticket that nobody has, what routing says now; null when it was not routing
     */
    public record Explained(
            @Nullable String reason, @Nullable Account account) {}

    private final PastRepository past;
    private final RosterRepository rosters;
    private final Routing routing;
    private final BiFunction<String, String, RoutingRules> parse;

    /** @param parse gives the rules of a name and text */
    public Reckoning(Database database, Routing routing, BiFunction<String, String, RoutingRules> parse) {
        this.past = new PastRepository(database);
        this.rosters = new RosterRepository(database);
        this.routing = routing;
        this.parse = parse;
    }

    /** Why a ticket has its agent, or none. */
    public Explained explain(Ticket ticket, Instant now) {
        if (ticket.assignee() == null) {
            return waiting(ticket, now);
        }
        Given given = past.given(ticket.id());
        Matcher roster = ROSTER.matcher(given.reason());
        Optional<RosterRepository.Roster> kept =
                roster.find() ? rosters.get(Integer.parseInt(roster.group(1))) : Optional.empty();
        return kept.map(known -> again(ticket.id(), given, known)).orElseGet(() -> new Explained(given.reason(), null));
    }

    private Explained waiting(Ticket ticket, Instant now) {
        if (ticket.history() || !ticket.kind().isOurs()) {
            return new Explained(null, null);
        }
        return new Explained(null, routing.router().account(Demand.of(ticket, routing.grades()), now));
    }

    private Explained again(String id, Given given, RosterRepository.Roster roster) {
        Ticket before = past.before(given.event(), id);
        Demand demand = Demand.of(before, routing.grades());
        RoutingRules rules = parse.apply("rules/routing.yaml", roster.rules());
        if (given.reason().contains("; had it before")) {
            demand = demand.formerlyOf(past.assigneeBefore(given.event(), id));
        }
        Router router = new Router(rules, past.standing(given, roster.agents(), rules), Standing.Keeper.NONE);
        return new Explained(given.reason(), router.account(demand, given.at()));
    }
}
