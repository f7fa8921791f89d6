package io.kefu.sheet;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What happens to row numbers when a marked row becomes {@code count} rows: ranges that cover it grow, rows below
 * move down.
 *
 * @param row the marked row, counted from 1
 * @param count how many rows it became, at least 1
 */
record Stretch(int row, int count) {

    /** Of a sheet. */
    static final int MOST_ROWS = 1_048_576;

    private static final int SPARE = 500;
    private static final Pattern RANGE = Pattern.compile("(\\$?[A-Z]{1,3})\\$?(\\d+)(?::(\\$?[A-Z]{1,3})\\$?(\\d+))?");

    private static final Pattern REFERENCE = Pattern.compile(
            "\"[^\"]*\"" // a string literal, left alone
                    + "|(?<sheet>(?:'(?:[^']|'')+'|[\\p{L}_][\\p{L}\\p{N}_.]*)!)?"
                    + "(?<![\\p{L}\\p{N}_.])(?<c1>\\$?[A-Z]{1,3})(?<r1>\\$?\\d+)(?::(?<c2>\\$?[A-Z]{1,3})(?<r2>\\$?\\d+))?"
                    + "(?![\\p{L}\\p{N}_(])");

    /** Where a row that starts a range, or stands alone, ends up. */
    int start(int r) {
        return r > row ? r + count - 1 : r;
    }

    /** Where the last row of a range ends up. */
    int end(int r) {
        return r >= row ? r + count - 1 : r;
    }

    /** Rewrites {@code A1} or {@code A1:B2}, or several of them separated by blanks. */
    String range(String refs) {
        StringBuilder out = new StringBuilder();
        for (String ref : refs.split(" ", -1)) {
            out.append(out.length() == 0 ? "" : " ").append(rewrite(ref, "", Map.of("", this), true));
        }
        return out.toString();
    }

    /** The same, and ranges that end with the last row go on below it: whoever adds rows has their drop-downs and colours. */
    String rangeAndBelow(String refs) {
        int last = end(row);
        int spare = Math.min(last + SPARE, MOST_ROWS);
        return Arrays.stream(range(refs).split(" ", -1))
                .map(ref -> {
                    Matcher cells = RANGE.matcher(ref);
                    boolean ends = cells.matches()
                            && Integer.parseInt(cells.group(4) == null ? cells.group(2) : cells.group(4)) == last;
                    return ends
                            ? cells.group(1) + cells.group(2) + ":"
                                    + (cells.group(3) == null ? cells.group(1) : cells.group(3)) + spare
                            : ref;
                })
                .collect(Collectors.joining(" "));
    }

    /**
     * Rewrites the references of a formula.
     *
     * @param ownSheet the sheet that references without a sheet name mean; empty when there is none
     * @param stretches the stretched sheets by name
     * @param growSingles whether a reference to just the marked row becomes a range, as a chart's series needs
     */
    static String rewrite(String formula, String ownSheet, Map<String, Stretch> stretches, boolean growSingles) {
        return REFERENCE
                .matcher(formula)
                .replaceAll(match ->
                        java.util.regex.Matcher.quoteReplacement(one(match, ownSheet, stretches, growSingles)));
    }

    private static String one(MatchResult match, String ownSheet, Map<String, Stretch> stretches, boolean growSingles) {
        String column = match.group(2);
        if (column == null) {
            return match.group();
        }
        String sheet = match.group(1);
        Stretch stretch = stretches.get(sheet == null ? ownSheet : unquote(sheet));
        if (stretch == null) {
            return match.group();
        }
        String firstRow = match.group(3);
        int first = number(firstRow);
        @Nullable String lastRow = match.group(5);
        int last = lastRow == null ? first : number(lastRow);
        boolean grow = lastRow != null || (growSingles && first == stretch.row && stretch.count > 1);
        String start = (sheet == null ? "" : sheet) + column + anchor(firstRow) + stretch.start(first);
        if (!grow) {
            return start;
        }
        String lastColumn = match.group(4) == null ? column : match.group(4);
        return start + ":" + lastColumn + anchor(lastRow == null ? firstRow : lastRow) + stretch.end(last);
    }

    private static String unquote(String sheet) {
        String name = sheet.substring(0, sheet.length() - 1);
        return name.startsWith("'") ? name.substring(1, name.length() - 1).replace("''", "'") : name;
    }

    private static int number(String row) {
        return Integer.parseInt(row.startsWith("$") ? row.substring(1) : row);
    }

    private static String anchor(String row) {
        return row.startsWith("$") ? "$" : "";
    }
}
