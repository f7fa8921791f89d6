package io.kefu.intake.read;

import io.kefu.sheet.workbook.Merge;
import io.kefu.sheet.workbook.SheetRows.Cell;
import io.kefu.sheet.workbook.SheetRows.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cells merged over several rows say the same of each: their value is filled in below the first. */
final class MergedDown {

    private final List<Merge> waiting;
    private final Map<Merge, @Nullable Cell> open = new HashMap<>();
    private int next;

    MergedDown(List<Merge> merges) {
        this.waiting = merges.stream()
                .filter(Merge::isDownward)
                .sorted(Comparator.comparingLong(Merge::firstRow))
                .toList();
    }

    /**
     * The row with what cells above it, merged with its own, say; rows are given in order.
     *
     * @param except columns in which a merged cell is that of its first row alone
     */
    Row complete(Row row, Set<Integer> except) {
        if (waiting.isEmpty()) {
            return row;
        }
        open.keySet().removeIf(merge -> merge.lastRow() < row.number());
        while (next < waiting.size() && waiting.get(next).firstRow() <= row.number()) {
            Merge merge = waiting.get(next++);
            if (merge.firstRow() == row.number()) {
                open.put(merge, row.cell(merge.firstColumn()));
            }
        }
        List<Cell> filled = new ArrayList<>();
        open.forEach((merge, cell) -> {
            if (cell != null
                    && !except.contains(merge.firstColumn())
                    && merge.firstRow() < row.number()
                    && row.cell(merge.firstColumn()) == null) {
                filled.add(cell);
            }
        });
        if (filled.isEmpty()) {
            return row;
        }
        filled.addAll(row.cells());
        filled.sort(Comparator.comparingInt(Cell::column));
        return new Row(row.number(), filled);
    }
}
