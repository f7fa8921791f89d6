package io.kefu.sheet;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a marked row. Values stand in the order of {@code fields} and are texts, numbers, booleans,
 * {@link java.time.LocalDate}, {@link java.time.LocalDateTime} or null for an empty cell.
 *
 * @param fields the names that placeholders may use
 * @param rows hands every row, once and in order, to the consumer; an array may be reused after the call
 * @param first the table's sheet is written before those of other tables and of single values, which may then be what
 *     its rows came to
 */
public record Table(List<String> fields, Rows rows, boolean first) {

    /** The rows themselves, streamed. */
    @FunctionalInterface
    public interface Rows {
        void forEach(Consumer<@Nullable Object[]> row);
    }

    /** A table of rows that are in memory. */
    public static Table of(List<String> fields, List<@Nullable Object[]> rows) {
        return of(fields, () -> rows);
    }

    /** A table of rows that are in memory when they are needed. */
    public static Table of(List<String> fields, Supplier<List<@Nullable Object[]>> rows) {
        return new Table(fields, row -> rows.get().forEach(row), false);
    }

    /** A table of rows that are streamed, before anything else is written. */
    public static Table streamed(List<String> fields, Rows rows) {
        return new Table(fields, rows, true);
    }
}
