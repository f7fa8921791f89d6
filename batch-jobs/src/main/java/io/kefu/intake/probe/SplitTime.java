package io.kefu.intake.probe;

import io.kefu.intake.FieldValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A moment whose day, time of day and half of the day stand in columns of their own.
 *
 * @param columns in the order in which their values make a time
 * @param dates the formats of what they make
 */
record SplitTime(List<String> columns, List<String> dates) {

    private static final String HALF = "上午|下午|中午|早上|早晨|清晨|凌晨|傍晚|晚上|夜间|晚间|[AaPp]\\.?\\s?[Mm]\\.?";
    private static final String CLOCK = "\\d{1,2}:\\d{2}";

    /** What times of day look like, with the rest of the format for each; the first that fits all counts. */
    private static final Map<String, Pattern> CLOCKS = clocks();

    private static Map<String, Pattern> clocks() {
        Map<String, Pattern> clocks = new java.util.LinkedHashMap<>();
        clocks.put("H:mm", Pattern.compile(CLOCK));
        clocks.put("H:mm:ss", Pattern.compile(CLOCK + ":\\d{2}"));
        clocks.put("H:mm[:ss]", Pattern.compile(CLOCK + "(?::\\d{2})?")); // cells of workbooks leave zeros out
        clocks.put("h:mm a", Pattern.compile(CLOCK + " (?:" + HALF + ")"));
        clocks.put("h:mma", Pattern.compile(CLOCK + "(?:" + HALF + ")"));
        clocks.put("h:mm:ss a", Pattern.compile(CLOCK + ":\\d{2} (?:" + HALF + ")"));
        clocks.put("a h:mm", Pattern.compile("(?:" + HALF + ") " + CLOCK));
        clocks.put("ah:mm", Pattern.compile("(?:" + HALF + ")" + CLOCK));
        clocks.put("ah:mm:ss", Pattern.compile("(?:" + HALF + ")" + CLOCK + ":\\d{2}"));
        return clocks;
    }

    /** The day of this column with the time of day that stands in another. */
    static Optional<SplitTime> of(Column day, List<String> dates, List<Column> columns) {
        if (parts(day).anyMatch(value -> value.contains(":"))) {
            return Optional.empty();
        }
        for (Column time : columns) {
            Optional<String> clock = time.field() == null ? clock(time) : Optional.empty();
            if (clock.isEmpty()) {
                continue;
            }
            List<String> names = new ArrayList<>(List.of(day.name(), time.name()));
            String format = clock.get();
            Optional<Column> half = format.startsWith("H") ? half(columns) : Optional.empty();
            if (half.isPresent()) {
                names.add(1, half.get().name());
                format = "a " + format.replace('H', 'h');
            }
            String ofDay = format;
            return Optional.of(new SplitTime(
                    names,
                    dates.stream()
                            .map(date -> (date.equals("iso") ? "yyyy-M-d" : date) + " " + ofDay)
                            .toList()));
        }
        return Optional.empty();
    }

    private static Optional<String> clock(Column column) {
        return CLOCKS.entrySet().stream()
                .filter(clock -> all(column, clock.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<Column> half(List<Column> columns) {
        Pattern half = Pattern.compile(HALF);
        return columns.stream()
                .filter(column -> column.field() == null && all(column, half))
                .findFirst();
    }

    private static boolean all(Column column, Pattern pattern) {
        return !column.values().isEmpty()
                && parts(column).allMatch(value -> pattern.matcher(value).matches());
    }

    private static Stream<String> parts(Column column) {
        return column.values().stream().map(FieldValues::partOfTime);
    }
}
