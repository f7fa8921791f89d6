package io.kefu.cli.customer.review;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.customer.Comparisons;
import io.kefu.cli.option.OutputOption;
import io.kefu.customer.MatchDesk.Explained;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu customer review show}. */
@Command(
        name = "show",
        description = "Show the two customers of a review side by side, and what speaks for and against.")
final class ReviewShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "REVIEW", description = "Number of a review.")
    private long review;

    @Option(
            names = "--unmasked",
            description =
                    "Show names, phones and the like whole, to whom kefu.yaml names as a reviewer; who looked is noted.")
    private boolean unmasked;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    ReviewShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Explained explained = context.with(services -> unmasked
                ? services.customer()
                        .reviews()
                        .reveal(
                                review,
                                context.actor(),
                                services.audit(),
                                services.workspace().settings().reviewers())
                : services.customer().reviews().explain(review));
        context.console()
                .data(new Comparisons(context, unmasked).explained(explained).render(output.format()));
        return ExitStatus.DONE.code();
    }
}
