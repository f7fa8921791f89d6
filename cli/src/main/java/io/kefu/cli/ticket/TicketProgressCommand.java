package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.TicketService.Outcome;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu ticket progress}. */
@Command(
        name = "progress",
        description = "Write down what was done on a ticket.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket progress CS20240506001 \"电池故障,已更换\" --stage 售后检测 --next 客户回访")
final class TicketProgressCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TICKET", description = "Number of a ticket.")
    private String ticket = "";

    @Parameters(index = "1", paramLabel = "TEXT", description = "What was done.")
    private String content = "";

    @Option(names = "--stage", paramLabel = "NAME", description = "Stage of the work (default: reply).")
    private String stage = "reply";

    @Option(names = "--attachments", paramLabel = "TEXT", description = "Attachments, by name.")
    private @Nullable String attachments;

    @Option(names = "--next", paramLabel = "TEXT", description = "The next step.")
    private @Nullable String next;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketProgressCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TicketRow changed = context.with(services -> services.ticket()
                .service()
                .progress(ticket, stage, content, attachments, next, context.actor(), dryRun.isSet()));
        new TicketLines(context).showChanged(new Outcome(List.of(changed), 0), output.format(), dryRun.isSet());
        return ExitStatus.DONE.code();
    }
}
