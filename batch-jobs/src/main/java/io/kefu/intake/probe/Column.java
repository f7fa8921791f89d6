package io.kefu.intake.probe;

import io.kefu.intake.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A column as its values show it.
 *
 * @param name its heading, or the dotted path in an object
 * @param dates the formats of its times; empty unless it holds times
 * @param filled how many of the sampled rows have a value
 * @param values different ones, the first of them at most {@link ColumnProfile#MOST_VALUES}
 * @param field that it is proposed for, or null
 */
public record Column(
        String name,
        Shape shape,
        List<String> dates,
        int filled,
        List<String> values,
        @Nullable Field field) {

    /** What most of a column's values look like. */
    public enum Shape {
        EMPTY,
        TIME,
        PHONE,
        EMAIL,
        FLAG,
        NUMBER,
        /** Few different words that recur. */
        CHOICE,
        TEXT
    }

    Column as(@Nullable Field proposed) {
        return new Column(name, shape, dates, filled, values, proposed);
    }
}
