package io.kefu.cli.customer;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.customer.CustomerDesk.Change;
import io.kefu.job.Services;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that changes which records customers are made of, for a reason. */
public abstract class CustomerChangeCommand implements Callable<Integer> {

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the change.")
    private String reason = "by hand";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    public CustomerChangeCommand(Context context) {
        this.context = context;
    }

    /** Does it; a dry run takes it back. */
    protected abstract List<Change> change(Services services, String why, boolean dry);

    protected Context context() {
        return context;
    }

    @Override
    public Integer call() {
        List<Change> changes = context.exclusively(services -> change(services, reason, dryRun.isSet()));
        new Changes(context).show(changes, output.format(), dryRun.isSet());
        return ExitStatus.DONE.code();
    }
}
