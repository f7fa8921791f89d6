package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;

/** {@code kefu ticket take}. */
@Command(
        name = "take",
        description = "Take tickets over yourself: you are the agent whom --as or KEFU_USER names.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket take CS20240506001 --as K007")
final class TicketTakeCommand extends TicketChangeCommand {

    TicketTakeCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.assign(context().actor().name(), reason);
    }
}
