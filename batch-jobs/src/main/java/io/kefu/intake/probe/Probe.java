package io.kefu.intake.probe;

import io.kefu.intake.Trial;
import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.probe.column.Column;
import io.kefu.intake.probe.column.ColumnProfile;
import io.kefu.intake.probe.column.DayOrder;
import io.kefu.intake.probe.column.Headings;
import io.kefu.intake.probe.column.KindGuess;
import io.kefu.intake.probe.column.Repeats;
import io.kefu.intake.probe.column.Words;
import io.kefu.intake.probe.sniff.Sniffer;
import io.kefu.intake.read.RowReader;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.value.Codes;
import io.kefu.problem.KefuException;
import io.kefu.text.Widths;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a file shows of itself, and a mapping that reads it.
 *
 * @param rows how many were looked at
 * @param mapping the text of the proposed mapping
 * @param open what is left blank in it
 * @param writer the same text with what a person said filled in
 * @param trial the first rows, read by it; {@link Trial#NONE} while a field that every row needs is left blank
 */
public record Probe(
        Layout layout,
        Charset charset,
        int rows,
        List<Column> columns,
        KindGuess guess,
        String mapping,
        List<Question> open,
        Function<Answers, String> writer,
        Trial trial) {

    private static final int MOST_ROWS = 1_000;
    private static final int SHOWN = 5;

    /**
     * Looks at a file.
     *
     * @param now the present
     * @param source the name that its mapping shall have as source
     */
    public static Probe of(Workspace workspace, Input file, String source, Instant now) throws IOException {
        Words words = new Words(new Codes(workspace.grades()));
        Sniffer sniffer = new Sniffer(file);
        if (sniffer.isEmpty()) {
            throw new KefuException(new FileProblem.EmptyFile(file.name()));
        }
        Layout found = withRecords(sniffer.layout(), file, sniffer.charset());
        Optional<Mapping> known = KnownHeadings.of(workspace, found, file, now);
        Layout layout = known.map(mapping -> found.withHeader(
                        mapping.layout().header().subList(0, found.header().size())))
                .orElse(found);
        Map<String, ColumnProfile> profiles = new LinkedHashMap<>();
        int rows = 0;
        Turns turns = new Turns();
        Repeats repeats = new Repeats();
        List<String> header = List.of();
        try (RowReader reader = RowReader.open(
                file, layout, sniffer.alikeHeadings(), workspace.settings().limits())) {
            reader.header().stream()
                    .filter(name -> !name.isEmpty())
                    .forEach(name -> profiles.put(name, new ColumnProfile(name)));
            for (SourceRow row = reader.read(); row != null && rows < MOST_ROWS; row = reader.read()) {
                rows++;
                header = reader.header();
                if (row.raw().get() instanceof List<?> cells) {
                    repeats.take(cells);
                }
                take(row, reader.header(), profiles, turns);
            }
        } catch (KefuException e) {
            if (rows == 0) {
                throw e; // what can be read of a file that breaks off tells enough
            }
        }
        for (int i = 0; i < header.size(); i++) {
            ColumnProfile profile = profiles.get(header.get(i));
            if (profile != null && repeats.isShared(i)) {
                profile.share();
            }
        }
        List<Column> columns = new Headings(workspace, words)
                .propose(DayOrder.settled(profiles.values().stream()
                        .map(ColumnProfile::column)
                        .filter(column -> !turns.is(column.name()))
                        .toList()));
        KindGuess guess = known.map(
                        mapping -> new KindGuess(mapping.kind(), KindGuess.Why.MAPPING, List.of(mapping.name())))
                .orElseGet(() -> KindGuess.of(columns, turns.found()));
        MappingDraft draft = new MappingDraft(layout, guess, columns, turns, words);
        DraftText text = new DraftText(
                draft, source, file, sniffer.charset(), workspace.settings().zone());
        String mapping = text.of(true);
        List<Question> open = draft.open();
        boolean readable = open.stream().noneMatch(question -> question.about() == Question.About.COLUMN);
        Trial trial = readable ? Trial.of(workspace, text.of(false), file, now, SHOWN, MOST_ROWS) : Trial.NONE;
        return new Probe(
                layout,
                sniffer.charset(),
                rows,
                draft.columns(),
                guess,
                mapping,
                open,
                answers -> text.of(true, answers),
                trial);
    }

    private static Layout withRecords(Layout layout, Input file, Charset charset) throws IOException {
        String records =
                switch (layout.format()) {
                    case JSON -> RecordPaths.ofJson(file, charset);
                    case XML -> RecordPaths.ofXml(file, charset);
                    default -> "";
                };
        return records.isEmpty() ? layout : layout.withRecords(records);
    }

    private static void take(SourceRow row, List<String> header, Map<String, ColumnProfile> profiles, Turns turns) {
        Object raw = row.raw().get();
        if (raw instanceof List<?> cells) {
            for (int i = 0; i < Math.min(cells.size(), header.size()); i++) {
                ColumnProfile profile = profiles.get(header.get(i));
                if (profile != null) {
                    profile.take(String.valueOf(cells.get(i)));
                }
            }
        } else if (raw instanceof Map<?, ?> object) {
            flatten("", object, profiles, turns, 0);
        }
    }

    private static void flatten(
            String prefix, Map<?, ?> object, Map<String, ColumnProfile> profiles, Turns turns, int depth) {
        object.forEach((key, value) -> {
            String path = prefix + key;
            if (value instanceof Map<?, ?> inner && depth < 4) {
                flatten(path + ".", inner, profiles, turns, depth + 1);
            } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?>) {
                turns.take(path, list);
            } else if (profiles.size() < 300 || profiles.containsKey(path)) {
                String text = value instanceof List<?> list
                        ? String.join(";", list.stream().map(String::valueOf).toList())
                        : String.valueOf(value);
                profiles.computeIfAbsent(path, ColumnProfile::new)
                        .take(Widths.half(text).isBlank() ? "" : text);
            }
        });
    }

    public RecordKind kind() {
        return guess.kind();
    }

    /** The columns that the mapping reads. */
    public List<Column> mapped() {
        return columns.stream().filter(column -> column.field() != null).toList();
    }

    /** The fields of the sample, in the mapping's order. */
    public List<Field> fields() {
        return mapped().stream().map(Column::field).distinct().toList();
    }
}
