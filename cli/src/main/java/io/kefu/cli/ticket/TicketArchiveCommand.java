package io.kefu.cli.ticket;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.text.DurationText;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu ticket archive}. */
@Command(
        name = "archive",
        description =
                "Put away tickets that were finished long ago: lists leave them out, reports count them on, reopened they come"
                        + " back.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu ticket archive --older-than 365d")
final class TicketArchiveCommand implements Callable<Integer> {

    @Option(
            names = "--older-than",
            required = true,
            paramLabel = "AGE",
            description = "How long they have been finished, for example 365d.")
    private Duration age = Duration.ZERO;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    private final Context context;

    TicketArchiveCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        int archived = context.with(services -> dryRun.isSet()
                ? services.ticket().archive().count(age)
                : services.ticket().archive().archive(age, context.actor()));
        context.console()
                .note(context.texts()
                        .of(
                                dryRun.isSet() ? "ticket.would-archive" : "ticket.archived",
                                archived,
                                DurationText.print(age)));
        return ExitStatus.DONE.code();
    }
}
