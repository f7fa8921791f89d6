package io.kefu.intake.probe.column;

import io.kefu.intake.probe.column.Column.Shape;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the rows of a file are, and why.
 *
 * @param names of the columns that decided, or of the mapping
 */
public record KindGuess(RecordKind kind, Why why, List<String> names) {

    /** What told the kind. */
    public enum Why {
        /** A mapping that there is reads the file as it is. */
        MAPPING("the mapping %s reads this file as it is"),
        COLUMNS("%s tell it"),
        /** No column is known, but one holds times. */
        TIMES("a column of times tells it"),
        PERSONS("%s tell of persons, and no column of what happened"),
        NOTHING("no column tells that it is anything else");

        private final String sentence;

        Why(String sentence) {
            this.sentence = sentence;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Set<Field> PERSON =
            EnumSet.of(Field.NAME, Field.PHONE, Field.EMAIL, Field.WECHAT, Field.COMPANY, Field.CUSTOMER_NO);

    /** A time or words make a contact; only what tells of persons and of nothing that happened is a register. */
    public static KindGuess of(List<Column> columns, boolean hasTurns) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        columns.stream().filter(column -> column.field() != null).forEach(column -> fields.add(column.field()));
        List<Column> moments = columns.stream()
                .filter(column -> column.field() == null && isMoment(column))
                .toList();
        boolean timed = fields.contains(Field.OCCURRED_AT) || moments.size() == 1;
        boolean ordered = fields.contains(Field.ORDER_NO) || fields.contains(Field.PRODUCT);
        if (timed && ordered && fields.contains(Field.AMOUNT)) {
            return because(RecordKind.ORDER, columns, Field.OCCURRED_AT, Field.ORDER_NO, Field.AMOUNT);
        }
        if (timed
                && fields.contains(Field.STATE)
                && (fields.contains(Field.EXTERNAL_ID) || fields.contains(Field.ORDER_NO))
                && !fields.contains(Field.AMOUNT)) {
            return because(RecordKind.TICKET_SNAPSHOT, columns, Field.STATE, Field.OCCURRED_AT, Field.EXTERNAL_ID);
        }
        boolean happened = timed
                || hasTurns
                || fields.contains(Field.TEXT)
                || fields.contains(Field.SUBJECT)
                || fields.contains(Field.ANSWERED)
                || fields.contains(Field.TALK_SECONDS)
                || columns.stream().anyMatch(KindGuess::isMoment);
        boolean person = fields.stream().anyMatch(PERSON::contains);
        boolean registered = fields.contains(Field.CUSTOMER_NO)
                || fields.contains(Field.EXTERNAL_ID)
                || fields.contains(Field.BIRTH_DATE)
                || fields.contains(Field.LEVEL)
                || fields.contains(Field.INDUSTRY);
        if (!happened && person && registered) {
            return new KindGuess(RecordKind.CUSTOMER, Why.PERSONS, named(columns, PERSON));
        }
        return happened
                ? because(RecordKind.INTERACTION, columns, Field.OCCURRED_AT, Field.TEXT, Field.SUBJECT, Field.ANSWERED)
                : new KindGuess(RecordKind.INTERACTION, Why.NOTHING, List.of());
    }

    /** A time of day, or a time that is neither a birthday nor the last change of a row. */
    private static boolean isMoment(Column column) {
        Field field = column.field();
        return column.shape() == Shape.TIME
                && field != Field.BIRTH_DATE
                && field != Field.MODIFIED_AT
                && field != Field.WARRANTY_UNTIL
                && column.values().stream().anyMatch(value -> value.contains(":"));
    }

    private static KindGuess because(RecordKind kind, List<Column> columns, Field... fields) {
        List<String> named = named(columns, EnumSet.copyOf(List.of(fields)));
        return new KindGuess(kind, named.isEmpty() ? Why.TIMES : Why.COLUMNS, named);
    }

    private static List<String> named(List<Column> columns, Set<Field> fields) {
        return columns.stream()
                .filter(column -> column.field() != null && fields.contains(column.field()))
                .map(column -> column.name().replaceAll("\\s+", " "))
                .toList();
    }

    /** As the comment of a mapping says it. */
    public String reason() {
        return why.sentence.formatted(
                names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", ")));
    }
}
