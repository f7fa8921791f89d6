package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kefu ticket merge}. */
@Command(
        name = "merge",
        description = "Put tickets into another, which has their contacts and entries from now on.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket merge CS20240506007 --into CS20240506001 --reason \"the same fault\"")
final class TicketMergeCommand extends TicketChangeCommand {

    @Option(names = "--into", required = true, paramLabel = "TICKET", description = "The ticket that takes them in.")
    private String into = "";

    TicketMergeCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.links().merge(into, reason);
    }
}
