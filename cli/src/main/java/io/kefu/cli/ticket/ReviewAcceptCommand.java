package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;

/** {@code kefu ticket classify-review accept}. */
@Command(
        name = "accept",
        description = "What the classifier takes these tickets for is right.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket classify-review accept CS20240506009 CS20240506012")
final class ReviewAcceptCommand extends TicketChangeCommand {

    ReviewAcceptCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.acceptGuess(reason);
    }
}
