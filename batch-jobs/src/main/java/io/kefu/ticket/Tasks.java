package io.kefu.ticket;

import io.kefu.access.Actor;
import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.life.TicketChanges;
import io.kefu.ticket.life.TicketProblem;
import io.kefu.ticket.life.TicketWriter;
import io.kefu.ticket.task.Task;
import io.kefu.ticket.task.Task.Outcome;
import io.kefu.ticket.task.TaskOpening;
import io.kefu.ticket.task.TaskRepository;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people have to do for tickets by a time. Each call is one transaction; a dry run rolls it back. */
public final class Tasks {

    /** What becomes of the ticket when a task is done. */
    public enum Then {
        STAY,
        CLOSE,
        REOPEN
    }

    private final Database database;
    private final TaskRepository tasks;
    private final TicketWriter writer;
    private final TicketService service;
    private final ZoneId zone;
    private final Clock clock;

    public Tasks(Database database, TicketWriter writer, TicketService service, ZoneId zone, Clock clock) {
        this.database = database;
        this.tasks = new TaskRepository(database);
        this.writer = writer;
        this.service = service;
        this.zone = zone;
        this.clock = clock;
    }

    public TaskRepository repository() {
        return tasks;
    }

    /** Speaks to the customer again at a time; whoever has the ticket does, unless another is named. */
    public Task followUp(
            String ticketId, @Nullable String agent, String what, Instant due, Actor actor, boolean dryRun) {
        Deeds.filled("text", what);
        String named = agent == null ? null : service.agent(agent).id();
        return database.inTransaction(dryRun, () -> {
            TicketChanges changes = writer.begin();
            Ticket ticket = ours(changes.get(ticketId, actor));
            String whom = named != null ? named : ticket.assignee() != null ? ticket.assignee() : actor.name();
            Task task = opening(actor).followUp(ticket, whom, what, due);
            changes.save();
            return task;
        });
    }

    /** Asks specialists what to do. */
    public List<Task> consult(
            String ticketId, List<String> agents, String what, @Nullable Instant due, Actor actor, boolean dryRun) {
        Deeds.filled("text", what);
        List<String> whom = agents.stream()
                .map(agent -> service.agent(agent).id())
                .distinct()
                .toList();
        return database.inTransaction(dryRun, () -> {
            TicketChanges changes = writer.begin();
            Ticket ticket = ours(changes.get(ticketId, actor));
            List<Task> opened = opening(actor).consultation(ticket, whom, what, due);
            changes.save();
            return opened;
        });
    }

    private Ticket ours(Ticket ticket) {
        Deeds.workable(ticket);
        return service.inTime(ticket);
    }

    private TaskOpening opening(Actor actor) {
        return new TaskOpening(database, zone, clock.instant(), actor);
    }

    /**
     * Says what came of a task. The last answer ends a consultation.
     *
     * @param then what becomes of the ticket
     */
    public Task done(String id, String answer, Then then, Actor actor, boolean dryRun) {
        Deeds.filled("answer", answer);
        return database.inTransaction(dryRun, () -> {
            TicketChanges changes = writer.begin();
            Task task = end(id, Outcome.DONE, answer, changes, actor);
            Ticket ticket = changes.get(task.ticketId(), actor);
            if (then == Then.CLOSE) {
                if (!ticket.kind().isSolved()) {
                    service.deeds()
                            .resolve(task.kind().key() + " " + id, answer)
                            .on(ticket, changes, actor);
                }
                service.deeds().close(task.kind().key() + " " + id).on(ticket, changes, actor);
            } else if (then == Then.REOPEN) {
                service.deeds().reopen(task.kind().key() + " " + id).on(ticket, changes, actor);
            }
            changes.save();
            return task;
        });
    }

    /** A task need not be done. */
    public Task drop(String id, String reason, Actor actor, boolean dryRun) {
        return database.inTransaction(dryRun, () -> {
            TicketChanges changes = writer.begin();
            Task task = end(id, Outcome.DROPPED, reason, changes, actor);
            changes.save();
            return task;
        });
    }

    /** Asks nobody any more: who has not answered need not. */
    public List<Task> endConsultation(String ticketId, String reason, Actor actor, boolean dryRun) {
        return database.inTransaction(dryRun, () -> {
            TicketChanges changes = writer.begin();
            List<Task> dropped = tasks.openConsultations(ticketId).stream()
                    .map(task -> end(task.id(), Outcome.DROPPED, reason, changes, actor))
                    .toList();
            changes.save();
            return dropped;
        });
    }

    private Task end(String id, Outcome outcome, String answer, TicketChanges changes, Actor actor) {
        Task task = known(id);
        Instant now = clock.instant();
        Task ended = task.ended(outcome, answer, now, actor.name());
        if (task.outcome() != Outcome.OPEN || !tasks.save(ended)) {
            throw new KefuException(
                    new TicketProblem.TaskEnded(id, known(id).outcome().key()));
        }
        Ticket ticket = service.inTime(changes.get(task.ticketId(), actor));
        ticket.by(actor).note(now, task.kind().key() + " " + id + " " + outcome.key());
        if (task.consultation() != null) {
            List<Task> all = tasks.consultation(ticket.id(), task.consultation());
            if (all.stream().noneMatch(each -> each.outcome() == Outcome.OPEN)) {
                long answers = all.stream()
                        .filter(each -> each.outcome() == Outcome.DONE)
                        .count();
                ticket.by(actor).note(now, "consultation ended, " + answers + " of " + all.size() + " answered");
            }
        }
        return ended;
    }

    private Task known(String id) {
        return tasks.find(id).orElseThrow(() -> new KefuException(new TicketProblem.NoSuchTask(id)));
    }
}
