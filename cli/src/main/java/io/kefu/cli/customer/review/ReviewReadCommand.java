package io.kefu.cli.customer.review;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.SheetFaults;
import io.kefu.cli.customer.Changes;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.ReturnedSheetOption;
import io.kefu.customer.ReviewSheet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu customer review read}. */
@Command(
        name = "read",
        description = "Take over the decisions of a review sheet, all or none; rows without one wait on.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu customer review read review.xlsx --dry-run")
final class ReviewReadCommand implements Callable<Integer> {

    @Mixin
    private ReturnedSheetOption sheet = new ReturnedSheetOption();

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    ReviewReadCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ReviewSheet.Outcome outcome = context.exclusively(
                services -> services.customer().reviewSheet().read(sheet.file(), context.actor(), dryRun.isSet()));
        if (!outcome.faults().isEmpty()) {
            return new SheetFaults(context).refuse(sheet, outcome.faults(), dryRun.isSet());
        }
        new Changes(context).show(outcome.changes(), output.format(), dryRun.isSet());
        context.console()
                .note(context.texts()
                        .of("review.read", outcome.rows(), outcome.changes().size()));
        return ExitStatus.DONE.code();
    }
}
