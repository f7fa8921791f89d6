package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.TicketService.Outcome;
import io.kefu.ticket.life.TicketRepository.TicketRow;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu ticket incident open}. */
@Command(
        name = "open",
        description = "Open one ticket for a proposed incident, which has the customers' tickets as its children.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket incident open CS20240506001 --text \"5月6日固件 3.2 导致离线\"",
            "  kefu ticket resolve --where \"parent == CS20240506009\" --solution \"固件 3.3 已修复\""
        })
final class IncidentOpenCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TICKET", description = "The first ticket of a proposal.")
    private String id = "";

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "What has happened.")
    private String text = "";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    IncidentOpenCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<TicketRow> joined =
                context.with(services -> services.ticket().incidents().open(id, text, context.actor(), dryRun.isSet()));
        new TicketLines(context).showChanged(new Outcome(joined, 0), output.format(), dryRun.isSet());
        return ExitStatus.DONE.code();
    }
}
