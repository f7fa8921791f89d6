package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.TicketsChoice;
import io.kefu.ticket.TicketService.Assignments;
import io.kefu.ticket.TicketService.Outcome;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code kefu ticket assign}. */
@Command(
        name = "assign",
        description = "Assign waiting tickets by skill and load, or the named tickets to one agent.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket assign --team after-sales --dry-run",
            "  kefu ticket assign CS20240506001 CS20240506002 --to K007",
            "  kefu ticket assign --from K007"
        })
final class TicketAssignCommand implements Callable<Integer> {

    @Mixin
    private TicketsChoice tickets = new TicketsChoice();

    @Option(names = "--to", paramLabel = "AGENT", description = "The agent who gets the named tickets.")
    private @Nullable String agent;

    @Option(names = "--from", paramLabel = "AGENT", description = "Hand what this agent has to do to others.")
    private @Nullable String absent;

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for the ticket's history.")
    private String reason = "";

    @Option(names = "--team", paramLabel = "NAME", description = "Only waiting tickets of this team (default: all).")
    private @Nullable String team;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final Context context;

    TicketAssignCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (tickets.isEmpty() != (agent == null) || (absent != null && (agent != null || team != null))) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), context.texts().of("ticket.assign-needs-both"));
        }
        if (agent == null) {
            String from = absent;
            Assignments assigned = context.with(services -> from == null
                    ? services.ticket().service().assignWaiting(team, context.actor(), dryRun.isSet())
                    : services.ticket().service().assignFrom(from, context.actor(), dryRun.isSet()));
            show(new Outcome(assigned.handed(), 0));
            noteLeft(from == null ? "ticket.still-wait" : "ticket.stay", assigned.waiting());
            noteLeft("ticket.elsewhere", assigned.elsewhere());
        } else {
            String to = agent;
            show(context.with(services -> {
                var service = services.ticket().service();
                return service.change(
                        tickets.of(services, context),
                        service.deeds().assign(to, reason.strip()),
                        context.actor(),
                        dryRun.isSet());
            }));
        }
        return ExitStatus.DONE.code();
    }

    private void show(Outcome outcome) {
        new TicketLines(context).showChanged(outcome, output.format(), dryRun.isSet());
    }

    /** Says of tickets that nobody got why. */
    private void noteLeft(String why, int count) {
        if (count > 0) {
            context.console().note(context.texts().of(why, count));
        }
    }
}
