package io.kefu.sheet;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows for a marked row. Values stand in the order of {@code fields} and are texts, numbers, booleans,
 * {@link java.time.LocalDate}, {@link java.time.LocalDateTime} or null for an empty cell.
 *
 * @param fields the names that placeholders may use
 * @param rows hands every row, once and in order, to the consumer; an array may be reused after the call
 */
public record Table(List<String> fields, Rows rows) {

    /** The rows themselves, streamed. */
    @FunctionalInterface
    public interface Rows {
        void forEach(Consumer<@Nullable Object[]> row);
    }

    /** A table of rows that are in memory. */
    public static Table of(List<String> fields, List<@Nullable Object[]> rows) {
        return new Table(fields, rows::forEach);
    }
}
