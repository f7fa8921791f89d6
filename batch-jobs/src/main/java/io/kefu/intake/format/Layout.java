package io.kefu.intake.format;

import java.util.List;
import java.util.Set;

/**
 * How a file lies: what a reader must know to find its rows.
 *
 * @param encoding a charset's name, or {@link Encodings#AUTO}
 * @param delimiter between the columns of delimited text
 * @param quote around columns of delimited text
 * @param skipLines lines (rows) above the header
 * @param header the columns' names when the file has no header of its own; else empty
 * @param sheet of a workbook; empty means the first, {@link #ALIKE} all that have its headings
 * @param records dotted path to the records of a JSON or XML document; empty means the document's own list
 * @param optional columns of a table that may be missing
 * @param lists columns of which there may be several of one heading: their values are one list; of others the first counts
 * @param ids columns that name a row: a cell merged over several rows names the first of them
 * @param record what a line that begins a record of a text looks like, with a named group for each column
 */
public record Layout(
        Format format,
        String encoding,
        char delimiter,
        char quote,
        int skipLines,
        List<String> header,
        String sheet,
        String records,
        String record,
        Set<String> optional,
        Set<String> lists,
        Set<String> ids) {

    /** In place of a sheet's name: the first sheet with the mapped columns, and those after it with the same headings. */
    public static final String ALIKE = "*";

    /** A file of this format with everything else as usual. */
    public static Layout of(Format format) {
        return new Layout(format, Encodings.AUTO, ',', '"', 0, List.of(), "", "", "", Set.of(), Set.of(), Set.of());
    }

    /** The same layout for all sheets that are alike. */
    public Layout ofAlike() {
        return at(ALIKE, skipLines);
    }

    /** The same layout in which these columns may be missing. */
    public Layout withOptional(Set<String> columns) {
        return new Layout(
                format,
                encoding,
                delimiter,
                quote,
                skipLines,
                header,
                sheet,
                records,
                record,
                Set.copyOf(columns),
                lists,
                ids);
    }

    /** The same layout with columns that hold lists, and columns that name rows. */
    public Layout withColumns(Set<String> ofLists, Set<String> ofIds) {
        return new Layout(
                format,
                encoding,
                delimiter,
                quote,
                skipLines,
                header,
                sheet,
                records,
                record,
                optional,
                Set.copyOf(ofLists),
                Set.copyOf(ofIds));
    }

    /** The same layout with the records under another path. */
    public Layout withRecords(String path) {
        return new Layout(
                format, encoding, delimiter, quote, skipLines, header, sheet, path, record, optional, lists, ids);
    }

    /** The same layout with another look of a line that begins a record. */
    public Layout withRecord(String pattern) {
        return new Layout(
                format, encoding, delimiter, quote, skipLines, header, sheet, records, pattern, optional, lists, ids);
    }

    /** The same layout with other names for the columns of a file without headings. */
    public Layout withHeader(List<String> names) {
        return new Layout(
                format, encoding, delimiter, quote, skipLines, names, sheet, records, record, optional, lists, ids);
    }

    /** The same layout on another sheet, its headings below so many rows. */
    public Layout at(String otherSheet, int rowsAbove) {
        return new Layout(
                format,
                encoding,
                delimiter,
                quote,
                rowsAbove,
                header,
                otherSheet,
                records,
                record,
                optional,
                lists,
                ids);
    }

    /** The names that lead to the records. */
    public List<String> path() {
        return records.isEmpty() ? List.of() : List.of(records.split("\\."));
    }

    /** True when it names an encoding rather than leaving it to the file. */
    public boolean statesEncoding() {
        return !encoding.equals(Encodings.AUTO);
    }
}
