package io.kefu.intake.record;

import io.kefu.text.Json;
import io.kefu.text.Lists;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * A row in canonical form: validated values by field, absent fields left out. Instants are kept as epoch
 * milliseconds, dates as ISO texts, flags as true/false.
 */
public final class CanonicalRecord {

    private final EnumMap<Field, String> values;

    public CanonicalRecord(EnumMap<Field, String> values) {
        this.values = values;
    }

    public boolean has(Field field) {
        return values.containsKey(field);
    }

    public @Nullable String text(Field field) {
        return values.get(field);
    }

    public String text(Field field, String otherwise) {
        return values.getOrDefault(field, otherwise);
    }

    public Optional<Instant> instant(Field field) {
        return Optional.ofNullable(values.get(field)).map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
    }

    public Optional<LocalDate> date(Field field) {
        return Optional.ofNullable(values.get(field)).map(LocalDate::parse);
    }

    public Optional<Integer> integer(Field field) {
        return Optional.ofNullable(values.get(field)).map(Integer::valueOf);
    }

    public Optional<BigDecimal> decimal(Field field) {
        return Optional.ofNullable(values.get(field)).map(BigDecimal::new);
    }

    public Optional<Boolean> flag(Field field) {
        return Optional.ofNullable(values.get(field)).map(Boolean::valueOf);
    }

    /** The parts of a value that lists several. */
    public List<String> list(Field field) {
        String text = values.get(field);
        return text == null ? List.of() : Lists.parts(text);
    }

    /** How many characters its values have. */
    public int length() {
        int length = 0;
        for (String value : values.values()) {
            length += value.length();
        }
        return length;
    }

    public Map<Field, String> values() {
        return values;
    }

    /** A JSON object of texts, fields in declaration order. */
    public String toJson() {
        return Json.write(values, Field::key);
    }

    /** Reads what {@link #toJson} wrote. */
    public static CanonicalRecord fromJson(String json) {
        EnumMap<Field, String> values = new EnumMap<>(Field.class);
        try (JsonParser in = Json.parser(json)) {
            in.nextToken();
            while (in.nextToken() == JsonToken.PROPERTY_NAME) {
                Field field = Field.byKey(in.currentName());
                in.nextToken();
                if (field != null) {
                    values.put(field, in.getString());
                }
            }
        }
        return new CanonicalRecord(values);
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
