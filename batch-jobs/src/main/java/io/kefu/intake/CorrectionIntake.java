package io.kefu.intake;

import io.kefu.intake.read.RowProblem;
import io.kefu.intake.read.SourceRow;
import io.kefu.intake.read.Tree;
import io.kefu.problem.KefuException;
import io.kefu.text.PhoneNumbers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges corrected rows, each by the mapping of the row that it corrects, as if it stood in that row's place. */
final class CorrectionIntake implements RowJudge {

    private final PlannedFile file;
    private final List<String> header;
    private final Map<String, Mapping> mappings;
    private final IntakeRepository ledger;
    private final PhoneNumbers phones;
    private final Attachments attachments;
    private final Map<String, FileIntake> judges = new HashMap<>();
    private long rows;

    CorrectionIntake(
            PlannedFile file,
            List<String> header,
            Map<String, Mapping> mappings,
            IntakeRepository ledger,
            PhoneNumbers phones,
            Attachments attachments) {
        this.file = file;
        this.header = header;
        this.mappings = mappings;
        this.ledger = ledger;
        this.phones = phones;
        this.attachments = attachments;
        if (!header.contains(Corrections.ID)) {
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
        Optional<RejectId> id = RejectId.parse(stated);
        IntakeRepository.Known known = id.map(ledger::findReject).orElse(null);
        if (id.isEmpty() || known == null) {
            return quarantined(row, new RowProblem.NoSuchReject(stated));
        }
        if (known.settled()) {
            return new RowFate.Settled(file);
        }
        Mapping mapping = mappings.get(known.mapping());
        if (mapping == null) {
            return quarantined(row, new RowProblem.MappingIsGone(known.mapping()));
        }
        FileIntake judge =
                judges.computeIfAbsent(mapping.name(), name -> new FileIntake(file, mapping, phones, attachments));
        SourceRow corrected = mapping.layout().format().isTable()
                ? tableRow(row.line(), cells, mapping, known.header())
                : SourceRow.of(row.line(), tree(cells), mapping.columns());
        return judge.judge(corrected, id.get(), id.get());
    }

    private RowFate quarantined(SourceRow row, RowProblem problem) {
        RejectId id = new RejectId(file.id(), rows);
        return new RowFate.Quarantined(
                file, id, row.line(), problem, Tree.print(row.raw().get()), null);
    }

    private Map<String, String> cells(SourceRow row) {
        Map<String, String> cells = new LinkedHashMap<>();
        List<?> values = (List<?>) row.raw().get();
        for (int i = 0; i < Math.min(values.size(), header.size()); i++) {
            cells.putIfAbsent(header.get(i), RejectExport.unguarded(String.valueOf(values.get(i))));
        }
        return cells;
    }

    private static SourceRow tableRow(long line, Map<String, String> cells, Mapping mapping, List<String> header) {
        @Nullable String[] values = new @Nullable String[mapping.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = named(cells, mapping.columns().get(i));
        }
        List<String> raw =
                header.stream().map(column -> cells.getOrDefault(column, "")).toList();
        return new SourceRow(line, values, () -> raw, null, null, List.of());
    }

    private static @Nullable String named(Map<String, String> cells, String column) {
        for (Map.Entry<String, String> cell : cells.entrySet()) {
            if (cell.getKey().equalsIgnoreCase(column)) {
                return cell.getValue();
            }
        }
        return null;
    }

    /** The object that the columns were made of; lists stand in them as JSON. */
    private static Map<String, Object> tree(Map<String, String> cells) {
        String raw = cells.getOrDefault(Corrections.RAW, "");
        if (!raw.isBlank() && parsed(raw) instanceof Map<?, ?> object) {
            return Tree.asObject(object);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        cells.forEach((column, text) -> {
            if (!text.isEmpty() && !Corrections.OURS.contains(column) && !column.equals(Corrections.RAW)) {
                Object value = text.startsWith("[") ? parsed(text) : null;
                put(tree, column, value == null ? text : value);
            }
        });
        return tree;
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
