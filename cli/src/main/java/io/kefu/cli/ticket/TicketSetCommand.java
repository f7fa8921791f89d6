package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.ticket.Deeds;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code kefu ticket set}. */
@Command(
        name = "set",
        description =
                "Give tickets other values: type, subtype, urgency, priority, team, department, category, subject,"
                        + " order_no.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu ticket set CS20240506001 --value priority=high --value team=complaint",
            "  kefu ticket set --where 'description contains 发票' --value category=发票"
        })
final class TicketSetCommand extends TicketChangeCommand {

    @Option(
            names = "--value",
            required = true,
            paramLabel = "FIELD=VALUE",
            description = "A field and its new value; several times for several.")
    private Map<String, String> values = new LinkedHashMap<>();

    TicketSetCommand(Context context) {
        super(context);
    }

    @Override
    Deeds.Deed deed(Deeds deeds, String reason) {
        return deeds.set(values, reason);
    }
}
