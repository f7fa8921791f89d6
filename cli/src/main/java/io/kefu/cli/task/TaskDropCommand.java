package io.kefu.cli.task;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.task.Task;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu task drop}. */
@Command(name = "drop", description = "Say that a task need not be done.")
final class TaskDropCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TASK", description = "Number of a task.")
    private String id = "";

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
    private String reason = "";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TaskDropCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Task task =
                context.with(services -> services.ticket().tasks().drop(id, reason, context.actor(), dryRun.isSet()));
        context.console().data(TaskLines.render(context, List.of(task), output.format()));
        return ExitStatus.DONE.code();
    }
}
