package io.kefu.cli.task;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.Tasks.Then;
import io.kefu.ticket.task.Task;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu task done}. */
@Command(
        name = "done",
        description = "Say what came of a task.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu task done T20240509001 \"the customer is content\" --close")
final class TaskDoneCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TASK", description = "Number of a task.")
    private String id = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "What came of it.")
    private String answer = "";

    /** What becomes of the ticket; nothing when neither is said. */
    static final class After {

        @Option(names = "--close", description = "The ticket is closed.")
        private boolean close;

        @Option(names = "--reopen", description = "Work on the ticket begins again.")
        private boolean reopen;

        private Then then() {
            return close ? Then.CLOSE : reopen ? Then.REOPEN : Then.STAY;
        }
    }

    @ArgGroup
    private After after = new After();

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TaskDoneCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Task task = context.with(
                services -> services.ticket().tasks().done(id, answer, after.then(), context.actor(), dryRun.isSet()));
        context.console().data(TaskLines.render(context, List.of(task), output.format()));
        return ExitStatus.DONE.code();
    }
}
