package io.kefu.cli.customer;

import io.kefu.cli.Context;
import io.kefu.customer.CustomerDesk.Change;
import io.kefu.job.Services;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu customer unmerge}. */
@Command(
        name = "unmerge",
        description = "Take a merge back: the customer gets its number and its records again.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer unmerge C20240506017 --reason \"father and son\"")
final class CustomerUnmergeCommand extends CustomerChangeCommand {

    @Parameters(index = "0", paramLabel = "NUMBER", description = "The number that was merged into another.")
    private String id = "";

    CustomerUnmergeCommand(Context context) {
        super(context);
    }

    @Override
    protected List<Change> change(Services services, String why, boolean dry) {
        return List.of(services.customer().desk().unmerge(id, why, context().actor(), dry));
    }
}
