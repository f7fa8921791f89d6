package io.kefu.intake.read;

import io.kefu.sheet.SheetRows.Cell;
import io.kefu.sheet.SheetRows.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of sheets that are read as one table: those of the first, then what others have besides. A heading that a
 * sheet has twice is two columns.
 */
final class AlikeColumns {

    private AlikeColumns() {}

    static List<String> united(List<List<String>> headers) {
        List<String> united = new ArrayList<>(headers.get(0));
        for (List<String> header : headers) {
            int[] order = order(header, united);
            for (int i = 0; i < order.length; i++) {
                if (order[i] >= united.size()) {
                    united.add(header.get(i));
                }
            }
        }
        return united;
    }

    /** Where each column of a sheet stands among the united ones; beyond them when it is none of them. */
    static int[] order(List<String> header, List<String> united) {
        int[] order = new int[header.size()];
        boolean[] taken = new boolean[united.size()];
        int beyond = united.size();
        for (int i = 0; i < order.length; i++) {
            int at = 0;
            while (at < united.size() && (taken[at] || !alike(header.get(i), united.get(at)))) {
                at++;
            }
            if (at < united.size()) {
                taken[at] = true;
                order[i] = at;
            } else {
                order[i] = beyond++;
            }
        }
        return order;
    }

    private static boolean alike(String heading, String other) {
        return Columns.heading(heading).equalsIgnoreCase(Columns.heading(other));
    }

    /**
     * The row with its cells where the united columns stand; cells without a heading go beyond all.
     *
     * @param width how many united columns there are
     */
    static Row moved(Row row, int[] order, int width) {
        int beyond = Math.max(width, Arrays.stream(order).max().orElse(0) + 1);
        if (order.length == beyond && IntStream.range(0, beyond).allMatch(i -> order[i] == i)) {
            return row;
        }
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : row.cells()) {
            int to = cell.column() < order.length ? order[cell.column()] : beyond + cell.column() - order.length;
            cells.add(new Cell(to, cell.kind(), cell.text()));
        }
        cells.sort(Comparator.comparingInt(Cell::column));
        return new Row(row.number(), cells);
    }
}
