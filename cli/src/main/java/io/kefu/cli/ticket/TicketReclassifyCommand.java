package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;

/** {@code kefu ticket reclassify}. */
@Command(
        name = "reclassify",
        description =
                "Say again what tickets are about, by the rules and the classifier of today, unless somebody said it.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket reclassify --where 'type is empty' --dry-run")
final class TicketReclassifyCommand extends TicketChangeCommand {

    TicketReclassifyCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.reclassify(reason);
    }
}
