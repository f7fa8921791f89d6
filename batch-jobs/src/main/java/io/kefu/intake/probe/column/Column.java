package io.kefu.intake.probe.column;

import io.kefu.intake.record.Field;
import io.kefu.intake.value.TimeShapes.Order;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column as its values show it.
 *
 * @param name its heading, or the dotted path in an object
 * @param dates the formats of its times; empty unless it holds times
 * @param order whether its times tell if day or month comes first
 * @param unique whether no two sampled rows that tell different things share a value ({@link Repeats})
 * @param filled how many of the sampled rows have a value
 * @param values different ones, the first of them at most {@link ColumnProfile#MOST_VALUES}
 * @param field that it is proposed for, or null
 * @param reason for which it is proposed for the field; {@link Reason#NONE} without a field
 */
public record Column(
        String name,
        Shape shape,
        List<String> dates,
        Order order,
        boolean unique,
        int filled,
        List<String> values,
        @Nullable Field field,
        Reason reason) {

    /** Why a column is proposed for a field, and how sure that is. */
    public enum Reason {
        NONE(0),
        /** The heading is a word for the field. */
        HEADING(95),
        /** The heading ends with a word for it. */
        ENDING(75),
        /** The values are of its form, and of no other's. */
        VALUES(60),
        /** It is the column with sentences. */
        SENTENCES(60),
        /** It is the only one left for what every row needs. */
        LEFT(40),
        /** Who speaks tells who asks and who answers. */
        NAMES(60);

        private final int percent;

        Reason(int percent) {
            this.percent = percent;
        }

        /** How sure, of 100. */
        public int percent() {
            return percent;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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

    /** The same with its times known to be written so. */
    Column dated(List<String> formats) {
        return new Column(name, shape, formats, Order.SURE, unique, filled, values, field, reason);
    }

    public Column as(@Nullable Field proposed, Reason because) {
        return new Column(
                name, shape, dates, order, unique, filled, values, proposed, proposed == null ? Reason.NONE : because);
    }
}
