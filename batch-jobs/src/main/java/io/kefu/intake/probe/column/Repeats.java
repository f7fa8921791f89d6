package io.kefu.intake.probe.column;

import io.kefu.text.Placeholders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which columns of a table cannot be ids: two rows have one value there, and most of what else they tell differs. A row that
 * stands twice, or a ticket that was exported again in another state, is the same thing.
 */
public final class Repeats {

    private final Map<Integer, Map<String, List<String>>> first = new HashMap<>();
    private final Set<Integer> shared = new HashSet<>();

    public void take(List<?> row) {
        List<String> cells = new ArrayList<>();
        row.forEach(cell -> cells.add(String.valueOf(cell).strip()));
        for (int column = 0; column < cells.size(); column++) {
            if (!Placeholders.saysNothing(cells.get(column)) && !shared.contains(column)) {
                List<String> before =
                        first.computeIfAbsent(column, key -> new HashMap<>()).putIfAbsent(cells.get(column), cells);
                if (before != null && differ(before, cells)) {
                    shared.add(column);
                }
            }
        }
    }

    private static boolean differ(List<String> row, List<String> other) {
        int told = 0;
        int different = 0;
        for (int i = 0; i < Math.min(row.size(), other.size()); i++) {
            if (!row.get(i).isEmpty() && !other.get(i).isEmpty()) {
                told++;
                different += row.get(i).equals(other.get(i)) ? 0 : 1;
            }
        }
        return different * 2 > told - 1;
    }

    /** True when things of their own share a value of the column. */
    public boolean isShared(int column) {
        return shared.contains(column);
    }
}
