package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kefu ticket link}. */
@Command(
        name = "link",
        description =
                "Say that tickets are parts of another, which cannot be solved before they are, or go on with an earlier one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket link CS20240508003 --parent CS20240506001",
            "  kefu ticket link CS20240508003 --follows CS20240506001 --reason \"the same leak again\""
        })
final class TicketLinkCommand extends TicketChangeCommand {

    /** One of the two. */
    static final class To {

        @Option(
                names = "--parent",
                required = true,
                paramLabel = "NUMBER",
                description = "The ticket of which they do a part.")
        private @Nullable String parent;

        @Option(names = "--follows", required = true, paramLabel = "NUMBER", description = "The earlier ticket.")
        private @Nullable String earlier;
    }

    @ArgGroup(multiplicity = "1")
    private To to = new To();

    TicketLinkCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return to.parent != null
                ? deeds.links().childOf(to.parent, reason)
                : deeds.links().follows(String.valueOf(to.earlier), reason);
    }
}
