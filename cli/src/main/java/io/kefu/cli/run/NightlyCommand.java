package io.kefu.cli.run;

import io.kefu.cli.Context;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.PartitionsOption;
import io.kefu.job.RunSummary;
import io.kefu.sla.SlaRepository.Overdue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu nightly}. */
@Command(
        name = "nightly",
        description =
                "The main job: import the inbox, link customers, open and assign tickets, write workbook and sheets.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu nightly", "  kefu nightly --now 2024-05-09T02:00 --output json"})
public final class NightlyCommand implements Callable<Integer> {

    private static final Duration SOON = Duration.ofHours(2);

    @Option(names = "--strict", description = "Exit with 3 when rows were quarantined or files have no mapping.")
    private boolean strict;

    @Mixin
    private PartitionsOption partitions = new PartitionsOption();

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    NightlyCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<RunSummary> summaries =
                context.withJobs(dryRun.isSet(), jobs -> partitions.over(jobs).nightly());
        RunReport report = new RunReport(context);
        report.show(summaries, output.format());
        if (!dryRun.isSet()) {
            noteOverdue();
        }
        return report.status(summaries, strict).code();
    }

    private void noteOverdue() {
        context.with(services -> {
            Instant now = services.clock().instant();
            Overdue counted = services.sla().overdue(now, now.plus(SOON));
            context.console().note(context.texts().of("sla.count", counted.overdue(), counted.soon()));
            if (services.slaOutdated()) {
                context.console().note(context.texts().of("sla.outdated"));
            }
            return counted;
        });
    }
}
