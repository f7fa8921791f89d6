package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kefu ticket classify-review correct}. */
@Command(
        name = "correct",
        description = "These tickets are about this instead.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket classify-review correct CS20240506009 --type inquiry --subtype pre_sales")
final class ReviewCorrectCommand extends TicketChangeCommand {

    @Option(names = "--type", required = true, paramLabel = "TYPE", description = "inquiry, complaint or after_sales.")
    private String type = "";

    @Option(names = "--subtype", paramLabel = "NAME", description = "The subtype (default: the type's first).")
    private @Nullable String subtype;

    ReviewCorrectCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.correctType(type, subtype, reason);
    }
}
