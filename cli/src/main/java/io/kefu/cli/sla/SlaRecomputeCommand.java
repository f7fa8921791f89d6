package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Sections;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.sla.SlaDesk.Recomputed;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code kefu sla recompute}. */
@Command(
        name = "recompute",
        description =
                "Reckon the due times of all tickets that are not closed again, after policies or calendars changed.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sla recompute --dry-run")
final class SlaRecomputeCommand implements Callable<Integer> {

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    SlaRecomputeCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Recomputed done = context.with(services -> services.slaDesk().recompute(dryRun.isSet()));
        context.console()
                .data(new Sections(context)
                        .fact("tickets", done.tickets())
                        .fact("moved", done.moved())
                        .fact("begun", done.begun())
                        .fact("ended", done.ended())
                        .render(output.format()));
        return ExitStatus.DONE.code();
    }
}
