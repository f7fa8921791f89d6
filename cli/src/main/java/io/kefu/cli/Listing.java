package io.kefu.cli;

import io.kefu.access.Mask;
import io.kefu.access.Personal;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.text.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * A list that is shown as a table, as CSV or as JSON. JSON and CSV carry raw values under stable keys (times
 * in UTC in JSON, in the workspace's zone in CSV); a table carries what people read. What may tell of a person is masked in all three ({@link Disclosure}).
 */
public final class Listing<T> {

    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    /**
     * @param labelled whether the heading is the key's label, or the key itself
     * @param gives whether its cells may be cut or go on below where the terminal is narrow: words may, numbers of things may
     *     not
     */
    private record Column<T>(
            String key,
            boolean labelled,
            boolean gives,
            Function<T, @Nullable Object> raw,
            BiFunction<T, @Nullable Object, @Nullable Object> shown) {}

    private final Texts texts;
    private final ZoneId zone;
    private final int width;
    private boolean wraps;
    private final List<Column<T>> columns = new ArrayList<>();
    private Function<T, Collection<String>> known = row -> List.of();

    /** @param width columns of the terminal that a table shall fit into; 0 for as many as it takes */
    public Listing(Texts texts, ZoneId zone, int width) {
        this.texts = texts;
        this.zone = zone;
        this.width = width;
    }

    /** Long cells go on below each other where the terminal is too narrow; else they are cut. */
    Listing<T> wrapping() {
        wraps = true;
        return this;
    }

    /** Says what is known of the person whom a row is about, to be hidden in its words. */
    public Listing<T> about(Function<T, Collection<String>> values) {
        known = values;
        return this;
    }

    /** Adds a column whose value reads the same everywhere. */
    public Listing<T> column(String key, Function<T, @Nullable Object> value) {
        return column(key, value, raw -> raw);
    }

    /** Adds a column whose value people read differently. */
    public Listing<T> column(
            String key, Function<T, @Nullable Object> value, Function<@Nullable Object, @Nullable Object> shown) {
        Personal kind = Disclosure.of(key);
        return add(key, true, value, (row, raw) -> shown.apply(raw), row -> kind);
    }

    /** Adds a column whose value people read differently, by what else the row tells. */
    public Listing<T> columnOf(
            String key, Function<T, @Nullable Object> value, BiFunction<T, @Nullable Object, @Nullable Object> shown) {
        Personal kind = Disclosure.of(key);
        return add(key, true, value, shown, row -> kind);
    }

    /** Adds a column of which each row says itself what it may tell of a person. */
    public Listing<T> mixed(String key, Function<T, @Nullable Object> value, Function<T, Personal> kind) {
        return add(key, true, value, (row, raw) -> raw, kind);
    }

    /** Adds a column whose heading is its key: a name that people write into files. */
    public Listing<T> named(String key, Function<T, @Nullable Object> value) {
        Personal kind = Disclosure.of(key);
        return add(key, false, value, (row, raw) -> raw, row -> kind);
    }

    private Listing<T> add(
            String key,
            boolean labelled,
            Function<T, @Nullable Object> value,
            BiFunction<T, @Nullable Object, @Nullable Object> shown,
            Function<T, Personal> kind) {
        columns.add(new Column<>(
                key, labelled, Disclosure.isText(key), row -> masked(value.apply(row), kind.apply(row), row), shown));
        return this;
    }

    private @Nullable Object masked(@Nullable Object value, Personal kind, T row) {
        if (!(value instanceof String text)) {
            return value;
        }
        return kind == Personal.WORDS ? Mask.text(text, known.apply(row)) : kind.masked(text);
    }

    public String render(List<T> rows, Format format) {
        return switch (format) {
            case JSON -> Json.write(objects(rows)) + "\n";
            case CSV -> csv(rows);
            case EXCEL -> "\uFEFF" + csv(rows);
            case TABLE -> table(rows);
        };
    }

    /** The rows as maps, for a larger JSON document. */
    public List<Map<String, @Nullable Object>> objects(List<T> rows) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (T row : rows) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            columns.forEach(column -> object.put(column.key(), column.raw().apply(row)));
            objects.add(object);
        }
        return objects;
    }

    private String csv(List<T> rows) {
        StringBuilder text = new StringBuilder();
        text.append(CSVFormat.RFC4180.format(columns.stream().map(Column::key).toArray()))
                .append("\r\n");
        for (T row : rows) {
            Object[] values = columns.stream()
                    .map(column -> {
                        Object value = column.raw().apply(row);
                        if (value instanceof Instant instant) {
                            return SECONDS.format(instant.atZone(zone));
                        }
                        return value == null ? "" : value.toString();
                    })
                    .toArray();
            text.append(CSVFormat.RFC4180.format(values)).append("\r\n");
        }
        return text.toString();
    }

    private String table(List<T> rows) {
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns.stream()
                .map(column -> column.labelled() ? texts.of("column." + column.key()) : column.key())
                .toList());
        boolean[] numeric = new boolean[columns.size()];
        boolean[] textual = new boolean[columns.size()];
        boolean[] whole = new boolean[columns.size()];
        for (T row : rows) {
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Object value =
                        columns.get(i).shown().apply(row, columns.get(i).raw().apply(row));
                numeric[i] |= value instanceof Number;
                textual[i] |= value != null && !(value instanceof Number);
                cells.add(text(value));
            }
            lines.add(cells);
        }
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] &= !textual[i];
            whole[i] = !columns.get(i).gives();
        }
        return Columns.align(lines, numeric, whole, width, wraps);
    }

    private String text(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Instant instant) {
            return MINUTES.format(instant.atZone(zone));
        }
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%.2f", number);
        }
        return value.toString().replaceAll("\\s+", " ");
    }
}
