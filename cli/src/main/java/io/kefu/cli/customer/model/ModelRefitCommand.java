package io.kefu.cli.customer.model;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.customer.MatchDesk.Drift;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu customer model refit}. */
@Command(
        name = "refit",
        description = "Learn a new model from all records. Customers stay as they are; what comes in is matched by it.")
final class ModelRefitCommand implements Callable<Integer> {

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    ModelRefitCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Drift drift =
                context.exclusively(services -> services.customer().matches().refit(context.actor(), dryRun.isSet()));
        context.console().data(new ModelLines(context).of(drift).render(output.format()));
        if (dryRun.isSet()) {
            context.console().note(context.texts().of("dry-run"));
        }
        return ExitStatus.DONE.code();
    }
}
