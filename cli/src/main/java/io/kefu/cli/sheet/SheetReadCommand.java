package io.kefu.cli.sheet;

import io.kefu.cli.Context;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Listing;
import io.kefu.cli.RunReport;
import io.kefu.cli.SheetFaults;
import io.kefu.cli.option.DryRunOption;
import io.kefu.cli.option.OutputOption;
import io.kefu.job.Jobs.SheetRead;
import io.kefu.job.RunSummary;
import io.kefu.problem.ProblemText;
import io.kefu.sheet.CellFault;
import io.kefu.sheet.MarkedCopy;
import io.kefu.ticket.sheet.SheetOutcome;
import io.kefu.ticket.sheet.SheetOutcome.Change;
import io.kefu.ticket.sheet.SheetOutcome.Fate;
import io.kefu.ticket.sheet.TicketSheetReader.OnConflict;
import io.kefu.workspace.Language;
import io.kefu.workspace.OutputFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kefu sheet read}. */
@Command(
        name = "read",
        description = "Take over what was changed or added in a registration or progress sheet.",
        footerHeading = "%nExamples:%n",
        footer = {"  kefu sheet read may.xlsx --dry-run", "  kefu sheet read may.xlsx --on-conflict theirs --as 李雷"})
final class SheetReadCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE", description = "The sheet that came back.")
    private Path file = Path.of("");

    @Option(
            names = "--on-conflict",
            paramLabel = "WHOSE",
            description = "Cells that were changed in the sheet and here: ours, theirs (the sheet's) or ask"
                    + " (default: list them and keep ours).")
    private @Nullable OnConflict onConflict;

    @Option(
            names = "--marked",
            paramLabel = "FILE",
            description =
                    "Where to put the copy in which mistakes are marked (default: FILE with .marked before .xlsx).")
    private @Nullable Path marked;

    @Spec
    private CommandSpec command = CommandSpec.create();

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
        if (marked != null
                && marked.toAbsolutePath()
                        .normalize()
                        .equals(file.toAbsolutePath().normalize())) {
            throw new ParameterException(command.commandLine(), "--marked names the sheet itself");
        }
        SheetRead read =
                context.withJobs(false, jobs -> jobs.readSheet(file, onConflict, this::takesTheirs, dryRun.isSet()));
        SheetOutcome outcome = read.outcome();
        if (!outcome.faults().isEmpty()) {
            return refuse(outcome.faults());
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

    /** Says everything that is wrong, and marks it in a copy of the workbook. */
    private Integer refuse(List<CellFault> faults) {
        int code = new SheetFaults(context).refuse(faults);
        if (!dryRun.isSet()) {
            mark(comments(faults));
        }
        return code;
    }

    private Map<String, String> comments(List<CellFault> faults) {
        ProblemText words = ProblemText.in(context.language().locale());
        Map<String, String> comments = new LinkedHashMap<>();
        for (CellFault fault : faults) {
            String comment =
                    words.sentence(fault).substring(fault.cell().length() + 1).strip();
            comments.merge(fault.cell(), comment, (one, other) -> one + "\n" + other);
        }
        return comments;
    }

    private void mark(Map<String, String> comments) {
        if (!MarkedCopy.isPossible(file)) {
            context.console().note(context.texts().of("sheet.too-large-to-mark"));
            return;
        }
        String name = String.valueOf(file.getFileName());
        Path copy = marked != null ? marked : file.resolveSibling(name.replaceAll("(?i)\\.xlsx$", "") + ".marked.xlsx");
        OutputFile.write(copy, out -> MarkedCopy.write(file, comments, out));
        context.console().note(context.texts().of("sheet.marked", copy));
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
        return state.equals(code) ? language.label("urgency." + code) : state;
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
