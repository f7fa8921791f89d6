package io.kefu.intake.probe.column;

import io.kefu.intake.probe.column.Column.Shape;
import io.kefu.intake.value.FieldValues;
import io.kefu.intake.value.TimeShapes;
import io.kefu.intake.value.TimeShapes.Order;
import io.kefu.text.Widths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gathers a column's values and finds out what they are. */
public final class ColumnProfile {

    static final int MOST_VALUES = 30;
    private static final int LONGEST = 200;

    private static final Pattern PHONE = Pattern.compile(
            "(?:\\+?86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}|0\\d{2,3}[- ]?\\d{7,8}(?:-\\d+)?|\\+\\d[\\d -]{7,16}|\\d{3}-\\d{3}-\\d{4}|\\(\\d{3}\\) ?\\d{3}-\\d{4}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
    private static final Pattern NUMBER = Pattern.compile("[-+]?[¥￥$€]?\\d{1,15}(?:[,.]\\d+)*%?");
    private static final Set<String> FLAGS =
            Set.of("true", "false", "yes", "no", "y", "n", "t", "f", "是", "否", "√", "×", "✓", "✗");

    private final String name;
    private final Set<String> different = new LinkedHashSet<>();
    private final List<String> all = new ArrayList<>();
    private boolean shared;

    public ColumnProfile(String name) {
        this.name = name;
    }

    public void take(String value) {
        String bare = FieldValues.plain(value);
        String text = Widths.half(bare);
        if (text.isEmpty()) {
            return;
        }
        all.add(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        if (different.size() < MOST_VALUES) {
            different.add(bare.length() > LONGEST ? bare.substring(0, LONGEST) : bare);
        }
    }

    /** Things of their own share a value of the column. */
    public void share() {
        shared = true;
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    public Column column() {
        List<String> dates = TimeShapes.of(all);
        Set<Order> orders =
                dates.stream().map(format -> TimeShapes.order(format, all)).collect(Collectors.toSet());
        Order order =
                orders.contains(Order.SURE) ? Order.SURE : orders.contains(Order.UNKNOWN) ? Order.UNKNOWN : Order.NONE;
        if (firsts(dates).count() > 1) {
            order = Order.UNKNOWN; // some are so, some so, and the others nobody knows
        }
        return new Column(
                name,
                shape(dates),
                dates,
                order,
                !shared,
                all.size(),
                List.copyOf(different),
                null,
                Column.Reason.NONE);
    }

    private static Stream<String> firsts(List<String> dates) {
        return dates.stream()
                .map(TimeShapes::first)
                .filter(first -> !first.isEmpty())
                .distinct();
    }

    private Shape shape(List<String> dates) {
        if (all.isEmpty()) {
            return Shape.EMPTY;
        }
        if (!dates.isEmpty()) {
            return Shape.TIME;
        }
        if (mostly(PHONE)) {
            return Shape.PHONE;
        }
        if (mostly(EMAIL)) {
            return Shape.EMAIL;
        }
        if (all.stream().allMatch(text -> FLAGS.contains(text.toLowerCase(java.util.Locale.ROOT)))) {
            return Shape.FLAG;
        }
        if (mostly(NUMBER)) {
            return Shape.NUMBER;
        }
        boolean recurs = different.size() < MOST_VALUES && all.size() >= different.size() * 2;
        return recurs && different.stream().allMatch(text -> text.length() <= 30) ? Shape.CHOICE : Shape.TEXT;
    }

    /** Some values are always wrong. */
    private boolean mostly(Pattern pattern) {
        long fitting =
                all.stream().filter(text -> pattern.matcher(text).matches()).count();
        return fitting * 10 >= all.size() * 9L;
    }
}
