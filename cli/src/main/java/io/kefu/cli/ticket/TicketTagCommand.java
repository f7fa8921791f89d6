package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kefu ticket tag}. */
@Command(
        name = "tag",
        description = "Give tickets tags, or take tags away.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu ticket tag CS20240506001 --add 返修 --add 加急", "  kefu ticket tag CS20240506001 --remove 加急"})
final class TicketTagCommand extends TicketChangeCommand {

    @Option(names = "--add", paramLabel = "TAG", description = "A tag to give; several times for several.")
    private List<String> add = List.of();

    @Option(names = "--remove", paramLabel = "TAG", description = "A tag to take away; several times for several.")
    private List<String> remove = List.of();

    TicketTagCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.tag(add, remove, reason);
    }
}
