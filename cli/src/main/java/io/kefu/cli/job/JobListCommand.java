package io.kefu.cli.job;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.LimitOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.WhereOption;
import io.kefu.condition.Condition;
import io.kefu.job.Jobs.RunLine;
import io.kefu.job.RunFields;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu job list}. */
@Command(name = "list", description = "List runs, the newest first.")
final class JobListCommand implements Callable<Integer> {

    @Mixin
    private WhereOption where = new WhereOption();

    @Mixin
    private LimitOption limit = new LimitOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    JobListCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Condition<RunLine>> chosen = where.over(RunFields::at, context);
        List<RunLine> runs = context.withJobs(false, jobs -> jobs.list(chosen, limit.most(output.format())));
        context.console().data(RunLines.listing(context).render(runs, output.format()));
        return ExitStatus.DONE.code();
    }
}
