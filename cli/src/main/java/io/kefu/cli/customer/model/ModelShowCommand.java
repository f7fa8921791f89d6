package io.kefu.cli.customer.model;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.customer.CustomerProblem;
import io.kefu.customer.MatchDesk.Drift;
import io.kefu.problem.KefuException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu customer model show}. */
@Command(
        name = "show",
        description = "Show which model matching uses, and how far the register has moved away from it.")
final class ModelShowCommand implements Callable<Integer> {

    @Option(names = "--weights", description = "Print the weights instead, line by line.")
    private boolean weights;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    ModelShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        if (weights) {
            context.console()
                    .data(context.with(services -> services.customer().matches().weights()));
            return ExitStatus.DONE.code();
        }
        Drift drift = context.with(services -> services.customer().matches().drift());
        if (drift == null) {
            throw new KefuException(new CustomerProblem.NoModel());
        }
        context.console().data(new ModelLines(context).of(drift).render(output.format()));
        if (drift.isLarge()) {
            context.console().note(context.texts().of("model.drift"));
        }
        return ExitStatus.DONE.code();
    }
}
