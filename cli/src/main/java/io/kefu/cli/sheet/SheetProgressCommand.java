package io.kefu.cli.sheet;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.PeriodOption;
import io.kefu.kpi.KpiReport;
import io.kefu.workspace.OutputFile;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu sheet progress}. */
@Command(
        name = "progress",
        description = "Write the progress-tracking sheet 问题处理进度跟踪表 of the tickets opened in a period.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sheet progress may.xlsx --from 2024-05-01 --to 2024-06-01")
final class SheetProgressCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The sheet to write.")
    private Path file = Path.of("");

    @Mixin
    private PeriodOption period = new PeriodOption();

    private final Context context;

    SheetProgressCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OutputFile.Outcome outcome = context.with(services -> {
            KpiReport.Period chosen = period.of(
                    services.clock().instant(),
                    context.zone(),
                    services.workspace().settings().reportDays());
            return services.sheets().progress(file, chosen.from(), chosen.to());
        });
        context.console().note(context.texts().of("file." + outcome.name().toLowerCase(Locale.ROOT), file));
        return ExitStatus.DONE.code();
    }
}
