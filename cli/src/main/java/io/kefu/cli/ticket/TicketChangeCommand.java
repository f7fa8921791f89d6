package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.ticket.TicketService.Outcome;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A command that changes the named tickets for a reason. */
abstract class TicketChangeCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "TICKET", description = "Numbers of tickets.")
    private List<String> tickets = List.of();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the ticket's history.")
    private String reason = "by hand";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketChangeCommand(Context context) {
        this.context = context;
    }

    /** Makes the change; returns the tickets as they are after it. */
    abstract Outcome change(List<String> tickets, String reason, boolean dryRun);

    Context context() {
        return context;
    }

    @Override
    public Integer call() {
        Outcome outcome = change(tickets, reason, dryRun.isSet());
        new TicketLines(context).showChanged(outcome, output.format(), dryRun.isSet());
        return ExitStatus.DONE.code();
    }
}
