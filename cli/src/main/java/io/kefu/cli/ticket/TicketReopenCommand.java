package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
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
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.reopen(reason);
    }
}
