package io.kefu.cli.sla;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.OutputOption;
import io.kefu.sla.SlaDesk.Said;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu sla policies explain}. */
@Command(
        name = "explain",
        description = "Say which policies are for a ticket as it stands, and at which term the others failed.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu sla policies explain CS20240506001")
final class PoliciesExplainCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TICKET", description = "Number of a ticket.")
    private String id = "";

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    PoliciesExplainCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        SlaLines shown = new SlaLines(context);
        List<Said> said = context.with(services -> services.slaDesk().said(id));
        context.console()
                .data(context.<Said>listing()
                        .column("target", line -> line.promise().target().key(), shown::target)
                        .column("policy", line -> line.policy().name())
                        .column("budget", line -> SlaLines.budget(line.promise().budget()))
                        .column("outcome", PoliciesExplainCommand::outcome, code -> context.texts()
                                .of("policies." + code))
                        .column("condition", line -> String.join(" and ", line.why()))
                        .render(said, output.format()));
        return ExitStatus.DONE.code();
    }

    private static String outcome(Said said) {
        return said.counts() ? "counts" : said.matches() ? "covered" : "fails";
    }
}
