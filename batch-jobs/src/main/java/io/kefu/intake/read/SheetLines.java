package io.kefu.intake.read;

import java.util.List;

/** Rows of a workbook whose sheets are read as one: the place of a row in a single number. */
public final class SheetLines {

    /** More rows than a sheet can have. */
    private static final int BITS = 21;

    private static final String BETWEEN = "\n";

    private SheetLines() {}

    /** @param sheet its place among those that are read, from 0 */
    static long of(int sheet, long row) {
        return ((long) sheet << BITS) + row;
    }

    /** The names of sheets in one text. */
    static String names(List<String> sheets) {
        return String.join(BETWEEN, sheets);
    }

    /** Where a row stands, as people write it: {@code May!12}. */
    public static String place(String names, long line) {
        String[] sheets = names.split(BETWEEN, -1);
        int sheet = (int) (line >> BITS);
        return sheet < sheets.length ? sheets[sheet] + "!" + row(line) : names + "!" + line;
    }

    /** The number of the row in its sheet. */
    public static long row(long line) {
        return line & ((1L << BITS) - 1);
    }
}
