package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu ticket reopen}. */
@Command(
        name = "reopen",
        description = "Reopen solved or closed tickets.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket reopen CS20240506001 --reason \"fault came back\"")
final class TicketReopenCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "TICKET", description = "Numbers of tickets.")
    private List<String> tickets = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the ticket's history.")
    private String reason = "by hand";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketReopenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        new TicketLines(context)
                .showChanged(
                        context.with(services ->
                                services.ticketService().reopen(tickets, reason, context.actor(), dryRun.isSet())),
                        output.format(),
                        dryRun.isSet());
        return ExitStatus.DONE.code();
    }
}
