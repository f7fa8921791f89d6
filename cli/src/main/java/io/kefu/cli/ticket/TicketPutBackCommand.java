package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;

/** {@code kefu ticket put-back}. */
@Command(
        name = "put-back",
        description = "Take tickets from whoever has them: they wait to be handed out.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket put-back CS20240506001 --reason \"needs a technician\"",
            "  kefu ticket put-back --where 'assignee == K007' --reason 病假"
        })
final class TicketPutBackCommand extends TicketChangeCommand {

    TicketPutBackCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.putBack(reason);
    }
}
