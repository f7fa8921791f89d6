package io.kefu.intake.probe.column;

import io.kefu.intake.value.TimeShapes;
import io.kefu.intake.value.TimeShapes.Order;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether day or month comes first in a file's times: one column that tells it tells it for all. */
public final class DayOrder {

    private DayOrder() {}

    public static List<Column> settled(List<Column> columns) {
        Set<String> sure = columns.stream()
                .filter(column -> column.order() == Order.SURE)
                .flatMap(column -> column.dates().stream())
                .map(TimeShapes::first)
                .filter(first -> !first.isEmpty())
                .collect(Collectors.toSet());
        if (sure.size() != 1) {
            return columns;
        }
        String first = sure.iterator().next();
        return columns.stream()
                .map(column -> column.order() == Order.UNKNOWN ? column.dated(formats(first, column)) : column)
                .toList();
    }

    /**
     * The column's formats in an order.
     *
     * @param first what comes first, {@code d} or {@code M}; empty leaves them as they were proposed
     */
    public static List<String> formats(String first, Column column) {
        return column.dates().stream()
                .map(format -> column.order() == Order.UNKNOWN && !first.isEmpty() && !format.startsWith(first)
                        ? TimeShapes.exchanged(format)
                        : format)
                .toList();
    }

    /** The column's formats with day and month exchanged. */
    public static List<String> exchanged(Column column) {
        return column.dates().stream().map(TimeShapes::exchanged).toList();
    }
}
