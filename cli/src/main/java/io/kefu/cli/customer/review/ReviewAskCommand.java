package io.kefu.cli.customer.review;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.customer.Comparisons;
import io.kefu.cli.option.LimitOption;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.customer.ReviewDesk.Review;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu customer review ask}. */
@Command(
        name = "ask",
        description = "Go through the pairs one by one and ask. Each answer is kept at once; stop whenever you like.")
final class ReviewAskCommand implements Callable<Integer> {

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Context context;

    ReviewAskCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Review> reviews =
                context.with(services -> services.customer().reviews().reviews(limit.most()));
        Scanner answers = new Scanner(System.in, StandardCharsets.UTF_8);
        int decided = 0;
        for (Review review : reviews) {
            if (isSettled(review)) {
                continue;
            }
            String comparison = context.with(services -> new Comparisons(context)
                    .explained(services.customer().reviews().explain(review.id()))
                    .render(Format.TABLE));
            context.console().data("\n" + comparison);
            String answer = ask(answers, review);
            if (answer.equals("q")) {
                break;
            }
            if (!answer.equals("s")) {
                boolean same = answer.equals("y");
                context.exclusively(services -> same
                        ? services.customer().reviews().accept(List.of(review.id()), "asked", context.actor(), false)
                        : services.customer().reviews().reject(List.of(review.id()), "asked", context.actor(), false));
                decided++;
            }
        }
        context.console().note(context.texts().of("review.asked", decided));
        return ExitStatus.DONE.code();
    }

    /** An earlier answer may have settled a later question: of three who are one, two answers are enough. */
    private boolean isSettled(Review review) {
        Review now = context.with(services -> services.customer().reviews().review(review.id()));
        return now.a().id().equals(now.b().id());
    }

    /** y, n, s (later) or q; the end of the input is q. */
    private String ask(Scanner answers, Review review) {
        while (true) {
            context.console().ask(context.texts().of("review.question", review.id()));
            if (!answers.hasNextLine()) {
                return "q";
            }
            String answer = answers.nextLine().strip().toLowerCase(Locale.ROOT);
            if (List.of("y", "n", "s", "q").contains(answer)) {
                return answer;
            }
        }
    }
}
