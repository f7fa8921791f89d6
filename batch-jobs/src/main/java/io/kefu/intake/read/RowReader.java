package io.kefu.intake.read;

import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.Part;
import io.kefu.intake.format.SourceRow;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Streams the records of one file in file order, in memory that does not depend on the file's size. */
public interface RowReader extends AutoCloseable {

    /**
     * The next record, or null at the end.
     *
     * @throws io.kefu.problem.KefuException when the file cannot be read on
     */
    @Nullable
    SourceRow read() throws IOException;

    /** The columns of a table in file order; empty where each record names its own. */
    default List<String> header() {
        return List.of();
    }

    /** Where a row stands: its line or row, with the sheet where several are read. */
    default String place(long line) {
        String sheets = sheet();
        return sheets == null || !sheets.contains("\n") ? Long.toString(line) : SheetLines.place(sheets, line);
    }

    /** The sheets of a workbook ({@link SheetLines}), else null. */
    default @Nullable String sheet() {
        return null;
    }

    /** Sheets of a workbook that have columns of the mapping and are not read. */
    default List<String> sheetsLeft() {
        return List.of();
    }

    @Override
    void close() throws IOException;

    /**
     * Opens a file.
     *
     * @param columns which values the rows shall carry: columns of a table, dotted paths of objects
     */
    static RowReader open(Input file, Layout layout, List<String> columns, Limits limits) throws IOException {
        return open(file, layout, columns, limits, Part.WHOLE);
    }

    /**
     * As {@link #open(Input, Layout, List, Limits)}, of a part of the file.
     *
     * @param part one of those that {@link Borders} gives
     */
    static RowReader open(Input file, Layout layout, List<String> columns, Limits limits, Part part)
            throws IOException {
        return switch (layout.format()) {
            case CSV -> new CsvRows(file, layout, columns, limits, part);
            case XLSX -> new WorkbookRows(file, layout, columns, limits);
            case JSON -> new JsonRows(file, layout, columns, limits);
            case JSONL -> new JsonLineRows(file, layout, columns, limits, part);
            case XML -> new XmlRows(file, layout, columns, limits);
            case TEXT -> new TextRows(file, layout, columns, limits);
            case MAIL -> new MailRows(file, columns, limits, part);
        };
    }
}
