package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.TicketsChoice;
import io.kefu.ticket.Deeds;
import io.kefu.ticket.TicketService.Outcome;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that does the same with each of the tickets chosen, for a reason. */
abstract class TicketChangeCommand implements Callable<Integer> {

    @Mixin
    private TicketsChoice tickets = new TicketsChoice();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the ticket's history.")
    private String reason = "";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    TicketChangeCommand(Context context) {
        this.context = context;
    }

    Context context() {
        return context;
    }

    /** What is to be done with each. */
    abstract Deeds.Deed deed(Deeds deeds, String reason);

    @Override
    public Integer call() {
        Outcome outcome = context.with(services -> {
            var service = services.ticket().service();
            return service.change(
                    tickets.of(services, context),
                    deed(service.deeds(), reason.strip()),
                    context.actor(),
                    dryRun.isSet());
        });
        new TicketLines(context).showChanged(outcome, output.format(), dryRun.isSet());
        return ExitStatus.DONE.code();
    }
}
