package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.WithinOption;
import io.kefu.sla.SlaRepository.Standing;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu sla status}. */
@Command(
        name = "status",
        description = "Count by team, target and policy what runs, what stands, what is overdue and what is due soon.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sla status --within 4h")
final class SlaStatusCommand implements Callable<Integer> {

    @Mixin
    private WithinOption within = new WithinOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    SlaStatusCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Instant now = context.clock().instant();
        SlaLines shown = new SlaLines(context);
        List<Standing> standing = context.with(services -> services.sla().standing(now, now.plus(within.time())));
        context.console()
                .data(context.<Standing>listing()
                        .column("team", Standing::team)
                        .column("target", Standing::target, shown::target)
                        .column("policy", Standing::policy)
                        .column("running", Standing::running)
                        .column("paused", Standing::paused)
                        .column("overdue", Standing::overdue)
                        .column("due_soon", Standing::soon)
                        .column("next_due", Standing::nextDue)
                        .render(standing, output.format()));
        return ExitStatus.DONE.code();
    }
}
