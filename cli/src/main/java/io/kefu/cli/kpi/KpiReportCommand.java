package io.kefu.cli.kpi;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Sections;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.PeriodOption;
import io.kefu.job.Services;
import io.kefu.kpi.KpiReport;
import io.kefu.kpi.KpiWorkbook;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu kpi report}. */
@Command(
        name = "report",
        description = "Compute the key figures of a period and write the workbook.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu kpi report --from 2024-05-01 --to 2024-06-01 --file may.xlsx",
            "  kefu kpi report --output json"
        })
final class KpiReportCommand implements Callable<Integer> {

    @Mixin
    private PeriodOption period = new PeriodOption();

    @Option(names = "--file", paramLabel = "FILE", description = "The workbook (default: none is written).")
    private @Nullable Path file;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    KpiReportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Sections figures = context.with(services -> {
            KpiReport.Period chosen = period.of(
                    services.clock().instant(),
                    context.zone(),
                    services.workspace().settings().reportDays());
            KpiReport report = file == null
                    ? services.kpi().report(chosen)
                    : write(services, context.output(file, ".xlsx"), chosen);
            Sections sections =
                    new Sections(context).fact("from", chosen.from()).fact("to", chosen.to());
            report.summary()
                    .forEach((name, value) -> sections.figure(name, value, rounded(name, value), KpiReport.unit(name)));
            return sections;
        });
        context.console().data(figures.render(output.format()));
        return ExitStatus.DONE.code();
    }

    private KpiReport write(Services services, Path workbook, KpiReport.Period chosen) {
        KpiWorkbook.Written written = services.kpi().workbook().write(workbook, chosen);
        context.console()
                .note(context.texts().of("file." + written.outcome().name().toLowerCase(Locale.ROOT), workbook));
        return written.report();
    }

    private static Object rounded(String name, @Nullable Number value) {
        if (value == null) {
            return "–";
        }
        return name.endsWith("_rate") ? String.format(Locale.ROOT, "%.1f %%", value.doubleValue() * 100) : value;
    }
}
