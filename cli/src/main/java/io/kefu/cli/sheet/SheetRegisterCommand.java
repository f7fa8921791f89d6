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

/** {@code kefu sheet register}. */
@Command(
        name = "register",
        description = "Write the registration sheet 客户服务流程登记表 of the tickets opened in a period.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sheet register may.xlsx --from 2024-05-01 --to 2024-06-01")
final class SheetRegisterCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The sheet to write.")
    private Path file = Path.of("");

    @Mixin
    private PeriodOption period = new PeriodOption();

    private final Context context;

    SheetRegisterCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        OutputFile.Outcome outcome = context.with(services -> {
            KpiReport.Period chosen = period.of(
                    services.clock().instant(),
                    context.zone(),
                    services.workspace().settings().reportDays());
            return services.sheets().registration(file, chosen.from(), chosen.to());
        });
        context.console().note(context.texts().of("file." + outcome.name().toLowerCase(Locale.ROOT), file));
        return ExitStatus.DONE.code();
    }
}
