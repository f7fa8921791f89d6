package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.WithinOption;
import io.kefu.sla.SlaRepository.RunningClock;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu sla upcoming}. */
@Command(
        name = "upcoming",
        description = "List what is overdue and what is due soon, the longest overdue first.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sla upcoming --within 4h")
final class SlaUpcomingCommand implements Callable<Integer> {

    @Mixin
    private WithinOption within = new WithinOption();

    @Option(names = "--strict", description = "Exit with 3 when anything is overdue.")
    private boolean strict;

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    SlaUpcomingCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Instant now = context.clock().instant();
        Language language = context.language();
        SlaLines shown = new SlaLines(context);
        List<RunningClock> clocks = context.with(services -> services.sla().dueBefore(now.plus(within.time())));
        context.console()
                .data(context.<RunningClock>listing()
                        .column("ticket", RunningClock::ticketId)
                        .column("target", RunningClock::target, shown::target)
                        .column(
                                "status",
                                clock -> clock.dueAt().isBefore(now) ? "overdue" : "soon",
                                code -> context.texts().of("sla." + code))
                        .column("due", RunningClock::dueAt)
                        .column("left_s", clock -> SlaLines.seconds(now, clock.dueAt()), SlaLines::left)
                        .column("priority", RunningClock::priority, code -> context.label(Scale.PRIORITY, code))
                        .column("state", RunningClock::state, code -> context.lifecycle()
                                .label(String.valueOf(code), language))
                        .column("team", RunningClock::team)
                        .column("assignee", RunningClock::assignee)
                        .column("policy", RunningClock::policy)
                        .render(clocks, output.format()));
        long overdue =
                clocks.stream().filter(clock -> clock.dueAt().isBefore(now)).count();
        context.console().note(context.texts().of("sla.count", overdue, clocks.size() - overdue));
        return strict && overdue > 0 ? ExitStatus.FINDINGS.code() : ExitStatus.DONE.code();
    }
}
