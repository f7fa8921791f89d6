package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.TicketService.Outcome;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu ticket split}. */
@Command(
        name = "split",
        description = "Take contacts out of a ticket into one of their own.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket split CS20240506001 --contact 48390 --reason \"another machine\"")
final class TicketSplitCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TICKET", description = "Number of a ticket.")
    private String id = "";

    @Option(
            names = "--contact",
            required = true,
            paramLabel = "NUMBER",
            description = "A contact by its number in its source, as kefu ticket show lists them; may be repeated.")
    private List<String> contacts = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the ticket's history.")
    private String reason = "";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketSplitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        TicketRow opened = context.with(services -> services.ticket()
                .splitting()
                .split(
                        id,
                        new LinkedHashSet<>(contacts),
                        services.customer().repository()::requesters,
                        reason.strip(),
                        context.actor(),
                        dryRun.isSet()));
        new TicketLines(context).showChanged(new Outcome(List.of(opened), 0), output.format(), dryRun.isSet());
        return ExitStatus.DONE.code();
    }
}
