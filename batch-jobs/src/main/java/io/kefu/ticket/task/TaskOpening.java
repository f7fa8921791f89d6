package io.kefu.ticket.task;

import io.kefu.access.Actor;
import io.kefu.store.Database;
import io.kefu.store.Serials;
import io.kefu.ticket.life.Ticket;
import io.kefu.ticket.task.Task.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives people something to do for tickets, in the caller's transaction. */
public final class TaskOpening {

    private final Database database;
    private final TaskRepository tasks;
    private final ZoneId zone;
    private final Instant now;
    private final Actor actor;

    /** @param actor who gives it */
    public TaskOpening(Database database, ZoneId zone, Instant now, Actor actor) {
        this.database = database;
        this.tasks = new TaskRepository(database);
        this.zone = zone;
        this.now = now;
        this.actor = actor;
    }

    /** Asks specialists what to do. */
    public List<Task> consultation(Ticket ticket, List<String> whom, String what, @Nullable Instant due) {
        return open(whom, Kind.CONSULTATION, ticket, what, due, null);
    }

    /** Somebody speaks to the customer again. */
    public Task followUp(Ticket ticket, String whom, String what, Instant due) {
        return open(List.of(whom), Kind.FOLLOW_UP, ticket, what, due, null).get(0);
    }

    /** As {@link #nextStep}, of a corrected line: what it said to do before need not be done any more. */
    public void otherNextStep(Ticket ticket, String entry, String operator, Instant at, @Nullable String next) {
        for (Task task : tasks.openOf(ticket.id(), entry)) {
            tasks.save(task.ended(Task.Outcome.DROPPED, "another next step", now, actor.name()));
            ticket.by(actor).note(now, task.kind().key() + " " + task.id() + " " + Task.Outcome.DROPPED.key());
        }
        nextStep(ticket, entry, operator, at, next);
    }

    /**
     * The next step of a line of progress, where it names a day: a task of whoever wrote the line.
     *
     * @param entry the number of the line
     * @param at when what the line tells was done
     */
    public void nextStep(Ticket ticket, String entry, String operator, Instant at, @Nullable String next) {
        if (next != null) {
            NextStep.due(next, at, zone)
                    .ifPresent(due -> open(List.of(operator), Kind.FOLLOW_UP, ticket, next, due, entry));
        }
    }

    private List<Task> open(
            List<String> whom, Kind kind, Ticket ticket, String what, @Nullable Instant due, @Nullable String entry) {
        Serials.Session numbers = new Serials(database).session();
        List<Task> opened = new ArrayList<>();
        for (String agent : whom) {
            String id = numbers.next("T", now.atZone(zone).toLocalDate());
            String together = kind == Kind.CONSULTATION
                    ? opened.isEmpty() ? id : opened.get(0).id()
                    : null;
            Task task = new Task(
                    id,
                    ticket.id(),
                    kind,
                    together,
                    entry,
                    agent,
                    what,
                    due,
                    now,
                    actor.name(),
                    Task.Outcome.OPEN,
                    null,
                    null,
                    null);
            tasks.save(task);
            ticket.by(actor).note(now, kind.key() + " " + id + " for " + agent);
            opened.add(task);
        }
        numbers.save();
        return opened;
    }
}
