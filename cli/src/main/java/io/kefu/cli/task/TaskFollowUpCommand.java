package io.kefu.cli.task;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.task.Task;
import io.kefu.workspace.Moments;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu task follow-up}. */
@Command(
        name = "follow-up",
        description = "Note that a customer is to be spoken to again.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu task follow-up CS20240506001 \"does it charge now?\" --on 2024-05-12")
final class TaskFollowUpCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TICKET", description = "Number of a ticket.")
    private String ticket = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "What is to be said or asked.")
    private String text = "";

    @Option(names = "--on", required = true, paramLabel = "TIME", description = "By when.")
    private String on = "";

    @Option(names = "--to", paramLabel = "AGENT", description = "Who does it (default: whoever has the ticket).")
    private @Nullable String agent;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TaskFollowUpCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Instant due = Moments.until(on, context.workspace().settings().zone());
        Task task = context.with(services ->
                services.ticket().tasks().followUp(ticket, agent, text, due, context.actor(), dryRun.isSet()));
        context.console().data(TaskLines.render(context, List.of(task), output.format()));
        return ExitStatus.DONE.code();
    }
}
