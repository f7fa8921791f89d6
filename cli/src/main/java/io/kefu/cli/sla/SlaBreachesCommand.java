package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.cli.Elapsed;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.PeriodOption;
import io.kefu.kpi.KpiReport;
import io.kefu.sla.Breach;
import io.kefu.sla.Breach.Cause;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu sla breaches}. */
@Command(
        name = "breaches",
        description =
                "List the promises that were due in a period and broken, with where their time went: before anybody had the"
                        + " ticket, in work, or while somebody else had the word.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sla breaches --from 2024-05-01 --to 2024-06-01 --output csv")
final class SlaBreachesCommand implements Callable<Integer> {

    @Mixin
    private PeriodOption period = new PeriodOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    SlaBreachesCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        SlaLines shown = new SlaLines(context);
        List<Breach> breaches = context.with(services -> {
            KpiReport.Period asked = period.of(
                    services.clock().instant(),
                    context.zone(),
                    services.workspace().settings().reportDays());
            return services.breaches().list(asked.from(), asked.to());
        });
        context.console()
                .data(context.<Breach>listing()
                        .column("ticket", breach -> breach.clock().ticketId())
                        .column("target", breach -> breach.clock().target().key(), shown::target)
                        .column("lap", breach -> breach.clock().lap())
                        .column("due", breach -> breach.clock().dueAt())
                        .column("ended", Breach::endedAt)
                        .columnOf(
                                "late_s",
                                breach -> breach.late().toSeconds(),
                                (breach, raw) -> Elapsed.shown(breach.late()))
                        .column("cause", breach -> breach.cause().key(), code -> context.texts()
                                .of("cause." + code))
                        .columnOf(
                                "queue_s",
                                breach -> spent(breach, Cause.QUEUE).toSeconds(),
                                (breach, raw) -> Elapsed.shown(spent(breach, Cause.QUEUE)))
                        .columnOf(
                                "work_s",
                                breach -> spent(breach, Cause.WORK).toSeconds(),
                                (breach, raw) -> Elapsed.shown(spent(breach, Cause.WORK)))
                        .columnOf(
                                "waiting_s",
                                breach -> spent(breach, Cause.WAITING).toSeconds(),
                                (breach, raw) -> Elapsed.shown(spent(breach, Cause.WAITING)))
                        .column("team", Breach::team)
                        .column("assignee", Breach::assignee)
                        .column("policy", breach -> breach.clock().policy())
                        .render(breaches, output.format()));
        String causes = Arrays.stream(Cause.values())
                .map(cause -> context.texts().of("cause." + cause.key()) + " "
                        + breaches.stream()
                                .filter(breach -> breach.cause() == cause)
                                .count())
                .collect(Collectors.joining(", "));
        context.console().note(context.texts().of("sla.broken", breaches.size(), causes));
        return ExitStatus.DONE.code();
    }

    private static Duration spent(Breach breach, Cause cause) {
        return breach.spent().getOrDefault(cause, Duration.ZERO);
    }
}
