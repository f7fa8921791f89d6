package io.kefu.sheet.workbook;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cells that are shown as one; its value stands in the first.
 *
 * @param firstRow from 1
 * @param firstColumn from 0
 */
public record Merge(long firstRow, long lastRow, int firstColumn, int lastColumn) {

    private static final Pattern RANGE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");

    /** A range such as {@code A2:A5}. */
    static Optional<Merge> parse(String range) {
        Matcher cells = RANGE.matcher(range);
        return cells.matches()
                ? Optional.of(new Merge(
                        Long.parseLong(cells.group(2)),
                        Long.parseLong(cells.group(4)),
                        column(cells.group(1)),
                        column(cells.group(3))))
                : Optional.empty();
    }

    private static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + (letters.charAt(i) - 'A' + 1);
        }
        return column - 1;
    }

    /** True when it reaches over several rows: the value counts for each. */
    public boolean isDownward() {
        return lastRow > firstRow;
    }
}
