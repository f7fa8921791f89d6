package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.LimitOption;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu ticket classify-review write}. */
@Command(
        name = "write",
        description =
                "Write the classification sheet 工单类型复核表: the same tickets, with a column for what they are about.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket classify-review write types.xlsx --limit 200")
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
        int tickets = context.with(
                services -> services.ticket().classifySheet().write(context.output(file, ".xlsx"), limit.most()));
        context.console().note(context.texts().of("classify-review.written", file, tickets));
        return ExitStatus.DONE.code();
    }
}
