package io.kefu.cli.customer;

import io.kefu.cli.Context;
import io.kefu.customer.CustomerDesk.Change;
import io.kefu.job.Services;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu customer split}. */
@Command(
        name = "split",
        description = "Make a customer of its own of a source record that belongs to somebody else.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer split r31")
final class CustomerSplitCommand extends CustomerChangeCommand {

    @Parameters(index = "0", paramLabel = "RECORD", description = "A record, as kefu customer show lists them: r31.")
    private String record = "";

    CustomerSplitCommand(Context context) {
        super(context);
    }

    @Override
    protected List<Change> change(Services services, String why, boolean dry) {
        return List.of(services.customer().desk().split(record, why, context().actor(), dry));
    }
}
