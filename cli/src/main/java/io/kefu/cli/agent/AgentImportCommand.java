package io.kefu.cli.agent;

import io.kefu.cli.Context;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.run.RunReport;
import io.kefu.intake.ledger.ImportRequest;
import io.kefu.job.RunSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu agent import}. */
@Command(
        name = "import",
        description = "Import a list of agents.",
        footerHeading = "%nExamples:%n",
        footer = "  kefu agent import agents.csv")
final class AgentImportCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The list.")
    private Path file = Path.of("");

    @Option(
            names = "--mapping",
            paramLabel = "NAME",
            defaultValue = "agents",
            description = "The mapping of the list (default: agents).")
    private String mapping = "agents";

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    AgentImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ImportRequest request = new ImportRequest(List.of(file.toAbsolutePath().normalize()), mapping);
        List<RunSummary> summaries = context.withJobs(dryRun.isSet(), jobs -> jobs.importFiles(request));
        RunReport report = new RunReport(context);
        report.show(summaries, output.format());
        return report.status(summaries, false).code();
    }
}
