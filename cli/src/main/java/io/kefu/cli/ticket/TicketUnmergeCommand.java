package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;

/** {@code kefu ticket unmerge}. */
@Command(
        name = "unmerge",
        description = "Make merged tickets tickets of their own again.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket unmerge CS20240506007 --reason \"another machine\"")
final class TicketUnmergeCommand extends TicketChangeCommand {

    TicketUnmergeCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.links().unmerge(reason);
    }
}
