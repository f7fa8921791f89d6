package io.kefu.cli.task;

import io.kefu.cli.Context;
import io.kefu.cli.Listing;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.ticket.task.Task;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** Tasks as lines of a list. */
public final class TaskLines {

    private TaskLines() {}

    /** A list of its own, of tasks of several tickets. */
    static String render(Context context, List<Task> tasks, Format format) {
        Function<String, List<String>> names = context.with(services -> services.ticket()
                .askers()
                .names(tasks.stream().map(Task::ticketId).distinct().toList()));
        return of(context).about(task -> names.apply(task.ticketId())).render(tasks, format);
    }

    public static Listing<Task> of(Context context) {
        Language language = context.language();
        Instant now = context.clock().instant();
        return context.<Task>listing()
                .column("task", Task::id)
                .column("ticket", Task::ticketId)
                .column("kind", task -> task.kind().key(), code -> language.label("task." + code))
                .column("assignee", Task::assignee)
                .column("due", Task::dueAt)
                .columnOf(
                        "outcome",
                        task -> task.isOverdue(now) ? "overdue" : task.outcome().key(),
                        (task, code) -> language.label("outcome." + code))
                .column("description", Task::what)
                .column("answer", Task::answer);
    }
}
