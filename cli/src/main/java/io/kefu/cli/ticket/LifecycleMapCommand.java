package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu ticket lifecycle map}. */
@Command(
        name = "map",
        description = "Move all tickets out of a state that rules/lifecycle.yaml has no more.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket lifecycle map pending waiting_customer")
final class LifecycleMapCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "OLD", description = "The state in which tickets stand.")
    private String from = "";

    @Parameters(index = "1", paramLabel = "NEW", description = "The state that they come to.")
    private String to = "";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    private final Context context;

    LifecycleMapCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int moved = context.with(services -> services.ticket().mapper().map(from, to, context.actor(), dryRun.isSet()));
        context.console().note(context.texts().of(dryRun.isSet() ? "ticket.would-change" : "ticket.changed", moved));
        return ExitStatus.DONE.code();
    }
}
