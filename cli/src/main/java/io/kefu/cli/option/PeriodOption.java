package io.kefu.cli.option;

import io.kefu.kpi.KpiReport;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Moments;
import io.kefu.workspace.WorkspaceProblem;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The period of a report, by the tickets' opening. */
public final class PeriodOption {

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "First moment of the period (default: as many days back as report_days says).")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "End of the period, not in it (default: now).")
    private @Nullable String to;

    public KpiReport.Period of(Instant now, ZoneId zone, int days) {
        Instant end = to == null ? now : Moments.parse(to, zone);
        Instant start = from == null
                ? end.atZone(zone)
                        .toLocalDate()
                        .minusDays(days)
                        .atStartOfDay(zone)
                        .toInstant()
                : Moments.parse(from, zone);
        if (!start.isBefore(end)) {
            throw new KefuException(new WorkspaceProblem.EmptyPeriod(start.toString(), end.toString()));
        }
        return new KpiReport.Period(start, end, now);
    }
}
