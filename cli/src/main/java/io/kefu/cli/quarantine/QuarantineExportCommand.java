package io.kefu.cli.quarantine;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.option.WhereOption;
import io.kefu.condition.Condition;
import io.kefu.intake.ledger.RejectRepository.Reject;
import io.kefu.intake.reject.RejectExport;
import io.kefu.intake.reject.RejectFields;
import io.kefu.problem.ProblemText;
import io.kefu.workspace.OutputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kefu quarantine export}. */
@Command(
        name = "export",
        description =
                "Write rejected rows in their own columns, with the reason; kefu import takes the corrected file.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  kefu quarantine export rejected.xlsx",
            "  kefu quarantine export rejected.csv --where 'source == \"phone\"'"
        })
final class QuarantineExportCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The file to write; a workbook when its name ends in .xlsx, else CSV.")
    private Path file = Path.of("");

    @Mixin
    private WhereOption where = new WhereOption();

    private final Context context;

    QuarantineExportCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Optional<Condition<Reject>> chosen = where.over(RejectFields::at, context);
        List<Reject> rejects = context.with(services ->
                Condition.filter(services.intake().ledger().rejects().list(), chosen));
        ProblemText words = ProblemText.in(context.language().locale());
        String workspaceId = context.with(services -> services.database().workspaceId());
        RejectExport export = new RejectExport(workspaceId, reject -> words.sentence(reject.problem(), reject.facts()));
        OutputFile.Outcome outcome = export.write(context.output(file, ".xlsx", ".csv"), rejects);
        context.console().note(context.texts().of("file." + outcome.name().toLowerCase(Locale.ROOT), file));
        context.console().note(context.texts().of("quarantine.exported", rejects.size(), file));
        return ExitStatus.DONE.code();
    }
}
