package io.kefu.intake.probe.sniff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the headings of a table stand among its first rows: below titles, notes and groups of columns.
 *
 * @param row from 0; -1 when the table has none
 * @param width how many columns are filled
 * @param rows how many rows of values follow in the sample
 */
record TableHead(int row, int width, int rows) {

    private static final Pattern VALUE = Pattern.compile(
            "[-+]?[\\d.,]+%?|.*\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2}.*|\\d{1,2}:\\d{2}.*|\\S+@\\S+\\.\\S+|(?i:true|false)|1[3-9]\\d{9}");
    private static final Pattern MADE_UP = Pattern.compile("(?i)(?:column|field|unnamed|列|字段)[:_ ]*\\d+");
    private static final int LONGEST_HEADING = 60;

    /** Looks at the first rows, blank ones among them. */
    static TableHead of(List<List<String>> rows) {
        int width = commonWidth(rows);
        int best = -1;
        for (int i = 0; i < rows.size(); i++) {
            List<String> row = rows.get(i);
            if (filled(row) * 2 < width || filled(row) < Math.min(2, width)) {
                continue; // a title, a note, a blank row
            }
            if (row.stream()
                    .allMatch(cell -> cell.isBlank() || MADE_UP.matcher(cell).matches())) {
                continue; // names that a program gave to columns without any
            }
            if (!isHeading(row)) {
                break; // values begin
            }
            boolean moreDifferent = best < 0
                    || (hasGaps(rows.get(best)) && different(row) >= different(rows.get(best)))
                    || different(row) > filled(rows.get(best));
            if (!moreDifferent) {
                break; // a table of texts: its first full row is the headings
            }
            best = i;
            if (!hasGaps(row) && filled(row) >= width) {
                break;
            }
        }
        return new TableHead(best, width, rows.size() - best - 1);
    }

    /** The width of most rows, those of one cell left out. */
    private static int commonWidth(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        rows.forEach(row -> {
            if (filled(row) > 1) {
                widths.add(last(row));
            }
        });
        widths.sort(null);
        return widths.isEmpty() ? 1 : widths.get(widths.size() / 2);
    }

    /** A group's name stands over several columns: the cells behind it are empty. */
    private static boolean hasGaps(List<String> row) {
        return row.subList(0, last(row)).stream().anyMatch(String::isBlank);
    }

    private static int last(List<String> row) {
        int last = row.size();
        while (last > 0 && row.get(last - 1).isBlank()) {
            last--;
        }
        return last;
    }

    private static long filled(List<String> row) {
        return row.stream().filter(cell -> !cell.isBlank()).count();
    }

    private static int different(List<String> row) {
        Set<String> different = new HashSet<>();
        row.stream()
                .filter(cell -> !cell.isBlank())
                .forEach(cell -> different.add(cell.strip().toLowerCase(Locale.ROOT)));
        return different.size();
    }

    /** Short texts, most of them different, none of them a value. */
    static boolean isHeading(List<String> row) {
        List<String> named =
                row.stream().map(String::strip).filter(cell -> !cell.isEmpty()).toList();
        return !named.isEmpty()
                && named.stream().allMatch(cell -> cell.length() <= LONGEST_HEADING)
                && named.stream().noneMatch(cell -> VALUE.matcher(cell).matches())
                && different(row) * 2 > named.size();
    }
}
