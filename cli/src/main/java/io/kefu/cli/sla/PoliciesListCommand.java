package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.sla.policy.Promise;
import io.kefu.sla.policy.SlaPolicy;
import io.kefu.ticket.value.StateKind;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu sla policies list}. */
@Command(
        name = "list",
        description = "List the policies in their order, each target with its time, calendar, pauses and escalation.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sla policies list")
final class PoliciesListCommand implements Callable<Integer> {

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    PoliciesListCommand(Context context) {
        this.context = context;
    }

    private record Line(SlaPolicy policy, Promise promise) {}

    @Override
    public Integer call() {
        SlaLines shown = new SlaLines(context);
        List<Line> lines = context.with(services -> services.slaDesk().policies().list().stream()
                .flatMap(policy -> policy.promises().values().stream().map(promise -> new Line(policy, promise)))
                .toList());
        context.console()
                .data(context.<Line>listing()
                        .column("policy", line -> line.policy().name())
                        .column("target", line -> line.promise().target().key(), shown::target)
                        .column("budget", line -> SlaLines.budget(line.promise().budget()))
                        .column("calendar", line -> line.promise().calendarName())
                        .columnOf(
                                "pauses",
                                line -> line.promise().pauses().stream()
                                        .map(StateKind::key)
                                        .toList(),
                                (line, kinds) -> shown.pauses(line.promise().pauses()))
                        .columnOf(
                                "escalation",
                                line -> line.promise().levels().stream()
                                        .map(level -> level.key())
                                        .toList(),
                                (line, keys) -> shown.levels(line.promise()))
                        .column(
                                "condition",
                                line -> line.policy().when() == null
                                        ? null
                                        : line.policy().when().toString())
                        .render(lines, output.format()));
        return ExitStatus.DONE.code();
    }
}
