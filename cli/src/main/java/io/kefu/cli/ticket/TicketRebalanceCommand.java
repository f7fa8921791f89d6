package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.TicketService.Assignments;
import io.kefu.ticket.TicketService.Outcome;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu ticket rebalance}. */
@Command(
        name = "rebalance",
        description =
                "Hand tickets that nobody has begun to work on to agents who have less to do, or who are there at all.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket rebalance --team after-sales --dry-run")
final class TicketRebalanceCommand implements Callable<Integer> {

    @Option(names = "--team", paramLabel = "NAME", description = "Only tickets of this team (default: all).")
    private @Nullable String team;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketRebalanceCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Assignments moved =
                context.with(services -> services.ticket().service().rebalance(team, context.actor(), dryRun.isSet()));
        new TicketLines(context).showChanged(new Outcome(moved.handed(), 0), output.format(), dryRun.isSet());
        return ExitStatus.DONE.code();
    }
}
