package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code kefu ticket lifecycle show}. */
@Command(
        name = "show",
        description = "Draw the life cycle of tickets as text: each state and where it leads.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket lifecycle show --lang zh")
final class LifecycleShowCommand implements Callable<Integer> {

    private final Context context;

    LifecycleShowCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.console().data(String.join("\n", context.lifecycle().drawn(context.language())) + "\n");
        return ExitStatus.DONE.code();
    }
}
