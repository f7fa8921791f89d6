package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.ticket.life.LifecycleRepository;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code kefu ticket lifecycle check}. */
@Command(
        name = "check",
        description = "Check rules/lifecycle.yaml, and that no ticket stands in a state that it has no more.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket lifecycle check")
final class LifecycleCheckCommand implements Callable<Integer> {

    private final Context context;

    LifecycleCheckCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int states = context.with(services -> {
            new LifecycleRepository(services.database()).check(context.lifecycle());
            return context.lifecycle().states().size();
        });
        context.console().note(context.texts().of("lifecycle.sound", states));
        return ExitStatus.DONE.code();
    }
}
