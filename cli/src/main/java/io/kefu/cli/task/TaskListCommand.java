package io.kefu.cli.task;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.task.Task;
import io.kefu.ticket.task.TaskRepository.Filter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu task list}. */
@Command(name = "list", description = "List open tasks, the earliest due first.")
final class TaskListCommand implements Callable<Integer> {

    @Option(names = "--to", paramLabel = "AGENT", description = "Only tasks of this agent.")
    private @Nullable String agent;

    @Option(names = "--overdue", description = "Only what should be done already.")
    private boolean overdue;

    @Option(names = "--all", description = "Also what was done or dropped.")
    private boolean all;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TaskListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Instant now = context.clock().instant();
        List<Task> tasks = context.with(
                services -> services.ticket().tasks().repository().list(new Filter(agent, overdue ? now : null, all)));
        context.console().data(TaskLines.render(context, tasks, output.format()));
        return ExitStatus.DONE.code();
    }
}
