package io.kefu.cli.job;

import io.kefu.cli.Context;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.run.RunReport;
import io.kefu.job.RunSummary;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu job restart}. */
@Command(name = "restart", description = "Resume a run that failed or was killed, where it stopped.")
final class JobRestartCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "Number of a run.")
    private long run;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    JobRestartCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<RunSummary> summaries = context.withJobs(false, jobs -> List.of(jobs.restart(run)));
        RunReport report = new RunReport(context);
        report.show(summaries, output.format());
        return report.status(summaries, false).code();
    }
}
