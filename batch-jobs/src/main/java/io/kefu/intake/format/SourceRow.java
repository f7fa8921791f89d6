package io.kefu.intake.format;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in the file.
 *
 * @param line where it begins: the line or row, from 1; in a mailbox the byte, from 0
 * @param cells the values of the columns asked for, in that order; null where the record has none
 * @param raw all of it, for the quarantine, made only when it is asked for: the list of a table row's cells, an
 *     object's map, or the text of what could not be parsed
 * @param problem why it cannot be used, or null
 * @param tree the object, for what a flat value cannot hold; null for table rows
 * @param attachments the files that came with it
 */
public record SourceRow(
        long line,
        @Nullable String[] cells,
        Supplier<Object> raw,
        @Nullable RowProblem problem,
        @Nullable Map<String, Object> tree,
        List<Attachment> attachments) {

    /**
     * A file that came with a record.
     *
     * @param name as the sender wrote it: not a safe file name
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Attachment(String name, String mediaType, byte[] content) {}

    /** A row of a table. */
    public static SourceRow of(long line, @Nullable String[] cells, Supplier<Object> raw) {
        return new SourceRow(line, cells, raw, null, null, List.of());
    }

    /** An object. */
    public static SourceRow of(long line, Map<String, Object> tree, List<String> columns) {
        @Nullable String[] cells = new @Nullable String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = Tree.textAt(tree, columns.get(i));
        }
        return new SourceRow(line, cells, () -> tree, null, tree, List.of());
    }

    public static SourceRow broken(long line, Supplier<Object> raw, RowProblem problem) {
        return new SourceRow(line, new String[0], raw, problem, null, List.of());
    }

    /** The same record without the files that came with it. */
    public SourceRow withoutAttachments() {
        return with(List.of());
    }

    public SourceRow with(List<Attachment> files) {
        return new SourceRow(line, cells, raw, problem, tree, files);
    }
}
