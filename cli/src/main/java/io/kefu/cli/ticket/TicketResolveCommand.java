package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kefu ticket resolve}. */
@Command(
        name = "resolve",
        description = "Mark tickets as solved.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket resolve CS20240506001 --reason \"battery replaced\"",
            "  kefu ticket resolve CS20240506001 --solution 已更换电池"
        })
final class TicketResolveCommand extends TicketChangeCommand {

    @Option(
            names = "--solution",
            paramLabel = "TEXT",
            description = "What was done for the customer: an entry of the progress sheet.")
    private String solution = "";

    TicketResolveCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.resolve(reason, solution);
    }
}
