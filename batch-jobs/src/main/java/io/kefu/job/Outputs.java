package io.kefu.job;

import io.kefu.intake.RunLogRepository;
import io.kefu.kpi.KpiReport;
import io.kefu.store.Steps;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Function;
import org.springframework.batch.core.step.Step;

/** The steps of the nightly that write files into {@code out/<day>/}. They read only, and may run side by side. */
final class Outputs {

    private final Services services;
    private final RunLogRepository log;
    private final long runId;
    private final KpiReport.Period period;
    private final Path directory;

    Outputs(Services services, long runId) {
        this.services = services;
        this.log = services.runLog();
        this.runId = runId;
        Instant now = services.clock().instant();
        LocalDate today = now.atZone(services.workspace().settings().zone()).toLocalDate();
        Instant from = today.minusDays(services.workspace().settings().reportDays())
                .atStartOfDay(services.workspace().settings().zone())
                .toInstant();
        this.period = new KpiReport.Period(from, now, now);
        this.directory = services.workspace().out().resolve(today.toString());
    }

    Step kpiWorkbook(Steps steps) {
        return step(steps, "kpi-workbook", "kpi.xlsx", file -> services.workbook()
                .write(file, period)
                .outcome());
    }

    Step registrationSheet(Steps steps) {
        return step(steps, "registration-sheet", "registration.xlsx", file -> services.sheets()
                .registration(file, period.from(), period.to()));
    }

    Step progressSheet(Steps steps) {
        return step(steps, "progress-sheet", "progress.xlsx", file -> services.sheets()
                .progress(file, period.from(), period.to()));
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

    private Step step(Steps steps, String name, String fileName, Function<Path, OutputFile.Outcome> writer) {
        return steps.single(name, () -> {
            Path usual = directory.resolve(fileName);
            Path file = OutputFile.beside(usual);
            OutputFile.Outcome outcome = writer.apply(file);
            String told = file.equals(usual) ? outcome.name().toLowerCase(Locale.ROOT) : "beside";
            log.output(runId, name, shown(file), told);
        });
    }
}
