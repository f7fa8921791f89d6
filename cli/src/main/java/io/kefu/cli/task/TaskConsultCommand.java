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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu task consult}. */
@Command(
        name = "consult",
        description = "Ask specialists what to do about a ticket, or ask nobody any more.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu task consult CS20240506001 --with K010,K007 --text \"is the battery safe?\" --due 2024-05-10",
            "  kefu task consult CS20240506001 --end --text \"enough is known\""
        })
final class TaskConsultCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TICKET", description = "Number of a ticket.")
    private String ticket = "";

    /** One of the two. */
    static final class How {

        @Option(
                names = "--with",
                required = true,
                split = ",",
                paramLabel = "AGENT",
                description = "Who is asked; several with commas between.")
        private List<String> agents = List.of();

        @Option(names = "--end", required = true, description = "Who has not answered need not.")
        private boolean end;
    }

    @ArgGroup(multiplicity = "1")
    private How how = new How();

    @Option(names = "--text", paramLabel = "TEXT", description = "What is asked, or why it ends.")
    private String text = "";

    @Option(names = "--due", paramLabel = "TIME", description = "By when.")
    private @Nullable String due;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TaskConsultCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Instant by = due == null
                ? null
                : Moments.until(due, context.workspace().settings().zone());
        List<Task> tasks = context.with(services -> how.end
                ? services.ticket().tasks().endConsultation(ticket, text, context.actor(), dryRun.isSet())
                : services.ticket().tasks().consult(ticket, how.agents, text, by, context.actor(), dryRun.isSet()));
        context.console().data(TaskLines.render(context, tasks, output.format()));
        return ExitStatus.DONE.code();
    }
}
