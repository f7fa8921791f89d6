package io.kefu.intake.read;

import io.kefu.sheet.workbook.SheetRows.Cell;
import io.kefu.sheet.workbook.SheetRows.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The columns of sheets that are read as one table: those of the first, then what others have besides. A heading that a
 * sheet has twice is two columns.
 */
final class AlikeColumns {

    private static final Deque<Integer> NONE = new ArrayDeque<>(0);

    private AlikeColumns() {}

    static List<String> united(List<List<String>> headers) {
        List<String> united = new ArrayList<>(headers.get(0));
        for (List<String> header : headers) {
            int width = united.size();
            int[] order = order(header, united);
            for (int i = 0; i < order.length; i++) {
                if (order[i] >= width) {
                    united.add(header.get(i));
                }
            }
        }
        return united;
    }

    /** Where each column of a sheet stands among the united ones; beyond them when it is none of them. */
    static int[] order(List<String> header, List<String> united) {
        Map<String, Deque<Integer>> places = new HashMap<>();
        for (int i = 0; i < united.size(); i++) {
            places.computeIfAbsent(plain(united.get(i)), heading -> new ArrayDeque<>())
                    .add(i);
        }
        int[] order = new int[header.size()];
        int beyond = united.size();
        for (int i = 0; i < order.length; i++) {
            Integer place = places.getOrDefault(plain(header.get(i)), NONE).poll();
            order[i] = place == null ? beyond++ : place;
        }
        return order;
    }

    private static String plain(String heading) {
        return Columns.heading(heading).toLowerCase(Locale.ROOT);
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
