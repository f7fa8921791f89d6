package io.kefu.cli.job;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.job.Jobs.RunLine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu job abandon}. */
@Command(name = "abandon", description = "Give a run up: nothing resumes it, the next run goes on with what it left.")
final class JobAbandonCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "RUN", description = "Number of a run.")
    private long run;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    JobAbandonCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        RunLine line = context.withJobs(false, jobs -> jobs.abandon(run));
        context.console().data(RunLines.listing(context).render(List.of(line), output.format()));
        return ExitStatus.DONE.code();
    }
}
