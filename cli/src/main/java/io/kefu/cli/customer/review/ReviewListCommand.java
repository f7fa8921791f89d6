package io.kefu.cli.customer.review;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.customer.Comparisons;
import io.kefu.cli.option.LimitOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.customer.ReviewDesk.Review;
import io.kefu.customer.golden.Customer;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu customer review list}. */
@Command(name = "list", description = "List pairs of customers who may be one, likeliest first; masked.")
final class ReviewListCommand implements Callable<Integer> {

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    ReviewListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Review> reviews =
                context.with(services -> services.customer().reviews().reviews(limit.most(output.format())));
        context.console()
                .data(context.<Review>listing()
                        .column("review", Review::id)
                        .column("probability", review -> Comparisons.percent(review.probability()))
                        .column("customer_a", review -> review.a().id())
                        .column("name_a", review -> name(review.a()))
                        .column("phone_a", review -> review.a().phone())
                        .column("customer_b", review -> review.b().id())
                        .column("name_b", review -> name(review.b()))
                        .column("phone_b", review -> review.b().phone())
                        .render(reviews, output.format()));
        if (reviews.size() == limit.most(output.format())) {
            context.console().note(context.texts().of("list.limited", limit.most()));
        }
        return ExitStatus.DONE.code();
    }

    private static @Nullable String name(Customer customer) {
        return customer.name() == null ? customer.company() : customer.name();
    }
}
