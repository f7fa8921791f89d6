package io.kefu.cli.run;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.PartitionsOption;
import io.kefu.intake.inbox.ImapFolder;
import io.kefu.intake.ledger.ImportRequest;
import io.kefu.job.RunSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kefu import}. */
@Command(
        name = "import",
        description = "Import channel exports: the inbox, or the files and directories named.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu import",
            "  kefu import --mapping phone ~/calls.csv --dry-run",
            "  kefu import --probe ~/export.csv",
            "  kefu import --imap imaps://support%%40example.com@imap.example.com/INBOX"
        })
public final class ImportCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Files, directories and archives to import (default: all of inbox/).")
    private List<Path> files = List.of();

    @Option(
            names = "--mapping",
            paramLabel = "NAME",
            description = "The mapping of the files (default: by their directory and name); with --probe, its name.")
    private @Nullable String mapping;

    @Option(
            names = "--probe",
            description = "Import nothing: look at one file, show how it would be read, and write a mapping for it.")
    private boolean probe;

    @Option(names = "--interactive", description = "With --probe: ask, on the terminal, for what is left open.")
    private boolean asks;

    @Option(
            names = "--imap",
            paramLabel = "URL",
            description = "Fetch new mail of this folder into inbox/email and import it; the password stands in the"
                    + " environment variable KEFU_IMAP_PASSWORD.")
    private @Nullable String imap;

    @Option(names = "--strict", description = "Exit with 3 when rows were quarantined or files have no mapping.")
    private boolean strict;

    @Mixin
    private PartitionsOption partitions = new PartitionsOption();

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    ImportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        List<Path> named =
                files.stream().map(file -> file.toAbsolutePath().normalize()).toList();
        if (probe) {
            return new ProbeReport(context)
                    .show(named, mapping, dryRun.isSet(), asks, output.format())
                    .code();
        }
        if (imap != null) {
            return fetch(ImapFolder.of(imap, context.environment("KEFU_IMAP_PASSWORD")));
        }
        ImportRequest request = new ImportRequest(named, mapping);
        List<RunSummary> summaries =
                context.withJobs(dryRun.isSet(), jobs -> partitions.over(jobs).importFiles(request));
        return report(summaries);
    }

    private int fetch(ImapFolder folder) {
        if (dryRun.isSet()) {
            context.console()
                    .note(context.texts()
                            .of(
                                    "imap.waiting",
                                    context.<Integer>with(services ->
                                            folder.waiting(services.intake().ledger()))));
            return ExitStatus.DONE.code();
        }
        List<RunSummary> summaries =
                context.withJobs(false, jobs -> partitions.over(jobs).importMail(folder));
        if (summaries.isEmpty()) {
            context.console().note(context.texts().of("imap.nothing"));
        }
        return report(summaries);
    }

    private int report(List<RunSummary> summaries) {
        RunReport report = new RunReport(context);
        report.show(summaries, output.format());
        return report.status(summaries, strict).code();
    }
}
