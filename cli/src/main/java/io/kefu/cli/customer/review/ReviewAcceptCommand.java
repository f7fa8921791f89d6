package io.kefu.cli.customer.review;

import io.kefu.cli.Context;
import io.kefu.cli.customer.CustomerChangeCommand;
import io.kefu.customer.CustomerDesk.Change;
import io.kefu.job.Services;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code kefu customer review accept}. */
@Command(
        name = "accept",
        description = "Say that the two customers of a review are one: they are merged.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer review accept 3 5")
final class ReviewAcceptCommand extends CustomerChangeCommand {

    @Parameters(arity = "1..*", paramLabel = "REVIEW", description = "Numbers of reviews.")
    private List<Long> reviews = List.of();

    ReviewAcceptCommand(Context context) {
        super(context);
    }

    @Override
    protected List<Change> change(Services services, String why, boolean dry) {
        return services.customer().reviews().accept(reviews, why, context().actor(), dry);
    }
}
