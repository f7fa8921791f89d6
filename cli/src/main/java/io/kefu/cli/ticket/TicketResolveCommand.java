package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.TicketService.Outcome;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code kefu ticket resolve}. */
@Command(
        name = "resolve",
        description = "Mark tickets as solved.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket resolve CS20240506001 --reason \"battery replaced\"")
final class TicketResolveCommand extends TicketChangeCommand {

    TicketResolveCommand(Context context) {
        super(context);
    }

    @Override
    Outcome change(List<String> tickets, String reason, boolean dryRun) {
        return context().with(services -> services.ticket()
                .service()
                .resolve(tickets, reason, context().actor(), dryRun));
    }
}
