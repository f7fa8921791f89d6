package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;

/** {@code kefu ticket restore}. */
@Command(
        name = "restore",
        description = "Show archived tickets in lists again.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket restore CS20240508003 --reason \"the court asks\"")
final class TicketRestoreCommand extends TicketChangeCommand {

    TicketRestoreCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.restore(reason);
    }
}
