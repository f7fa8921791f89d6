package io.kefu.intake;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.RowProblem;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.format.Tree;
import io.kefu.intake.ledger.Attachments;
import io.kefu.intake.ledger.IntakeRepository;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.ledger.RejectId;
import io.kefu.intake.ledger.RejectRepository;
import io.kefu.intake.ledger.RowFate;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.read.Columns;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.reject.Corrections;
import io.kefu.intake.reject.RejectExport;
import io.kefu.problem.KefuException;
import io.kefu.text.Json;
import io.kefu.text.people.PhoneNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Judges corrected rows, each by the mapping of the row that it corrects, as if it stood in that row's place. */
final class CorrectionIntake implements RowJudge {

    private final PlannedFile file;
    private final Supplier<List<String>> header;
    private final Map<String, Mapping> mappings;
    private final IntakeRepository ledger;
    private final PhoneNumbers phones;
    private final Attachments attachments;
    private final Instant now;
    private final String workspaceId;
    private final Map<String, FileIntake> judges = new HashMap<>();
    private long rows;

    CorrectionIntake(
            PlannedFile file,
            Supplier<List<String>> header,
            Map<String, Mapping> mappings,
            IntakeRepository ledger,
            PhoneNumbers phones,
            Attachments attachments,
            Instant now) {
        this.file = file;
        this.header = header;
        this.mappings = mappings;
        this.ledger = ledger;
        this.phones = phones;
        this.attachments = attachments;
        this.now = now;
        this.workspaceId = ledger.rejects().workspaceId();
        if (!header.get().contains(Corrections.ID)) {
            throw new KefuException(new IntakeProblem.NotAnExport(file.path(), Corrections.ID));
        }
    }

    @Override
    public RowFate judge(SourceRow row) {
        rows++;
        if (row.problem() != null) {
            return quarantined(row, row.problem());
        }
        Map<String, String> cells = cells(row);
        String stated = cells.getOrDefault(Corrections.ID, "");
        if (RejectId.isOfAnother(stated, workspaceId)) {
            return quarantined(row, new RowProblem.RejectOfAnother(stated));
        }
        Optional<RejectId> id = RejectId.parse(stated);
        RejectRepository.Known known = id.map(ledger.rejects()::findReject).orElse(null);
        if (id.isEmpty() || known == null) {
            return quarantined(row, new RowProblem.NoSuchReject(stated));
        }
        if (known.settled()) {
            return new RowFate.Settled(file);
        }
        Mapping mapping = mappings.get(known.mapping());
        if (mapping == null || mapping.kind() == RecordKind.CORRECTION) {
            return quarantined(row, new RowProblem.MappingIsGone(known.mapping()));
        }
        FileIntake judge = judges.computeIfAbsent(
                mapping.name() + "\u0001" + known.file(),
                key -> new FileIntake(file, known.file(), mapping, phones, attachments, now));
        SourceRow corrected = mapping.layout().format().isTable()
                ? tableRow(row.line(), cells, mapping, known)
                : object(row.line(), cells, mapping, known);
        return judge.judge(corrected, id.get(), id.get());
    }

    private RowFate quarantined(SourceRow row, RowProblem problem) {
        RejectId id = new RejectId(file.id(), rows);
        return new RowFate.Quarantined(
                file, id, row.line(), problem, Json.write(row.raw().get()), null);
    }

    private Map<String, String> cells(SourceRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<?> values = (List<?>) row.raw().get();
        List<String> names = header.get();
        for (int i = 0; i < Math.min(values.size(), names.size()); i++) {
            cells.putIfAbsent(names.get(i), RejectExport.unguarded(String.valueOf(values.get(i))));
        }
        return cells;
    }

    /** What the readers found wrong is found again here: nothing comes in that nobody corrected. */
    private static SourceRow tableRow(
            long line, Map<String, String> cells, Mapping mapping, RejectRepository.Known known) {
        List<String> names = Corrections.exported(known.header());
        List<?> before = Tree.parse(known.raw()) instanceof List<?> list ? list : List.of();
        List<String> raw = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            raw.add(whole(
                    cells.getOrDefault(names.get(i), ""), i < before.size() ? String.valueOf(before.get(i)) : ""));
        }
        int width = names.size();
        for (int i = names.size(); i < before.size(); i++) {
            String beyond = cells.getOrDefault(Corrections.OVERHANG + (i + 1), "");
            width = beyond.isEmpty() ? width : i + 1;
            raw.add(beyond);
        }
        List<String> kept = List.copyOf(raw);
        if (padded(kept).equals(padded(before))) {
            return broken(line, kept, new RowProblem.Uncorrected());
        }
        if (width > names.size()) {
            return broken(line, kept, new RowProblem.WrongColumnCount(names.size(), width));
        }
        @Nullable String[] values = new @Nullable String[mapping.columns().size()];
        for (int i = 0; i < values.length; i++) {
            int at = Columns.position(mapping.columns().get(i), known.header());
            values[i] = at < 0 ? null : kept.get(at);
            if (values[i] != null && values[i].indexOf(Encodings.REPLACEMENT) >= 0) {
                return broken(
                        line, kept, new RowProblem.Undecodable(mapping.columns().get(i), "-"));
            }
        }
        return new SourceRow(line, values, () -> kept, null, null, List.of());
    }

    /** A workbook's cell holds less than a text may: what was cut off is taken from the row itself. */
    private static String whole(String cell, String before) {
        return cell.length() == RejectExport.LONGEST_CELL && before.startsWith(cell) ? before : cell;
    }

    /** As text, without empty cells at the end. */
    private static List<String> padded(List<?> cells) {
        List<String> texts = new ArrayList<>(cells.stream().map(String::valueOf).toList());
        while (!texts.isEmpty() && texts.get(texts.size() - 1).isEmpty()) {
            texts.remove(texts.size() - 1);
        }
        return texts;
    }

    private static SourceRow broken(long line, Object raw, RowProblem problem) {
        return new SourceRow(line, new String[0], () -> raw, problem, null, List.of());
    }

    /** The object that the columns were made of; lists stand in them as JSON. */
    private static SourceRow object(
            long line, Map<String, String> cells, Mapping mapping, RejectRepository.Known known) {
        Object before = Tree.parse(known.raw());
        String raw = whole(cells.getOrDefault(Corrections.RAW, ""), String.valueOf(before));
        if (before instanceof String || before == null) {
            if (raw.equals(before)) {
                return broken(line, raw, new RowProblem.Uncorrected());
            }
            return parsed(raw) instanceof Map<?, ?> object
                    ? SourceRow.of(line, Tree.asObject(object), mapping.columns())
                    : broken(line, raw, new RowProblem.BrokenJson("one JSON object expected"));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        cells.forEach((column, text) -> {
            if (!text.isEmpty() && !Corrections.OURS.contains(column) && !column.equals(Corrections.RAW)) {
                String name = Corrections.original(column);
                String told =
                        before instanceof Map<?, ?> map ? String.valueOf(Tree.textAt(Tree.asObject(map), name)) : "";
                String whole = whole(text, told);
                Object value = whole.startsWith("[") ? parsed(whole) : null;
                put(tree, name, value == null ? whole : value);
            }
        });
        return SourceRow.of(line, tree, mapping.columns());
    }

    private static void put(Map<String, Object> tree, String path, Object value) {
        int dot = path.indexOf('.');
        if (dot <= 0) {
            tree.put(path, value);
            return;
        }
        Object inner = tree.computeIfAbsent(path.substring(0, dot), name -> new LinkedHashMap<String, Object>());
        if (inner instanceof Map<?, ?> map) {
            put(Tree.asObject(map), path.substring(dot + 1), value);
        } else {
            tree.put(path, value);
        }
    }

    private static @Nullable Object parsed(String json) {
        try {
            return Tree.parse(json);
        } catch (tools.jackson.core.JacksonException e) {
            return null; // then it is a text that looks like a list
        }
    }
}
