package io.kefu.cli.job;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.run.RunReport;
import io.kefu.job.RunSummary;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu job show}. */
@Command(name = "show", description = "Show what a run read and counted.")
final class JobShowCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "Number of a run.")
    private long run;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    JobShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RunSummary summary = context.withJobs(false, jobs -> jobs.show(run));
        context.console().data(new RunReport(context).render(summary, output.format()));
        return ExitStatus.DONE.code();
    }
}
