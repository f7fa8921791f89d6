package io.kefu.cli.job;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.job.Jobs.RunLine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu job list}. */
@Command(name = "list", description = "List runs, the newest first.")
final class JobListCommand implements Callable<Integer> {

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many (default: 20).")
    private int limit;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    JobListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<RunLine> runs = context.withJobs(false, jobs -> jobs.list(limit));
        context.console().data(RunLines.listing(context).render(runs, output.format()));
        return ExitStatus.DONE.code();
    }
}
