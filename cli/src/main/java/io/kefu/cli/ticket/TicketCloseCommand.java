package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.TicketService.Outcome;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code kefu ticket close}. */
@Command(
        name = "close",
        description = "Close solved tickets.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket close CS20240506001 --reason \"customer confirmed\"")
final class TicketCloseCommand extends TicketChangeCommand {

    TicketCloseCommand(Context context) {
        super(context);
    }

    @Override
    Outcome change(List<String> tickets, String reason, boolean dryRun) {
        return context().with(services -> services.ticket()
                .service()
                .close(tickets, reason, context().actor(), dryRun));
    }
}
