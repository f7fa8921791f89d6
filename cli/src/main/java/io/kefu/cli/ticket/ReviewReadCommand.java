package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.SheetFaults;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.ReturnedSheetOption;
import io.kefu.ticket.ClassifySheet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu ticket classify-review read}. */
@Command(
        name = "read",
        description = "Take over what people say in a classification sheet, all or nothing; other rows wait on.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket classify-review read types.xlsx --dry-run")
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
        ClassifySheet.Reading reading = context.with(
                services -> services.ticket().classifySheet().read(sheet.file(), context.actor(), dryRun.isSet()));
        if (!reading.faults().isEmpty()) {
            return new SheetFaults(context).refuse(sheet, reading.faults(), dryRun.isSet());
        }
        new TicketLines(context).showChanged(reading.changed(), output.format(), dryRun.isSet());
        context.console()
                .note(context.texts()
                        .of(
                                "classify-review.read",
                                reading.rows(),
                                reading.changed().tickets().size()));
        return ExitStatus.DONE.code();
    }
}
