package io.kefu.cli.run;

import io.kefu.access.Personal;
import io.kefu.cli.Context;
import io.kefu.cli.Disclosure;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Listing;
import io.kefu.cli.Texts;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.intake.ledger.FateCounts;
import io.kefu.intake.ledger.NotTakenRepository.NotTaken;
import io.kefu.intake.ledger.RunLogRepository;
import io.kefu.job.RunSummary;
import io.kefu.problem.ProblemText;
import io.kefu.text.Json;
import io.kefu.workspace.Moments;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what a run did: a table of its files, then the counts. */
public final class RunReport {

    /** Counts that a table shows only when there is something to count. */
    private static final Set<String> RARE = Set.of(
            "calls.joined",
            "contacts.self-served",
            "customers.review",
            "customers.regraded",
            "customers.marked",
            "tickets.waiting");

    private static final List<String> COUNTS = List.of(
            "calls.joined",
            "contacts.self-served",
            "customers.new",
            "customers.matched",
            "customers.merged",
            "customers.review",
            "customers.regraded",
            "customers.marked",
            "tickets.opened",
            "tickets.appended",
            "tickets.imported",
            "tickets.assigned",
            "tickets.waiting",
            "tickets.unplaced");

    private static final String WAITING = "tickets.waiting.";

    private static final int MOST_FILES = 40;

    private final Context context;
    private final Texts texts;

    public RunReport(Context context) {
        this.context = context;
        this.texts = context.texts();
    }

    /** Shows runs one after another, data and notes. */
    public void show(List<RunSummary> summaries, Format format) {
        for (RunSummary summary : summaries) {
            context.console().data(render(summary, format));
            notes(summary);
        }
    }

    public String render(RunSummary summary, Format format) {
        return switch (format) {
            case JSON -> Json.write(object(summary)) + "\n";
            case CSV, EXCEL -> files().render(summary.files(), format);
            case TABLE -> table(summary);
        };
    }

    /** The exit status: unusable files, then what {@code --strict} wants to hear of. */
    public ExitStatus status(List<RunSummary> summaries, boolean strict) {
        boolean refused = summaries.stream().anyMatch(summary -> summary.files("refused") > 0);
        boolean findings = summaries.stream()
                .anyMatch(summary -> summary.rows().quarantined() > 0 || summary.files("unmapped") > 0);
        if (refused) {
            return ExitStatus.UNUSABLE;
        }
        return strict && findings ? ExitStatus.FINDINGS : ExitStatus.DONE;
    }

    /** What a person should know beyond the counts. */
    private void notes(RunSummary summary) {
        if (summary.resumed()) {
            context.console().note(texts.of("run.resumed", summary.run()));
        }
        for (RunLogRepository.FileLine file : summary.files()) {
            if (file.problem() != null) {
                context.console().note("kefu: " + file.problem());
            } else if (file.outcome().equals("unmapped")) {
                context.console().note(texts.of("run.unmapped", shortPath(file.path())));
            } else if (file.outcome().equals("waiting")) {
                context.console().note(texts.of("run.waiting", shortPath(file.path())));
            }
        }
        summary.outputs().stream()
                .filter(output -> output.outcome().equals("beside"))
                .forEach(output -> context.console().note(texts.of("run.beside", shortPath(output.path()))));
        if (summary.rows().quarantined() > 0) {
            context.console().note(texts.of("run.quarantined", summary.rows().quarantined()));
        }
        summary.notTaken().forEach(line -> context.console().note("  " + words(line)));
        if (summary.count("customers.review") > 0) {
            context.console().note(texts.of("review.waiting", summary.count("customers.review")));
        }
        waiting(summary);
        if (summary.changedNothing() && summary.files("refused") == 0) {
            context.console().note(texts.of("run.nothing"));
        }
    }

    /** Tickets that nobody can take, with the reasons why. */
    private void waiting(RunSummary summary) {
        if (summary.count("tickets.waiting") == 0) {
            return;
        }
        String reasons = summary.counts().keySet().stream()
                .filter(name -> name.startsWith(WAITING))
                .sorted()
                .map(name -> texts.of("obstacle." + name.substring(WAITING.length())) + " " + summary.count(name))
                .collect(Collectors.joining(", "));
        String oldest = Moments.shown(
                Instant.ofEpochSecond(summary.count("tickets.waiting-since")),
                context.workspace().settings().zone());
        context.console().note(texts.of("run.waiting-tickets", summary.count("tickets.waiting"), oldest, reasons));
    }

    /** One cause in a line, with the command that lists its rows where there is one. */
    private String words(NotTaken line) {
        return switch (line.cause()) {
            case REJECTED -> {
                Personal kind = Personal.ofHeading(line.column() == null ? "" : line.column());
                String found = line.values().stream().map(kind::masked).collect(Collectors.joining(", "));
                Map<String, String> facts = new HashMap<>(Disclosure.masked(line.facts()));
                facts.computeIfPresent("value", (name, value) -> found);
                String sentence = ProblemText.in(context.language().locale()).sentence(line.name(), facts);
                yield texts.of("run.rejected-because", line.rows(), line.source(), sentence, line.name());
            }
            case FILTERED -> texts.of("run.filtered-by", line.rows(), line.source(), line.name());
            case SHEETS -> texts.of("run.sheets-left", line.source(), line.name(), String.join(", ", line.values()));
            case WITHOUT_CUSTOMER -> texts.of("run.without-customer", line.rows(), line.source());
        };
    }

    private String table(RunSummary summary) {
        StringBuilder text = new StringBuilder();
        if (!summary.files().isEmpty()) {
            text.append(files().render(folded(summary.files()), Format.TABLE)).append('\n');
        }
        Listing<Map.Entry<String, Object>> counts = context.<Map.Entry<String, Object>>listing()
                .column("count", entry -> texts.of(entry.getKey()))
                .column("value", Map.Entry::getValue);
        text.append(counts.render(
                counts(summary).entrySet().stream()
                        .filter(entry -> !RARE.contains(entry.getKey())
                                || !entry.getValue().equals(0L))
                        .toList(),
                Format.TABLE));
        if (!summary.outputs().isEmpty()) {
            Listing<RunLogRepository.Output> outputs = context.<RunLogRepository.Output>listing()
                    .column("file", output -> shortPath(output.path()))
                    .column("outcome", RunLogRepository.Output::outcome, value -> texts.of("outcome." + value));
            text.append('\n').append(outputs.render(summary.outputs(), Format.TABLE));
        }
        return text.toString();
    }

    /** Of many files, such as single messages, those of one directory that fared alike share a line. */
    private List<RunLogRepository.FileLine> folded(List<RunLogRepository.FileLine> files) {
        if (files.size() <= MOST_FILES) {
            return files;
        }
        Map<String, List<RunLogRepository.FileLine>> alike = new LinkedHashMap<>();
        for (RunLogRepository.FileLine file : files) {
            alike.computeIfAbsent(directoryOf(file.path()) + "\n" + file.outcome(), key -> new ArrayList<>())
                    .add(file);
        }
        return alike.values().stream().map(this::oneLine).toList();
    }

    private static String directoryOf(String path) {
        return path.substring(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private RunLogRepository.FileLine oneLine(Collection<RunLogRepository.FileLine> alike) {
        RunLogRepository.FileLine first = alike.iterator().next();
        if (alike.size() == 1) {
            return first;
        }
        FateCounts counts = alike.stream()
                .map(RunLogRepository.FileLine::counts)
                .reduce(new FateCounts(0, 0, 0, 0, 0), FateCounts::plus);
        String directory = directoryOf(first.path()) + texts.of("run.files", alike.size());
        return new RunLogRepository.FileLine(
                first.position(),
                directory,
                first.source(),
                first.mapping(),
                null,
                first.outcome(),
                null,
                null,
                counts);
    }

    private Listing<RunLogRepository.FileLine> files() {
        return context.<RunLogRepository.FileLine>listing()
                .column("file", file -> shortPath(file.path()))
                .column("outcome", RunLogRepository.FileLine::outcome, value -> texts.of("outcome." + value))
                .column("read", file -> file.counts().read())
                .column("imported", file -> file.counts().imported())
                .column("updated", file -> file.counts().updated())
                .column("duplicate", file -> file.counts().duplicate())
                .column("filtered", file -> file.counts().filtered())
                .column("quarantined", file -> file.counts().quarantined());
    }

    private static Map<String, Object> counts(RunSummary summary) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("rows.read", summary.rows().read());
        counts.put("rows.imported", summary.rows().imported());
        counts.put("rows.updated", summary.rows().updated());
        counts.put("rows.duplicate", summary.rows().duplicate());
        counts.put("rows.filtered", summary.rows().filtered());
        counts.put("rows.quarantined", summary.rows().quarantined());
        COUNTS.forEach(name -> counts.put(name, summary.count(name)));
        return counts;
    }

    private Map<String, @Nullable Object> object(RunSummary summary) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("run", summary.run());
        object.put("job", summary.job());
        object.put("now", summary.now());
        object.put("resumed", summary.resumed());
        object.put("changed_nothing", summary.changedNothing());
        object.put("files", files().objects(summary.files()));
        object.put("counts", counts(summary));
        object.put(
                "not_taken", summary.notTaken().stream().map(RunReport::object).toList());
        object.put(
                "outputs",
                context.<RunLogRepository.Output>listing()
                        .mixed("name", RunLogRepository.Output::name, output -> Personal.NONE) // of a file
                        .column("path", RunLogRepository.Output::path)
                        .column("outcome", RunLogRepository.Output::outcome)
                        .objects(summary.outputs()));
        return object;
    }

    private static Map<String, @Nullable Object> object(NotTaken line) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("cause", line.cause().name().toLowerCase(Locale.ROOT));
        object.put("source", line.source());
        object.put("name", line.name());
        object.put("column", line.column());
        object.put("rows", line.rows());
        return object;
    }

    /** Relative to the inbox or the workspace where the file lies in it. */
    private String shortPath(String path) {
        for (Path base :
                List.of(context.workspace().inbox(), context.workspace().root())) {
            String directory = base.toAbsolutePath().normalize() + java.io.File.separator;
            if (path.startsWith(directory)) {
                return path.substring(directory.length()); // as text: a member's name need not be one of this system's
            }
        }
        return path;
    }
}
