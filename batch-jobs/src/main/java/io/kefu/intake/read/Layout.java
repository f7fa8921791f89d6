package io.kefu.intake.read;

import java.util.List;

/**
 * How a file lies: what a reader must know to find its rows.
 *
 * @param encoding a charset's name, or {@link Encodings#AUTO}
 * @param delimiter between the columns of delimited text
 * @param quote around columns of delimited text
 * @param skipLines lines (rows) above the header
 * @param header the columns' names when the file has no header of its own; else empty
 * @param sheet of a workbook; empty means the first
 * @param records dotted path to the records of a JSON or XML document; empty means the document's own list
 */
public record Layout(
        Format format,
        String encoding,
        char delimiter,
        char quote,
        int skipLines,
        List<String> header,
        String sheet,
        String records) {

    /** A file of this format with everything else as usual. */
    public static Layout of(Format format) {
        return new Layout(format, Encodings.AUTO, ',', '"', 0, List.of(), "", "");
    }

    /** True when it names an encoding rather than leaving it to the file. */
    boolean statesEncoding() {
        return !encoding.equals(Encodings.AUTO);
    }
}
