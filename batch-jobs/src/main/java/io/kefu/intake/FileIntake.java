package io.kefu.intake;

import io.kefu.text.PhoneNumbers;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges the rows of one file: maps them to canonical fields and finds out what is wrong with them. */
final class FileIntake {

    private final PlannedFile file;
    private final Mapping mapping;
    private final PhoneNumbers phones;
    private final Map<String, Integer> occurrences = new HashMap<>();

    FileIntake(PlannedFile file, PhoneNumbers phones) {
        this.file = file;
        this.mapping = file.mapping();
        this.phones = phones;
    }

    RowFate judge(SourceRow row) {
        if (row.problem() != null) {
            return quarantined(row, row.problem());
        }
        for (RowFilter filter : mapping.filters()) {
            if (filter.drops(row.cells())) {
                return new RowFate.Filtered(file, filter.name());
            }
        }
        EnumMap<Field, String> values = new EnumMap<>(Field.class);
        for (FieldRule rule : mapping.rules()) {
            FieldRule.Outcome outcome = rule.apply(row.cells(), mapping.missing());
            if (outcome.problem() != null) {
                return quarantined(row, outcome.problem());
            }
            if (outcome.value() != null) {
                values.put(rule.field(), outcome.value());
            }
        }
        TurnsRule turns = mapping.turns();
        if (turns != null && row.tree() != null) {
            RowProblem problem = turns.apply(row.tree(), values);
            if (problem != null) {
                return quarantined(row, problem);
            }
        }
        for (Field field : mapping.required()) {
            if (!values.containsKey(field)) {
                return quarantined(row, new RowProblem.MissingValue(label(field)));
            }
        }
        return accepted(row.line(), new CanonicalRecord(values));
    }

    private RowFate accepted(long line, CanonicalRecord content) {
        String hash = Hashes.of(content);
        String id = content.text(Field.EXTERNAL_ID);
        String key = id == null ? "#" + hash : id;
        if (id == null && mapping.keepsRepeats()) {
            int occurrence = occurrences.merge(hash, 1, Integer::sum);
            key = occurrence == 1 ? key : key + "#" + occurrence;
        }
        return new RowFate.Accepted(file, line, content, key, hash, requester(content, key));
    }

    /** Equal claims within a source are one source record; a bare name is nobody but itself. */
    private @Nullable String requester(CanonicalRecord content, String key) {
        if (!mapping.kind().hasRequester()) {
            return null;
        }
        if (mapping.kind() == RecordKind.CUSTOMER) {
            return mapping.source() + "/" + key;
        }
        Claims claims = Claims.of(mapping.kind(), content, mapping.customerNumbers(), phones);
        String name = content.text(Field.NAME, "");
        String company = content.text(Field.COMPANY, "");
        if (claims.identities().isEmpty()) {
            return name.isEmpty() && company.isEmpty()
                    ? null
                    : mapping.source() + "/~" + content.text(Field.CONVERSATION, key);
        }
        return mapping.source() + "/" + Hashes.of(claims.identities() + "\u0001" + name + "\u0001" + company);
    }

    private String label(Field field) {
        for (FieldRule rule : mapping.rules()) {
            if (rule.field() == field) {
                return rule.label();
            }
        }
        return field.key();
    }

    private RowFate quarantined(SourceRow row, RowProblem problem) {
        return new RowFate.Quarantined(file, row.line(), problem, row.raw().get());
    }
}
