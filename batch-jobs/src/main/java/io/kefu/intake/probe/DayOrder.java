package io.kefu.intake.probe;

import io.kefu.intake.probe.Column.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether day or month comes first in a file's times: one column that tells it tells it for all. */
final class DayOrder {

    private DayOrder() {}

    static List<Column> settled(List<Column> columns) {
        Set<String> sure = columns.stream()
                .filter(column ->
                        column.shape() == Shape.TIME && column.orDates().isEmpty())
                .flatMap(column -> column.dates().stream())
                .filter(format -> format.matches("[Md][/-][Md][/-].*"))
                .map(format -> format.substring(0, 1))
                .collect(Collectors.toSet());
        return sure.size() != 1
                ? columns
                : columns.stream()
                        .map(column -> in(sure.iterator().next(), column))
                        .toList();
    }

    /** The column with its times in this order, where they may be in both. */
    static Column in(String first, Column column) {
        return column.orDates().isEmpty() ? column : column.dated(formats(first, column));
    }

    /** The column's formats when this comes first; the first proposed when nobody knows. */
    static List<String> formats(String first, Column column) {
        boolean exchanged = !column.orDates().isEmpty()
                && !first.isEmpty()
                && !column.dates().get(0).startsWith(first);
        return exchanged ? column.orDates() : column.dates();
    }
}
