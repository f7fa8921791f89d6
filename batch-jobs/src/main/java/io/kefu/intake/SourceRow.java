package io.kefu.intake;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A row as it stands in the file.
 *
 * @param line where it begins, counted from 1
 * @param cells the values of the mapping's columns, in the mapping's order; null where the row has none
 * @param raw the whole row as text, for the quarantine; made only when it is asked for
 * @param problem why the row cannot be used, or null
 * @param tree the JSON object, for what a flat value cannot hold; null for other formats
 */
record SourceRow(
        long line,
        @Nullable String[] cells,
        Supplier<String> raw,
        @Nullable RowProblem problem,
        @Nullable Map<String, Object> tree) {

    static SourceRow of(long line, @Nullable String[] cells, Supplier<String> raw) {
        return new SourceRow(line, cells, raw, null, null);
    }

    static SourceRow broken(long line, Supplier<String> raw, RowProblem problem) {
        return new SourceRow(line, new String[0], raw, problem, null);
    }
}
