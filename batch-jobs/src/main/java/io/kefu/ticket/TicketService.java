package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.intake.mapping.Mapping;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.progress.EntryRepository;
import io.kefu.ticket.progress.Stages;
import io.kefu.ticket.recognise.Recognition;
import io.kefu.ticket.repeat.RepeatRules;
import io.kefu.ticket.route.Agent;
import io.kefu.ticket.route.Decision;
import io.kefu.ticket.route.Demand;
import io.kefu.ticket.route.Router;
import io.kefu.ticket.route.Routing;
import io.kefu.ticket.task.TaskOpening;
import io.kefu.ticket.thread.OpenThreads;
import io.kefu.ticket.thread.PlacementRepository;
import io.kefu.workspace.Moments;
import io.kefu.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people do with tickets by hand. Each call is one transaction; a dry run rolls it back. */
public final class TicketService {

    private final Workspace workspace;
    private final Database database;
    private final TicketWriter writer;
    private final TicketQueryRepository queries;
    private final Routing routing;
    private final Supplier<Recognition> recognition;
    private final KnownNames names;
    private final Clock clock;

    public TicketService(
            Workspace workspace,
            Database database,
            TicketWriter writer,
            TicketQueryRepository queries,
            Routing routing,
            Supplier<Recognition> recognition,
            Clock clock) {
        this.workspace = workspace;
        this.database = database;
        this.writer = writer;
        this.queries = queries;
        this.routing = routing;
        this.recognition = recognition;
        this.names = new KnownNames(queries, routing.agents());
        this.clock = clock;
    }

    /** The agent of this number; refuses one that nobody knows. */
    public Agent agent(String id) {
        return names.agent(id);
    }

    /** Hands every waiting ticket (of one team, or of all) to the agent whom routing chooses. */
    public Assignments assignWaiting(@Nullable String team, Actor actor, boolean dryRun) {
        names.checkTeam(team);
        return database.inTransaction(
                dryRun, () -> give(routing.plan(team), actor, queries.countUnassignedElsewhere(team)));
    }

    /** Hands what an agent has to do to others, as far as they can take it; the rest stays where it is. */
    public Assignments assignFrom(String agent, Actor actor, boolean dryRun) {
        names.agent(agent);
        return database.inTransaction(dryRun, () -> give(routing.planWithout(agent), actor, 0));
    }

    /** Hands what nobody has begun to work on to those who have less to do. */
    public Assignments rebalance(@Nullable String team, Actor actor, boolean dryRun) {
        names.checkTeam(team);
        return database.inTransaction(dryRun, () -> give(routing.rebalance(team), actor, 0));
    }

    private Assignments give(Routing.Plan plan, Actor actor, int elsewhere) {
        Router router = routing.router();
        TicketChanges changes = writer.begin(router);
        List<Ticket> handed = routing.give(router, plan.given(), changes, actor);
        changes.save();
        return new Assignments(rows(handed), plan.stuck(), elsewhere);
    }

    /**
     * What came of the waiting tickets.
     *
     * @param stuck why nobody can take the first one of each kind, with all that wait for that
     * @param elsewhere how many unassigned ones are history: other desks hand them out
     */
    public record Assignments(List<TicketRow> handed, Map<Decision, List<Demand>> stuck, int elsewhere) {

        /** How many wait on. */
        public int waiting() {
            return stuck.values().stream().mapToInt(List::size).sum();
        }

        /** Since when the oldest of them waits. */
        public Optional<Instant> oldest() {
            return stuck.values().stream()
                    .flatMap(List::stream)
                    .map(Demand::since)
                    .min(Instant::compareTo);
        }
    }

    /**
     * A ticket that waits for somebody.
     *
     * @param why whom routing would give it to now, or why nobody
     */
    public record Waiting(TicketRow row, Instant since, Decision why) {}

    /** What waits, of one team or of all, in the order in which it is handed out; nobody who writes is kept waiting. */
    public List<Waiting> waiting(@Nullable String team) {
        names.checkTeam(team);
        Map<Demand, Decision> all = routing.plan(team).all();
        Map<String, TicketRow> rows =
                queries.rows(all.keySet().stream().map(Demand::ticketId).toList());
        List<Waiting> waiting = new ArrayList<>();
        all.forEach((demand, why) -> {
            TicketRow row = rows.get(demand.ticketId());
            if (row != null) {
                waiting.add(new Waiting(row, demand.since(), why));
            }
        });
        return waiting;
    }

    /**
     * What came of a command.
     *
     * @param tickets those named, as they are now
     * @param already how many of them were so before, and were left alone
     */
    public record Outcome(List<TicketRow> tickets, int already) {}

    /** Opens a ticket by hand; it is graded and handed out as a contact of its own would be. */
    public TicketRow open(TicketForm form, Actor actor, boolean dryRun) {
        Deeds.filled("text", form.text());
        names.checkTeam(form.given().team());
        return database.inTransaction(dryRun, () -> {
            Router router = routing.router();
            TicketChanges changes = writer.begin(router);
            Ticket ticket = opening(router, changes, actor).open(form);
            changes.save();
            return rows(List.of(ticket)).get(0);
        });
    }

    HandOpening opening(Router router, TicketChanges changes, Actor actor) {
        return new HandOpening(routing, router, recognition.get(), deeds(), changes, actor);
    }

    /** What people can do with a ticket. */
    public Deeds deeds() {
        return new Deeds(writer, names, routing, recognition, clock);
    }

    /** Writes down what was done on a ticket; the first entry begins the work. */
    public TicketRow progress(
            String id,
            String stage,
            String content,
            @Nullable String attachments,
            @Nullable String nextStep,
            Actor actor,
            boolean dryRun) {
        Instant now = clock.instant();
        return database.inTransaction(dryRun, () -> {
            TicketChanges changes = writer.begin();
            Ticket ticket = inTime(changes.get(id, actor));
            Deeds.workable(ticket);
            ticket.by(actor).start(now);
            if (new Stages(workspace.settings()).isAnswer(stage)) {
                ticket.by(actor).answer(now, null);
            }
            String entry = changes.entry(ticket, stage, actor, now, content, attachments, nextStep);
            new TaskOpening(database, workspace.settings().zone(), now, actor)
                    .nextStep(ticket, entry, actor.name(), now, nextStep);
            changes.save();
            return rows(List.of(ticket)).get(0);
        });
    }

    /** Refuses a change before the last one: a clock was set back, or --now is a slip. */
    Ticket inTime(Ticket ticket) {
        Instant now = clock.instant();
        if (now.isBefore(ticket.updatedAt().truncatedTo(ChronoUnit.SECONDS))) {
            ZoneId zone = workspace.settings().zone();
            throw new KefuException(new TicketProblem.TooEarly(
                    ticket.id(), Moments.shown(now, zone), Moments.shown(ticket.updatedAt(), zone)));
        }
        return ticket;
    }

    /** Does the same with each of these tickets; when it cannot be done with one of them, it is done with none. */
    public Outcome change(List<String> ids, Deeds.Deed deed, Actor actor, boolean dryRun) {
        Map<String, Deeds.Deed> deeds = new LinkedHashMap<>();
        ids.forEach(id -> deeds.put(id, deed));
        return change(deeds, actor, dryRun);
    }

    /** Does with each of these tickets what is its own; all or nothing. */
    Outcome change(Map<String, Deeds.Deed> deeds, Actor actor, boolean dryRun) {
        return database.inTransaction(dryRun, () -> {
            TicketChanges changes = writer.begin();
            List<Ticket> named = named(deeds.keySet(), changes, actor);
            int already = 0;
            for (Ticket ticket : named) {
                int before = ticket.events().size();
                Objects.requireNonNull(deeds.get(ticket.id())).on(inTime(ticket), changes, actor);
                already += ticket.events().size() == before ? 1 : 0;
            }
            changes.save();
            return new Outcome(rows(named), already);
        });
    }

    /** The tickets of these numbers, each once; refuses a number that there is not. */
    static List<Ticket> named(Collection<String> ids, TicketChanges changes, Actor actor) {
        Map<String, Ticket> found = changes.tickets(new LinkedHashSet<>(ids), actor);
        ids.stream().filter(id -> !found.containsKey(id)).findFirst().ifPresent(id -> {
            throw new KefuException(new TicketProblem.NoSuchTicket(id));
        });
        return List.copyOf(found.values());
    }

    /** The tickets as they are stored, with what follows from the change. */
    List<TicketRow> rows(List<Ticket> changed) {
        Map<String, TicketRow> rows =
                writer.read(changed.stream().map(Ticket::id).toList());
        return changed.stream().map(ticket -> rows.get(ticket.id())).toList();
    }

    /** A desk with today's agents and rules. */
    TicketDesk desk(Actor actor, RepeatRules repeats) {
        PlacementRepository placements = new PlacementRepository(database);
        return new TicketDesk(
                writer,
                placements,
                new EntryRepository(database),
                recognition.get(),
                routing.router(),
                new OpenThreads(placements, workspace.settings().reopenWithin(), repeats),
                actor);
    }

    /** Refuses a filter by a team or an agent that nobody knows: an empty list would tell nothing. */
    public void check(TicketQueryRepository.Filter filter) {
        names.checkAssignee(filter.assignee());
        names.checkTeam(filter.team());
    }

    TicketImporter importer(Collection<Mapping> mappings, Actor actor) {
        return new TicketImporter(
                writer, new PlacementRepository(database), recognition.get(), routing.router(), mappings, actor);
    }
}
