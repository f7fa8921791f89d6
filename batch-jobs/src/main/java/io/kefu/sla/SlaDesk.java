package io.kefu.sla;

import io.kefu.problem.KefuException;
import io.kefu.sla.clock.Arithmetic;
import io.kefu.sla.clock.ClockFold;
import io.kefu.sla.clock.SlaClock;
import io.kefu.sla.policy.Promise;
import io.kefu.sla.policy.SlaPolicies;
import io.kefu.sla.policy.SlaPolicy;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.store.Database;
import io.kefu.ticket.life.LifeRepository;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChange;
import io.kefu.ticket.life.TicketEvent;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketRepository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks at clocks and policies: says how a due time came about, and reckons all of them again. */
public final class SlaDesk {

    /** The file of the policies. */
    public static final String POLICIES = "sla/policies.yaml";

    private final Database database;
    private final TicketRepository tickets;
    private final SlaRepository clocks;
    private final SlaPolicies policies;
    private final SlaClocks keeper;
    private final String basis;
    private final KeptPromises promises;

    public SlaDesk(
            Database database,
            TicketRepository tickets,
            SlaPolicies policies,
            SlaClocks keeper,
            String basis,
            KeptPromises promises) {
        this.database = database;
        this.tickets = tickets;
        this.clocks = new SlaRepository(database);
        this.policies = policies;
        this.keeper = keeper;
        this.basis = basis;
        this.promises = promises;
    }

    /**
     * What reckoning again came to.
     *
     * @param tickets that were looked at: those that are not closed
     * @param moved clocks with another due time or policy
     * @param begun clocks that there were not
     * @param ended clocks whose policy is no more
     */
    public record Recomputed(int tickets, int moved, int begun, int ended) {

        private Recomputed plus(Recomputed other) {
            return new Recomputed(
                    tickets + other.tickets, moved + other.moved, begun + other.begun, ended + other.ended);
        }
    }

    /**
     * Reckons the clocks of all tickets that are not closed by the policies and calendars of now, block by block: whoever
     * breaks it off and begins again goes on. What has ended keeps what was promised. Repeating it changes nothing.
     */
    public Recomputed recompute(boolean dryRun) {
        Recomputed sum = new Recomputed(0, 0, 0, 0);
        String last = "";
        List<String> page = clocks.ticketsAfter(last);
        while (!page.isEmpty()) {
            List<String> ids = page;
            sum = sum.plus(database.inTransaction(dryRun, () -> recompute(ids)));
            last = page.get(page.size() - 1);
            page = clocks.ticketsAfter(last);
        }
        database.inTransaction(dryRun, () -> {
            clocks.standOn(basis);
            return basis;
        });
        return sum;
    }

    private Recomputed recompute(List<String> ids) {
        List<TicketChange> taken = tickets.read(ids).values().stream()
                .map(row -> new TicketChange(row.ticket(), false, List.of()))
                .toList();
        Map<String, List<SlaRow>> kept = clocks.of(ids);
        List<SlaRow> rows = keeper.rows(taken, kept);
        Comparison comparison = new Comparison(kept, rows);
        Set<String> changed = comparison.changed();
        clocks.forget(List.copyOf(changed));
        clocks.save(
                rows.stream().filter(row -> changed.contains(row.ticketId())).toList());
        return new Recomputed(taken.size(), comparison.moved(), comparison.begun(), comparison.ended());
    }

    /**
     * A clock with its arithmetic.
     *
     * @param when the condition of its policy; null when it is for all, or is no more
     * @param clock null when its calendar is no more
     */
    public record Explained(
            SlaRow row, @Nullable String when, @Nullable SlaClock clock, List<Arithmetic.Line> lines) {}

    /** The clocks of a ticket and how their due times came about. */
    public List<Explained> explain(String ticketId) {
        Ticket ticket = taken(ticketId);
        List<SlaRow> rows = clocks.of(ticketId);
        List<TicketEvent> events = tickets.events(List.of(ticketId)).getOrDefault(ticketId, List.of());
        Map<String, SlaClock> reckoned = new HashMap<>();
        new ClockFold(policies)
                .clocks(ticket, events, (target, lap, started, ended) -> promised(rows, target, lap))
                .forEach(clock -> reckoned.put(key(clock.target(), clock.lap()), clock));
        return rows.stream()
                .map(row -> {
                    SlaClock clock = promises.hasCalendar(row) ? reckoned.get(key(row.target(), row.lap())) : null;
                    return new Explained(
                            row, condition(row.policy()), clock, clock == null ? List.of() : Arithmetic.of(clock));
                })
                .toList();
    }

    private static String key(SlaTarget target, int lap) {
        return target.key() + " " + lap;
    }

    private @Nullable Promise promised(List<SlaRow> rows, SlaTarget target, int lap) {
        for (SlaRow row : rows) {
            if (row.is(target, lap)) {
                return promises.of(row);
            }
        }
        return null;
    }

    private Ticket taken(String id) {
        TicketRepository.TicketRow row = tickets.read(List.of(id)).get(id);
        if (row == null) {
            throw new KefuException(new TicketProblem.NoSuchTicket(id));
        }
        return row.ticket();
    }

    private @Nullable String condition(String name) {
        return policies.list().stream()
                .filter(policy -> policy.name().equals(name) && policy.when() != null)
                .map(policy -> String.valueOf(policy.when()))
                .findFirst()
                .orElse(null);
    }

    /**
     * What a policy says of a target to a ticket.
     *
     * @param matches whether it is for this ticket
     * @param counts whether it is the first that does
     * @param why what made it match, or not; empty of a policy for all tickets
     */
    public record Said(SlaPolicy policy, Promise promise, boolean matches, boolean counts, List<String> why) {}

    /** What every policy says to a ticket as it stands, in their order, target by target. */
    public List<Said> said(String ticketId) {
        Ticket ticket = taken(ticketId);
        List<Said> said = new ArrayList<>();
        for (SlaTarget target : SlaTarget.values()) {
            if (ClockFold.concerns(target, ticket)) {
                Promise counts = policies.promise(ticket, target);
                for (SlaPolicy policy : policies.list()) {
                    Promise promise = policy.promises().get(target);
                    if (promise != null) {
                        List<String> whyNot = policy.whyNot(ticket);
                        boolean matches = policy.matches(ticket);
                        said.add(new Said(
                                policy,
                                promise,
                                matches,
                                promise.equals(counts),
                                matches ? policy.because(ticket) : whyNot));
                    }
                }
            }
        }
        return said;
    }

    /**
     * How often a target of a policy is used by the tickets that are not closed.
     *
     * @param chosen for how many it is the first that matches
     * @param covered for how many it matches behind another
     */
    public record Use(SlaPolicy policy, Promise promise, int chosen, int covered) {}

    /**
     * Tickets to which nothing is promised of a target.
     *
     * @param example the first of them
     */
    public record Without(SlaTarget target, int tickets, String example) {}

    /** What the policies are to the tickets that are not closed. */
    public record Uses(int tickets, List<Use> uses, List<Without> without) {}

    /** Looks at every ticket that is not closed. */
    public Uses uses(LifeRepository lives) {
        return UseCount.of(policies, lives);
    }

    public SlaPolicies policies() {
        return policies;
    }
}
