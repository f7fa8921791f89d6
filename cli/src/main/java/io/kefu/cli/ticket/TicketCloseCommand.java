package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;

/** {@code kefu ticket close}. */
@Command(
        name = "close",
        description = "Close solved tickets.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket close CS20240506001 --reason \"customer confirmed\"",
            "  kefu ticket close --where 'state == resolved and idle > 7d' --reason \"no answer\""
        })
final class TicketCloseCommand extends TicketChangeCommand {

    TicketCloseCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.close(reason);
    }
}
