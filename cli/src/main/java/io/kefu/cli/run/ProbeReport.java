package io.kefu.cli.run;

import io.kefu.access.Mask;
import io.kefu.access.Personal;
import io.kefu.cli.Context;
import io.kefu.cli.Disclosure;
import io.kefu.cli.ExitStatus;
import io.kefu.cli.Listing;
import io.kefu.cli.Texts;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.intake.Trial;
import io.kefu.intake.probe.Answers;
import io.kefu.intake.probe.Probe;
import io.kefu.intake.probe.ProbedFile;
import io.kefu.intake.probe.Question;
import io.kefu.intake.probe.column.Column;
import io.kefu.intake.probe.column.KindGuess;
import io.kefu.intake.record.Field;
import io.kefu.problem.KefuException;
import io.kefu.problem.ProblemText;
import io.kefu.text.Json;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Shows what {@code kefu import --probe} found: the file's layout, its columns, the first rows as they would come in. */
final class ProbeReport {

    private static final int SHOWN_VALUES = 3;

    private final Context context;
    private final Texts texts;

    ProbeReport(Context context) {
        this.context = context;
        this.texts = context.texts();
    }

    ExitStatus show(List<Path> files, @Nullable String name, boolean dryRun, boolean asks, Format format) {
        if (files.size() != 1) {
            context.console().note("kefu: " + texts.of("probe.one-file"));
            return ExitStatus.UNUSABLE;
        }
        Workspace workspace = context.workspace();
        ProbedFile file =
                ProbedFile.of(workspace, files.get(0), name, context.clock().instant());
        Probe probe = file.probe();
        context.console().data(render(probe, format));
        open(probe);
        Trial trial = probe.trial();
        ProblemText words = ProblemText.in(context.language().locale());
        if (trial.brokenOff() != null) {
            words.lines(trial.brokenOff()).forEach(line -> context.console().note("kefu: " + line));
        }
        if (dryRun) {
            context.console().note(texts.of("probe.dry-run", file.target()));
            return ExitStatus.DONE;
        }
        try {
            ProbedFile.Saved saved = file.save(asks ? new ProbeDialog(context).ask(probe) : new Answers());
            context.console()
                    .note(
                            saved.finished()
                                    ? texts.of("probe.written", saved.file(), file.name(), files.get(0))
                                    : texts.of("probe.unfinished", saved.file(), file.target()));
        } catch (KefuException e) {
            words.lines(e.problem()).forEach(line -> context.console().note("kefu: " + line));
            return ExitStatus.UNUSABLE;
        }
        return ExitStatus.DONE;
    }

    /** What a person has to fill in before the mapping can be used. */
    private void open(Probe probe) {
        Map<String, Personal> kinds = new HashMap<>();
        probe.columns().forEach(column -> kinds.putIfAbsent(column.name(), kind(column)));
        for (Question question : probe.open()) {
            String field = question.field().key();
            Personal kind = kinds.getOrDefault(question.column(), Personal.NONE);
            String words = question.words().stream().map(kind::masked).collect(Collectors.joining(", "));
            context.console()
                    .note(
                            switch (question.about()) {
                                case COLUMN -> texts.of("probe.open-field", field);
                                case WORDS -> texts.of("probe.open-words", field, question.column(), words);
                                case ORDER -> texts.of("probe.open-order", question.column(), words);
                                case ZONE -> texts.of("probe.open-zone", question.column());
                            });
        }
    }

    private String render(Probe probe, Format format) {
        return switch (format) {
            case JSON -> Json.write(object(probe)) + "\n";
            case CSV, EXCEL -> columns(probe).render(probe.columns(), format);
            case TABLE -> table(probe);
        };
    }

    private String table(Probe probe) {
        StringBuilder text = new StringBuilder(texts.of(
                "probe.layout",
                probe.layout().format().key(),
                probe.charset().name(),
                probe.rows(),
                probe.kind().key()));
        text.append(layout(probe)).append('\n');
        text.append(texts.of("probe.kind-because", why(probe.guess()))).append("\n\n");
        text.append(columns(probe).render(probe.columns(), Format.TABLE)).append('\n');
        Trial trial = probe.trial();
        if (trial.counts().read() == 0) {
            return text.toString();
        }
        text.append(texts.of("probe.sample")).append('\n');
        text.append(sample(probe).render(trial.rows(), Format.TABLE));
        return text.append(texts.of(
                        "probe.counts",
                        trial.counts().imported(),
                        trial.counts().filtered(),
                        trial.counts().quarantined()))
                .append('\n')
                .toString();
    }

    private String why(KindGuess guess) {
        return texts.of(
                "kind-why." + guess.why().key(),
                guess.names().stream().map(name -> texts.of("quoted", name)).collect(Collectors.joining(", ")));
    }

    private String layout(Probe probe) {
        StringBuilder text = new StringBuilder();
        if (probe.layout().format() == io.kefu.intake.format.Format.CSV) {
            String delimiter = probe.layout().delimiter() == '\t'
                    ? "TAB"
                    : String.valueOf(probe.layout().delimiter());
            text.append(texts.of(
                    "probe.delimited",
                    delimiter,
                    String.valueOf(probe.layout().quote()),
                    probe.layout().skipLines(),
                    texts.of("yes-no." + probe.layout().header().isEmpty())));
        } else if (probe.layout().format() == io.kefu.intake.format.Format.XLSX) {
            text.append(texts.of(
                    "probe.sheet",
                    probe.layout().sheet().isEmpty() ? "1" : probe.layout().sheet(),
                    probe.layout().skipLines()));
        } else if (!probe.layout().records().isEmpty()) {
            text.append(texts.of("probe.records", probe.layout().records()));
        }
        return text.toString();
    }

    private Listing<Column> columns(Probe probe) {
        List<String> names = names(probe);
        return context.<Column>listing()
                .column("column", Column::name)
                .column("shape", column -> texts.of("shape." + key(column)))
                .column("dates", column -> String.join(", ", column.dates()))
                .column("filled", Column::filled)
                .column(
                        "field",
                        column -> column.field() == null ? null : column.field().key())
                .column("reason", Column::reason, reason -> texts.of("because." + ((Column.Reason) reason).key()))
                .column(
                        "sure",
                        column ->
                                column.field() == null ? null : column.reason().percent() + " %")
                .mixed("values", column -> values(column, names), column -> Personal.NONE); // each is masked
    }

    private static List<String> names(Probe probe) {
        return probe.columns().stream()
                .filter(column -> kind(column) == Personal.NAME)
                .flatMap(column -> column.values().stream())
                .toList();
    }

    private static Personal kind(Column column) {
        Field field = column.field();
        return field == null ? Personal.ofHeading(column.name()) : Disclosure.of(field.key());
    }

    private static String values(Column column, List<String> names) {
        Personal kind = kind(column);
        return column.values().stream()
                .limit(SHOWN_VALUES)
                .map(value -> Mask.text(kind.masked(value), names))
                .collect(Collectors.joining(" | "));
    }

    private static String key(Column column) {
        return column.shape().name().toLowerCase(Locale.ROOT);
    }

    private Listing<Trial.Row> sample(Probe probe) {
        Listing<Trial.Row> listing = context.<Trial.Row>listing()
                .column("line", row -> row.place().contains("!") ? row.place() : Long.valueOf(row.place()));
        ProblemText words = ProblemText.in(context.language().locale());
        for (Field field : probe.fields()) {
            listing.named(field.key(), row -> shown(row.values(), field));
        }
        return listing.column("reason", row -> {
            if (row.problem() != null) {
                return words.sentence(
                        row.problem().key(), Disclosure.masked(row.problem().facts()));
            }
            return row.filter() == null ? null : texts.of("probe.filtered", row.filter());
        });
    }

    private @Nullable Object shown(Map<Field, String> values, Field field) {
        String value = values.get(field);
        return value == null || !field.isInstant() ? value : java.time.Instant.ofEpochMilli(Long.parseLong(value));
    }

    private Map<String, @Nullable Object> object(Probe probe) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("format", probe.layout().format().key());
        object.put("encoding", probe.charset().name());
        object.put("rows", probe.rows());
        object.put("kind", probe.kind().key());
        object.put("kind_reason", probe.guess().why().key());
        object.put("kind_told_by", probe.guess().names());
        object.put("sheet", probe.layout().sheet());
        object.put("rows_above_header", probe.layout().skipLines());
        object.put(
                "open",
                probe.open().stream().map(question -> question.field().key()).toList());
        object.put("columns", columns(probe).objects(probe.columns()));
        object.put("sample", sample(probe).objects(probe.trial().rows()));
        object.put("imported", probe.trial().counts().imported());
        object.put("filtered", probe.trial().counts().filtered());
        object.put("quarantined", probe.trial().counts().quarantined());
        boolean names = probe.columns().stream()
                .anyMatch(column -> column.field() == Field.DIRECTION && column.reason() == Column.Reason.NAMES);
        object.put("mapping", names ? null : probe.mapping()); // it names people; its file has it
        return object;
    }
}
