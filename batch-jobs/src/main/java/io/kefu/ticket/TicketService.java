package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.store.Database;
import io.kefu.store.Serials;
import io.kefu.workspace.Moments;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What people do with tickets by hand. Each call is one transaction; a dry run rolls it back. */
public final class TicketService {

    private final Workspace workspace;
    private final Database database;
    private final TicketRepository tickets;
    private final AgentRepository agents;
    private final Serials serials;
    private final List<TicketChangeListener> listeners;
    private final Clock clock;

    public TicketService(
            Workspace workspace,
            Database database,
            TicketRepository tickets,
            AgentRepository agents,
            Serials serials,
            List<TicketChangeListener> listeners,
            Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.tickets = tickets;
        this.agents = agents;
        this.serials = serials;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** Hands every waiting ticket (of one team, or of all) to the agent whom routing chooses. */
    public Assignments assignWaiting(@Nullable String team, Actor actor, boolean dryRun) {
        checkTeam(team);
        return database.inTransaction(dryRun, () -> {
            List<Ticket> handed = desk(actor).assignWaiting(team, clock.instant());
            return new Assignments(handed, tickets.unassigned(team).size(), tickets.countUnassignedElsewhere(team));
        });
    }

    /**
     * What came of the waiting tickets.
     *
     * @param waiting how many still wait: nobody of their team can take one
     * @param elsewhere how many unassigned ones are history: other desks hand them out
     */
    public record Assignments(List<Ticket> handed, int waiting, int elsewhere) {}

    /** Hands tickets to one agent. */
    public List<Ticket> assign(List<String> ids, String agentId, Actor actor, boolean dryRun) {
        List<Agent> all = agents.list();
        Agent agent = all.stream()
                .filter(candidate -> candidate.id().equals(agentId))
                .findFirst()
                .orElseThrow(() -> new KefuException(new TicketProblem.NoSuchAgent(
                        agentId, Nearest.to(agentId, all.stream().map(Agent::id).toList()))));
        if (!agent.active()) {
            throw new KefuException(new TicketProblem.AgentNotActive(agentId));
        }
        return change(ids, dryRun, ticket -> {
            if (ticket.history()) {
                throw new KefuException(new TicketProblem.OfAnotherDesk(ticket.id(), ticket.source()));
            }
            ticket.assign(agent.id(), agent.department(), clock.instant(), actor, "by hand");
        });
    }

    public List<Ticket> resolve(List<String> ids, String reason, Actor actor, boolean dryRun) {
        return change(ids, dryRun, ticket -> ticket.resolve(clock.instant(), actor, reason));
    }

    public List<Ticket> close(List<String> ids, String reason, Actor actor, boolean dryRun) {
        return change(ids, dryRun, ticket -> ticket.close(clock.instant(), actor, reason));
    }

    public List<Ticket> reopen(List<String> ids, String reason, Actor actor, boolean dryRun) {
        return change(ids, dryRun, ticket -> ticket.reopen(clock.instant(), actor, reason));
    }

    /** Writes down what was done on a ticket; the first entry begins the work. */
    public Ticket progress(
            String id,
            String stage,
            String content,
            @Nullable String attachments,
            @Nullable String nextStep,
            Actor actor,
            boolean dryRun) {
        Instant now = clock.instant();
        return database.inTransaction(dryRun, () -> {
            Ticket ticket = inTime(tickets.get(id));
            TicketChanges changes = changes();
            ticket.start(now, actor);
            changes.entry(ticket, stage, actor.name(), now, content, attachments, nextStep);
            changes.changed(ticket);
            changes.save();
            return ticket;
        });
    }

    /** Refuses a change before the last one: a clock was set back, or --now is a slip. */
    private Ticket inTime(Ticket ticket) {
        Instant now = clock.instant();
        if (now.isBefore(ticket.updatedAt().truncatedTo(ChronoUnit.SECONDS))) {
            ZoneId zone = workspace.settings().zone();
            throw new KefuException(new TicketProblem.TooEarly(
                    ticket.id(), Moments.shown(now, zone), Moments.shown(ticket.updatedAt(), zone)));
        }
        return ticket;
    }

    private List<Ticket> change(List<String> ids, boolean dryRun, Consumer<Ticket> change) {
        return database.inTransaction(dryRun, () -> {
            TicketChanges changes = changes();
            List<Ticket> changed = new ArrayList<>();
            for (String id : ids) {
                Ticket ticket = inTime(tickets.get(id));
                change.accept(ticket);
                changes.changed(ticket);
                changed.add(ticket);
            }
            changes.save();
            return changed;
        });
    }

    /** Changes of one transaction, with what follows from them. */
    TicketChanges changes() {
        return new TicketChanges(
                tickets, listeners, serials, workspace.settings().zone());
    }

    /** A desk with today's agents and rules. */
    TicketDesk desk(Actor actor) {
        return new TicketDesk(
                tickets, agents, listeners, serials, workspace.settings(), recognition(), routing(), actor);
    }

    /** Refuses a filter by a team or an agent that neither tickets nor agents know: an empty list would tell nothing. */
    public void check(TicketRepository.Filter filter) {
        if (filter.assignee() != null) {
            Set<String> known = new TreeSet<>(tickets.assignees());
            agents.list().forEach(agent -> known.add(agent.id()));
            if (!known.contains(filter.assignee())) {
                throw new KefuException(
                        new TicketProblem.NoSuchAgent(filter.assignee(), Nearest.to(filter.assignee(), known)));
            }
        }
        checkTeam(filter.team());
    }

    private void checkTeam(@Nullable String team) {
        Set<String> known = new TreeSet<>(tickets.teams());
        agents.list().forEach(agent -> known.addAll(agent.skills()));
        if (team != null && !known.contains(team)) {
            throw new KefuException(new TicketProblem.NoSuchTeam(team, Nearest.to(team, known)));
        }
    }

    /** Refuses rules that cannot be used. */
    public void checkRules() {
        recognition();
    }

    Recognition recognition() {
        Workspace.Resource rules = workspace.resource("rules/recognition.yaml");
        return Recognition.parse(rules.name(), rules.text());
    }

    Routing routing() {
        return new Routing(agents.list(), agents.openWork(), agents.turns());
    }

    TicketImporter importer(Actor actor) {
        return new TicketImporter(
                tickets,
                agents,
                listeners,
                serials,
                workspace.settings(),
                recognition(),
                routing(),
                io.kefu.intake.Mapping.all(workspace).values(),
                actor);
    }
}
