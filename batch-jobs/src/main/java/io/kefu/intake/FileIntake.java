package io.kefu.intake;

import io.kefu.intake.format.RowProblem;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.format.Tree;
import io.kefu.intake.ledger.Attachments;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.ledger.RejectId;
import io.kefu.intake.ledger.RowFate;
import io.kefu.intake.mapping.FieldRule;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.mapping.RowFilter;
import io.kefu.intake.mapping.TurnsRule;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.Hashes;
import io.kefu.intake.record.Requesters;
import io.kefu.text.Json;
import io.kefu.text.people.PhoneNumbers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges the rows of one file: maps them to canonical fields and finds out what is wrong with them. */
final class FileIntake implements RowJudge {

    /** Where a rejected object keeps the files that came with it. */
    private static final String FILES = "_files";

    /** What browsers and systems add to the name of a file that they have already: {@code chat (1).txt}. */
    private static final Pattern COPY = Pattern.compile(" ?[(（]\\d{1,3}[)）]| - (?:副本|Copy)");

    /** The name under which headings between two exports are counted. */
    private static final String HEADING = "heading-again";

    private final PlannedFile file;
    private final String name;

    /** Fields that are made of the file's name. */
    private final Set<Field> naming;

    private final Mapping mapping;
    private final PhoneNumbers phones;
    private final Attachments attachments;
    private final Instant now;
    private final Map<String, Integer> occurrences = new HashMap<>();
    private long rows;

    /**
     * @param path of the file in which the rows stood: {@code file}, or the one that it corrects
     * @param mapping by which to judge: the file's own, or that of the rows which it corrects
     * @param now of the run
     */
    FileIntake(
            PlannedFile file, String path, Mapping mapping, PhoneNumbers phones, Attachments attachments, Instant now) {
        this.file = file;
        this.name = nameOf(path, mapping.source());
        this.naming = mapping.rules().stream()
                .filter(FieldRule::namesTheFile)
                .map(FieldRule::field)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Field.class)));
        this.mapping = mapping;
        this.phones = phones;
        this.attachments = attachments;
        this.now = now;
    }

    /**
     * The name of a file, with the directories below its source's; of a member the archive's too: programs call all chats alike.
     */
    private static String nameOf(String path, String source) {
        int member = path.indexOf('!');
        String whole = path.substring(0, member < 0 ? path.length() : member).replace('\\', '/');
        String directory = "/" + source + "/";
        int own = whole.lastIndexOf(directory);
        return path.substring(own < 0 ? whole.lastIndexOf('/') + 1 : own + directory.length());
    }

    @Override
    public RowFate judge(SourceRow row) {
        return judge(row, new RejectId(file.id(), ++rows), null);
    }

    /**
     * Judges a row.
     *
     * @param id under which it is kept when it is rejected
     * @param corrects the rejected row that it corrects, or null
     */
    RowFate judge(SourceRow row, RejectId id, @Nullable RejectId corrects) {
        if (row.problem() != null) {
            return new RowFate.Quarantined(file, id, row.line(), row.problem(), raw(row), corrects);
        }
        if (isHeading(row)) {
            return new RowFate.Filtered(file, HEADING, corrects);
        }
        for (RowFilter filter : mapping.filters()) {
            if (filter.drops(row.cells())) {
                return new RowFate.Filtered(file, filter.name(), corrects);
            }
        }
        EnumMap<Field, String> values = new EnumMap<>(Field.class);
        RowProblem problem = fill(row, values);
        if (problem != null) {
            return new RowFate.Quarantined(file, id, row.line(), problem, raw(row), corrects);
        }
        List<Attachments.Stored> stored = stored(row);
        if (!stored.isEmpty() && mapping.kind().fields().contains(Field.ATTACHMENTS)) {
            values.put(
                    Field.ATTACHMENTS,
                    String.join(
                            "; ", stored.stream().map(Attachments.Stored::name).toList()));
        }
        return accepted(row.line(), new CanonicalRecord(values), stored, corrects);
    }

    /** True where exports were put below each other with their headings: each cell holds its column's name. */
    private boolean isHeading(SourceRow row) {
        @Nullable String[] cells = row.cells();
        List<String> columns = mapping.columns();
        if (columns.size() < 2 || row.tree() != null) {
            return false;
        }
        for (int i = 0; i < cells.length; i++) {
            String cell = cells[i];
            if (cell == null || !cell.strip().equals(columns.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Fills in the canonical values; returns why it cannot, or null. */
    private @Nullable RowProblem fill(SourceRow row, EnumMap<Field, String> values) {
        for (FieldRule rule : mapping.rules()) {
            FieldRule.Outcome outcome = rule.apply(row.cells(), mapping.missing(), now);
            if (outcome.problem() != null) {
                return outcome.problem();
            }
            if (outcome.value() != null) {
                String value = outcome.value();
                values.put(rule.field(), rule.namesTheFile() ? value.replace(FieldRule.FILE, name) : value);
            }
            if (outcome.ambiguous()) {
                values.merge(Field.AMBIGUOUS, rule.field().key(), (before, key) -> before + " " + key);
            }
        }
        if (mapping.conversesByPhone()) {
            // One gateway writes 138…, +86138… and 0086138… of the same phone.
            values.computeIfPresent(Field.CONVERSATION, (field, number) -> phones.local(number));
        }
        TurnsRule turns = mapping.turns();
        if (turns != null && row.tree() != null) {
            RowProblem problem = turns.apply(row.tree(), values);
            if (problem != null) {
                return problem;
            }
        }
        for (Field field : mapping.required()) {
            if (!values.containsKey(field)) {
                return new RowProblem.MissingValue(label(field));
            }
        }
        for (Field field : mapping.reconcile()) {
            if (!values.containsKey(field)) {
                return new RowProblem.MissingValue(label(field));
            }
        }
        return null;
    }

    private List<Attachments.Stored> stored(SourceRow row) {
        List<Attachments.Stored> stored = new ArrayList<>(attachments.store(row.attachments()));
        if (row.tree() != null && row.tree().get(FILES) instanceof List<?> kept) {
            kept.forEach(item -> stored.add(Attachments.Stored.of((Map<?, ?>) item)));
        }
        return stored;
    }

    /** The row as JSON; the files that came with it are kept for its correction. */
    private String raw(SourceRow row) {
        Object raw = row.raw().get();
        if (row.attachments().isEmpty() || !(raw instanceof Map<?, ?> map)) {
            return Json.write(raw);
        }
        Map<String, Object> whole = new LinkedHashMap<>(Tree.asObject(map));
        whole.put(
                FILES,
                attachments.store(row.attachments()).stream()
                        .map(Attachments.Stored::toMap)
                        .toList());
        return Json.write(whole);
    }

    private RowFate accepted(
            long line, CanonicalRecord content, List<Attachments.Stored> stored, @Nullable RejectId corrects) {
        String hash = Hashes.of(naming.isEmpty() ? content : asOriginal(content));
        String key = key(content, hash);
        String requester =
                Requesters.of(mapping.kind(), mapping.source(), mapping.customerNumbers(), content, key, phones);
        return new RowFate.Accepted(file, mapping, line, content, key, hash, requester, stored, corrects);
    }

    /** As if the file were no copy: its rows are those that were read from the first. */
    private CanonicalRecord asOriginal(CanonicalRecord content) {
        EnumMap<Field, String> values = new EnumMap<>(content.values());
        naming.forEach(field -> values.computeIfPresent(
                field, (key, value) -> value.replace(name, COPY.matcher(name).replaceAll(""))));
        return new CanonicalRecord(values);
    }

    /** The source's id; else what the mapping reconciles by; else the content. */
    private String key(CanonicalRecord content, String hash) {
        String id = content.text(Field.EXTERNAL_ID);
        if (id != null) {
            return id;
        }
        if (!mapping.reconcile().isEmpty()) {
            return "="
                    + Hashes.of(String.join(
                            "\u0001",
                            mapping.reconcile().stream()
                                    .map(field -> content.text(field, ""))
                                    .toList()));
        }
        if (!mapping.keepsRepeats()) {
            return "#" + hash;
        }
        int occurrence = occurrences.merge(hash, 1, Integer::sum);
        return occurrence == 1 ? "#" + hash : "#" + hash + "#" + occurrence;
    }

    private String label(Field field) {
        for (FieldRule rule : mapping.rules()) {
            if (rule.field() == field) {
                return rule.label();
            }
        }
        return field.key();
    }
}
