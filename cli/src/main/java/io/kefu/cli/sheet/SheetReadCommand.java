package io.kefu.cli.sheet;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Listing;
import io.kefu.cli.SheetFaults;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.cli.option.ReturnedSheetOption;
import io.kefu.cli.run.RunReport;
import io.kefu.job.Jobs.SheetRead;
import io.kefu.job.RunSummary;
import io.kefu.ticket.sheet.SheetOutcome;
import io.kefu.ticket.sheet.SheetOutcome.Change;
import io.kefu.ticket.sheet.SheetOutcome.Fate;
import io.kefu.ticket.sheet.TicketSheetReader.OnConflict;
import io.kefu.workspace.Grades.Scale;
import io.kefu.workspace.Language;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code kefu sheet read}. */
@Command(
        name = "read",
        description = "Take over what was changed or added in a registration or progress sheet.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu sheet read may.xlsx --dry-run", "  kefu sheet read may.xlsx --on-conflict theirs --as 李雷"})
final class SheetReadCommand implements Callable<Integer> {

    @Mixin
    private ReturnedSheetOption sheet = new ReturnedSheetOption();

    @Option(
            names = "--on-conflict",
            paramLabel = "WHOSE",
            description = "Cells that were changed in the sheet and here: ours, theirs (the sheet's) or ask"
                    + " (default: list them and keep ours).")
    private @Nullable OnConflict onConflict;

    @Mixin
    private DryRunOption dryRun = new DryRunOption();

    @Mixin
    private OutputOption output = new OutputOption();

    private final Context context;

    /** One reader for all questions: a second one would miss what the first has read ahead. */
    private @Nullable Scanner answers;

    SheetReadCommand(Context context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        SheetRead read = context.withJobs(
                false, jobs -> jobs.readSheet(sheet.file(), onConflict, this::takesTheirs, dryRun.isSet()));
        SheetOutcome outcome = read.outcome();
        if (!outcome.faults().isEmpty()) {
            return new SheetFaults(context).refuse(sheet, outcome.faults(), dryRun.isSet());
        }
        context.console().data(listing().render(outcome.changes(), output.format()));
        List<RunSummary> runs = read.runs();
        long known = runs.isEmpty()
                ? 0
                : known(runs.get(runs.size() - 1), outcome.fresh().size());
        if (outcome.there() + known > 0) {
            context.console().note(context.texts().of("sheet.there", outcome.there() + known));
        }
        long conflicts = count(outcome, Fate.CONFLICT);
        context.console()
                .note(context.texts()
                        .of(
                                dryRun.isSet() ? "sheet.would-read" : "sheet.read",
                                outcome.rows(),
                                outcome.changes().size() - conflicts - count(outcome, Fate.OURS),
                                outcome.added().size() + outcome.fresh().size() - known,
                                conflicts + count(outcome, Fate.OURS)));
        if (!runs.isEmpty() && known < outcome.fresh().size() && output.format() == OutputOption.Format.TABLE) {
            new RunReport(context).show(runs, output.format());
        }
        if (conflicts > 0) {
            context.console().note(context.texts().of("sheet.conflicts"));
            return ExitStatus.FINDINGS.code();
        }
        return ExitStatus.DONE.code();
    }

    /** How many of the new rows were there already, by the run that was to read them; runs before it were finished first. */
    private static long known(RunSummary run, int fresh) {
        return run.files().stream()
                .mapToLong(line ->
                        line.outcome().equals("known") ? fresh : line.counts().duplicate())
                .sum();
    }

    private static long count(SheetOutcome outcome, Fate fate) {
        return outcome.changes().stream()
                .filter(change -> change.fate() == fate)
                .count();
    }

    private Listing<Change> listing() {
        Language language = context.language();
        return context.<Change>listing()
                .column("cell", Change::cell)
                .column("number", Change::id)
                .column("field", Change::field)
                .column("before", Change::before, this::shown)
                .column("after", Change::after, this::shown)
                .column(
                        "fate",
                        change -> change.fate().name().toLowerCase(Locale.ROOT),
                        fate -> language.label("sheet-fate." + fate));
    }

    /** Codes of states and urgencies as their labels. */
    private String shown(@Nullable Object value) {
        String code = String.valueOf(value);
        Language language = context.language();
        String state = language.label("sheet-state." + code);
        return state.equals(code) ? context.label(Scale.URGENCY, code) : state;
    }

    /** Asks a person; empty when there is nobody to answer any more. */
    private Optional<Boolean> takesTheirs(Change conflict) {
        Scanner lines = answers == null ? new Scanner(System.in, StandardCharsets.UTF_8) : answers;
        answers = lines;
        while (true) {
            context.console()
                    .ask(context.texts()
                            .of(
                                    "sheet.ask",
                                    conflict.cell(),
                                    conflict.id(),
                                    shown(conflict.before()),
                                    shown(conflict.after())));
            if (!lines.hasNextLine()) {
                return Optional.empty();
            }
            String answer = lines.nextLine().strip().toLowerCase(Locale.ROOT);
            if (answer.equals("o") || answer.equals("t")) {
                return Optional.of(answer.equals("t"));
            }
        }
    }
}
