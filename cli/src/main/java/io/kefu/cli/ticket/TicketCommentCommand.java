package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kefu ticket comment}. */
@Command(
        name = "comment",
        description = "Write a note for colleagues on tickets: it is no answer to the customer.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket comment CS20240506001 --text \"is called at noon\"")
final class TicketCommentCommand extends TicketChangeCommand {

    @Option(names = "--text", required = true, paramLabel = "TEXT", description = "The note.")
    private String text = "";

    TicketCommentCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.comment(text);
    }
}
