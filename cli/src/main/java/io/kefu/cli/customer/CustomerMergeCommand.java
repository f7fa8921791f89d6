package io.kefu.cli.customer;

import io.kefu.cli.Context;
import io.kefu.customer.CustomerDesk.Change;
import io.kefu.job.Services;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu customer merge}. */
@Command(
        name = "merge",
        description = "Let a customer go into another; its tickets, orders and history follow, its number leads there.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer merge C20240506001 C20240506017 --reason \"said so on the phone\"")
final class CustomerMergeCommand extends CustomerChangeCommand {

    @Parameters(index = "0", paramLabel = "KEPT", description = "The customer whose number stays.")
    private String kept = "";

    @Parameters(index = "1", paramLabel = "OTHER", description = "The customer who goes into it.")
    private String other = "";

    CustomerMergeCommand(Context context) {
        super(context);
    }

    @Override
    protected List<Change> change(Services services, String why, boolean dry) {
        return List.of(
                services.customer().desk().merge(kept, other, why, context().actor(), dry));
    }
}
