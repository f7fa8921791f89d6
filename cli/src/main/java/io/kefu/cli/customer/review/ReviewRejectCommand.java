package io.kefu.cli.customer.review;

import io.kefu.cli.Context;
import io.kefu.cli.customer.CustomerChangeCommand;
import io.kefu.customer.CustomerDesk.Change;
import io.kefu.job.Services;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu customer review reject}. */
@Command(
        name = "reject",
        description = "Say that the two customers of a review are two; they are never proposed again.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer review reject 3 5")
final class ReviewRejectCommand extends CustomerChangeCommand {

    @Parameters(arity = "1..*", paramLabel = "REVIEW", description = "Numbers of reviews.")
    private List<Long> reviews = List.of();

    ReviewRejectCommand(Context context) {
        super(context);
    }

    @Override
    protected List<Change> change(Services services, String why, boolean dry) {
        return services.customer().reviews().reject(reviews, why, context().actor(), dry);
    }
}
