package io.kefu.intake.probe.column;

import io.kefu.intake.value.FieldValues;
import io.kefu.text.Widths;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A moment whose day, time of day and half of the day stand in columns of their own.
 *
 * @param columns in the order in which their values make a time
 * @param dates the formats of what they make
 */
public record SplitTime(List<String> columns, List<String> dates) {

    private static final String HALF = "上午|下午|中午|早上|早晨|清晨|凌晨|傍晚|晚上|夜间|晚间|午前|午後|午后|오전|오후|[AaPp]\\.?\\s?[Mm]\\.?";

    private static final Pattern HALF_ALONE = Pattern.compile(HALF);
    private static final Pattern CLOCK =
            Pattern.compile("(?:(" + HALF + ")( ?))?\\d{1,2}:\\d{2}(:\\d{2})?(?:( ?)(" + HALF + "))?");

    /** Headings of how long something took, which is written like a time of day. */
    private static final Pattern LENGTH =
            Pattern.compile("(?i).*(?:时长|时長|用时|耗时|历时|等待|duration|elapsed|length|wait|talk|taken|spent|handle).*");

    private static final Pattern CHINESE = Pattern.compile("\\d{1,2}时\\d{1,2}分");

    private static final int MOST_FORMATS = 6;

    /** The day of this column with the time of day that stands in another. */
    public static Optional<SplitTime> of(Column day, List<String> dates, List<Column> columns) {
        List<String> days = days(day, dates);
        if (days.isEmpty()) {
            return Optional.empty();
        }
        for (Column time : columns) {
            Set<String> clocks = time.field() == null ? clocks(time) : Set.of();
            if (clocks.isEmpty()) {
                continue;
            }
            List<String> names = new ArrayList<>(List.of(day.name(), time.name()));
            boolean halved = clocks.stream().anyMatch(clock -> clock.contains("a"));
            Optional<Column> half = halved ? Optional.empty() : half(columns);
            half.ifPresent(column -> names.add(1, column.name()));
            List<String> formats = new ArrayList<>();
            for (String date : days) {
                clocks.forEach(
                        clock -> formats.add(date + " " + (half.isPresent() ? "a " + clock.replace('H', 'h') : clock)));
            }
            return Optional.of(new SplitTime(names, formats));
        }
        return Optional.empty();
    }

    /** The formats of a column of days without times; empty when it has times. */
    private static List<String> days(Column day, List<String> dates) {
        if (parts(day).anyMatch(value -> value.contains(":"))) {
            return List.of();
        }
        Set<String> days = new LinkedHashSet<>();
        for (String date : dates) {
            if (!date.equals("iso")) {
                days.add(date);
                continue;
            }
            if (parts(day).anyMatch(value -> value.matches("\\d{4}-\\d{1,2}-\\d{1,2}"))) {
                days.add("yyyy-M-d");
            }
            if (parts(day).anyMatch(value -> value.matches("\\d{8}"))) {
                days.add("yyyyMMdd");
            }
        }
        return List.copyOf(days);
    }

    /** The formats of a column of times of day; empty when it holds something else. */
    private static Set<String> clocks(Column column) {
        Set<String> clocks = new LinkedHashSet<>();
        if (LENGTH.matcher(column.name()).matches() || column.values().isEmpty()) {
            return clocks;
        }
        for (String value : parts(column).toList()) {
            Matcher clock = CLOCK.matcher(value);
            if (CHINESE.matcher(value).matches()) {
                clocks.add("H时m分");
                continue;
            }
            if (!clock.matches()) {
                return Set.of();
            }
            String seconds = clock.group(3) == null ? "" : ":ss";
            clocks.add(
                    clock.group(1) != null
                            ? "a" + clock.group(2) + "h:mm" + seconds
                            : clock.group(5) != null ? "h:mm" + seconds + clock.group(4) + "a" : "H:mm" + seconds);
        }
        return clocks.size() > MOST_FORMATS ? Set.of() : clocks;
    }

    private static Optional<Column> half(List<Column> columns) {
        return columns.stream()
                .filter(column -> column.field() == null
                        && !column.values().isEmpty()
                        && column.values().stream()
                                .allMatch(value -> HALF_ALONE.matcher(value).matches()))
                .findFirst();
    }

    private static Stream<String> parts(Column column) {
        return column.values().stream().map(value -> FieldValues.partOfTime(Widths.half(value)));
    }
}
