package io.kefu.cli.task;

import io.kefu.cli.Context;
import io.kefu.cli.Listing;
import io.kefu.ticket.task.Task;
import io.kefu.workspace.Language;
import java.time.Instant;

/** Tasks as lines of a list. */
public final class TaskLines {

    private TaskLines() {}

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
