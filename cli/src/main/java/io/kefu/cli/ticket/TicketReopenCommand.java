package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.TicketService.Outcome;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code kefu ticket reopen}. */
@Command(
        name = "reopen",
        description = "Reopen solved or closed tickets.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket reopen CS20240506001 --reason \"fault came back\"")
final class TicketReopenCommand extends TicketChangeCommand {

    TicketReopenCommand(Context context) {
        super(context);
    }

    @Override
    Outcome change(List<String> tickets, String reason, boolean dryRun) {
        return context().with(services -> services.ticket()
                .service()
                .reopen(tickets, reason, context().actor(), dryRun));
    }
}
