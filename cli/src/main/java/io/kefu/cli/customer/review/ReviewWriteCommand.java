package io.kefu.cli.customer.review;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.LimitOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu customer review write}. */
@Command(
        name = "write",
        description = "Write the review sheet 客户合并复核表: pairs side by side, with a column for the decision.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer review write review.xlsx --limit 200")
final class ReviewWriteCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The workbook to write.")
    private Path file = Path.of("");

    @Mixin
    private LimitOption limit = new LimitOption();

    private final Context context;

    ReviewWriteCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int pairs = context.with(
                services -> services.customer().reviewSheet().write(context.output(file, ".xlsx"), limit.most()));
        context.console().note(context.texts().of("review.written", file, pairs));
        return ExitStatus.DONE.code();
    }
}
