package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;

/** {@code kefu ticket cancel}. */
@Command(
        name = "cancel",
        description = "Cancel tickets that need not be done.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket cancel CS20240506001 --reason \"a test call\"")
final class TicketCancelCommand extends TicketChangeCommand {

    TicketCancelCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.cancel(reason);
    }
}
