package io.kefu.job;

import io.kefu.kpi.KpiReport;
import io.kefu.store.JobPart;
import io.kefu.store.Run;
import io.kefu.store.Steps;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.springframework.batch.core.step.Step;

/** The steps of the nightly that write files into {@code out/<day>/}. They read only, and may run side by side. */
final class Outputs implements JobPart {

    /** Writes a file about a period. */
    private interface Output extends BiFunction<Path, KpiReport.Period, OutputFile.Outcome> {}

    private final Services services;

    Outputs(Services services) {
        this.services = services;
    }

    @Override
    public Map<String, Supplier<Step>> steps(Steps steps, Run run) {
        return Map.of(
                "kpi-workbook",
                () -> step(steps, run, "kpi-workbook", "kpi.xlsx", (file, period) -> services.kpi()
                        .workbook()
                        .write(file, period)
                        .outcome()),
                "registration-sheet",
                () -> step(steps, run, "registration-sheet", "registration.xlsx", (file, period) -> services.ticket()
                        .sheets()
                        .registration(file, period.from(), period.to())),
                "progress-sheet",
                () -> step(steps, run, "progress-sheet", "progress.xlsx", (file, period) -> services.ticket()
                        .sheets()
                        .progress(file, period.from(), period.to())));
    }

    private Step step(Steps steps, Run run, String name, String fileName, Output output) {
        ZoneId zone = services.workspace().settings().zone();
        LocalDate today = run.now().atZone(zone).toLocalDate();
        Instant from = today.minusDays(services.workspace().settings().reportDays())
                .atStartOfDay(zone)
                .toInstant();
        Path usual = services.workspace().out().resolve(today.toString()).resolve(fileName);
        return steps.single(name, () -> {
            Path file = OutputFile.beside(usual);
            OutputFile.Outcome outcome = output.apply(file, new KpiReport.Period(from, run.now(), run.now()));
            String told = file.equals(usual) ? outcome.name().toLowerCase(Locale.ROOT) : "beside";
            services.intake().runLog().output(run.id(), name, shown(file), told);
        });
    }

    /** A dry run writes where nobody looks: it tells where the file would be. */
    private String shown(Path file) {
        Workspace workspace = services.workspace();
        return workspace.isRehearsal()
                ? workspace
                        .root()
                        .resolve("out")
                        .resolve(workspace.out().relativize(file))
                        .toString()
                : file.toString();
    }
}
