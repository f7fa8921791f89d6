package io.kefu.customer.matching;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.match.table.MatchField;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** Which fields of a row tell who its person or company is. */
final class MatchFields {

    private static final Map<Field, MatchField> FIELDS = fields();

    private MatchFields() {}

    private static Map<Field, MatchField> fields() {
        Map<Field, MatchField> fields = new EnumMap<>(Field.class);
        for (MatchField field : MatchField.values()) {
            fields.put(Field.valueOf(field.name()), field);
        }
        return fields;
    }

    static Set<Field> names() {
        return FIELDS.keySet();
    }

    /** What unconverted values tell. */
    static Map<MatchField, String> of(Map<Field, String> values) {
        Map<MatchField, String> record = new EnumMap<>(MatchField.class);
        values.forEach((field, text) -> {
            MatchField compared = FIELDS.get(field);
            if (compared != null) {
                record.put(compared, text);
            }
        });
        return record;
    }

    /** What a stored row tells. */
    static Map<MatchField, String> of(CanonicalRecord content) {
        Map<MatchField, String> record = new EnumMap<>(MatchField.class);
        FIELDS.forEach((field, compared) -> {
            String text = content.text(field);
            if (text != null) {
                record.put(compared, text);
            }
        });
        return record;
    }
}
