package io.kefu.cli.sheet;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.PeriodOption;
import io.kefu.kpi.KpiReport;
import io.kefu.ticket.sheet.TicketSheets;
import io.kefu.workspace.OutputFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A command that writes a sheet of the tickets opened in a period. */
abstract class SheetWriteCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The sheet to write.")
    private Path file = Path.of("");

    @Mixin
    private PeriodOption period = new PeriodOption();

    private final Context context;

    SheetWriteCommand(Context context) {
        this.context = context;
    }

    abstract OutputFile.Outcome write(TicketSheets sheets, Path file, KpiReport.Period period);

    @Override
    public Integer call() {
        OutputFile.Outcome outcome = context.with(services -> {
            KpiReport.Period chosen = period.of(
                    services.clock().instant(),
                    context.zone(),
                    services.workspace().settings().reportDays());
            return write(services.ticket().sheets(), context.output(file, ".xlsx"), chosen);
        });
        context.console().note(context.texts().of("file." + outcome.name().toLowerCase(Locale.ROOT), file));
        return ExitStatus.DONE.code();
    }
}
