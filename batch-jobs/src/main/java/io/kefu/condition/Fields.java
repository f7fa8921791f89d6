package io.kefu.condition;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The fields that conditions over one type of thing may name, each with its kind, how to get its value, and the SQL
 * expression that holds the same value, where there is one: texts as they are, lists joined by any separator,
 * instants as epoch milliseconds, flags as 0 and 1.
 *
 * @param <T> what conditions look at
 */
public final class Fields<T> {

    /** @param labels what may be written for each code, in folded spelling */
    record Field<T>(
            String name,
            Kind kind,
            Function<T, ? extends @Nullable Object> value,
            @Nullable String column,
            Map<String, String> labels) {}

    private final Map<String, Field<T>> fields = new LinkedHashMap<>();
    private final Instant now;
    private final ZoneId zone;

    /**
     * @param now the moment at which ages are measured
     * @param zone where days begin and end
     */
    public Fields(Instant now, ZoneId zone) {
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        this.zone = zone;
    }

    public Fields<T> text(String name, Function<T, @Nullable String> value, @Nullable String column) {
        return add(name, Kind.TEXT, value, column, Map.of());
    }

    /**
     * Adds a field with a closed set of codes.
     *
     * @param codes the codes, each with the labels that mean it
     */
    public Fields<T> choice(
            String name,
            Function<T, @Nullable String> value,
            @Nullable String column,
            Map<String, ? extends Collection<String>> codes) {
        Map<String, String> labels = new LinkedHashMap<>();
        codes.keySet().forEach(code -> labels.put(code, code));
        codes.forEach((code, names) -> names.forEach(label -> labels.putIfAbsent(label, code)));
        return add(name, Kind.CHOICE, value, column, labels);
    }

    public Fields<T> list(String name, Function<T, ? extends Collection<String>> value, @Nullable String column) {
        return add(name, Kind.LIST, value, column, Map.of());
    }

    public Fields<T> number(String name, Function<T, ? extends @Nullable Number> value, @Nullable String column) {
        return add(name, Kind.NUMBER, value, column, Map.of());
    }

    public Fields<T> instant(String name, Function<T, @Nullable Instant> value, @Nullable String column) {
        return add(name, Kind.INSTANT, value, column, Map.of());
    }

    /** Adds the time that has passed since an instant. */
    public Fields<T> since(String name, Function<T, @Nullable Instant> value, @Nullable String column) {
        return add(name, Kind.AGE, value, column, Map.of());
    }

    public Fields<T> flag(String name, Function<T, @Nullable Boolean> value, @Nullable String column) {
        return add(name, Kind.FLAG, value, column, Map.of());
    }

    private Fields<T> add(
            String name,
            Kind kind,
            Function<T, ? extends @Nullable Object> value,
            @Nullable String column,
            Map<String, String> labels) {
        if (fields.put(name, new Field<>(name, kind, value, column, labels)) != null) {
            throw new IllegalArgumentException("two fields are named " + name);
        }
        return this;
    }

    Instant now() {
        return now;
    }

    ZoneId zone() {
        return zone;
    }

    /** The names, in the order in which they were added. */
    public List<String> names() {
        return List.copyOf(fields.keySet());
    }

    /** What the field of this name holds. */
    public Kind kind(String name) {
        return get(name).kind();
    }

    @Nullable
    Field<T> find(String name) {
        return fields.get(name);
    }

    Field<T> get(String name) {
        Field<T> field = fields.get(name);
        if (field == null) {
            throw new IllegalArgumentException("no field " + name);
        }
        return field;
    }
}
