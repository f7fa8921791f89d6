package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;

/** {@code kefu ticket unlink}. */
@Command(
        name = "unlink",
        description = "Say that tickets are no parts of another and go on with none.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket unlink CS20240508003 --reason \"another machine\"")
final class TicketUnlinkCommand extends TicketChangeCommand {

    TicketUnlinkCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.links().unlink(reason);
    }
}
