package io.kefu.intake.value;

import io.kefu.intake.record.Field;
import java.util.List;
import java.util.Optional;

/** What single values would be read as, for whoever looks at a file before there is a mapping. */
public final class FieldValues {

    private FieldValues() {}

    /** True for a field that is yes or no. */
    public static boolean isFlag(Field field) {
        return field.type() == Field.Type.FLAG;
    }

    /** What a word says of a flag; empty when it says neither. */
    public static Optional<Boolean> flag(Field field, String value) {
        return Flags.of(field, value);
    }

    /** A cell's value without what spreadsheets wrap around it. */
    public static String plain(String cell) {
        return Cells.value(Field.PHONE, cell);
    }

    /** The day or the time of day that a workbook's cell shows, where the other stands in a cell of its own. */
    public static String partOfTime(String cell) {
        return Cells.partOfTime(cell);
    }

    /** True when every value is a length of time such as {@code 00:03:20} or {@code 3分20秒}. */
    public static boolean areDurations(List<String> values) {
        return !values.isEmpty()
                && values.stream().allMatch(value -> Seconds.parse(value, Seconds.Unit.SECONDS)
                        .isPresent());
    }
}
