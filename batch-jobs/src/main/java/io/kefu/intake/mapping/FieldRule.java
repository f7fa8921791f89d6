package io.kefu.intake.mapping;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.kefu.calendar.Leave;
import io.kefu.calendar.Shifts;
import io.kefu.intake.format.RowProblem;
import io.kefu.intake.record.Field;
import io.kefu.intake.value.Amounts;
import io.kefu.intake.value.Cells;
import io.kefu.intake.value.Flags;
import io.kefu.intake.value.Seconds;
import io.kefu.intake.value.TimeFormats;
import io.kefu.text.Placeholders;
import io.kefu.text.Widths;
import io.kefu.text.people.BirthDates;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How one canonical field is made of a row's columns.
 *
 * @param columns positions among the mapping's columns; empty for a constant
 * @param others columns that are asked where those give nothing
 * @param label the columns' names for messages
 * @param constant the value for every row, or null
 * @param join what stands between the values of several columns
 * @param values source value → canonical value, looked up without regard to case
 * @param otherwise what a value outside {@code values} becomes; null refuses the row, {@code keep} keeps it
 * @param pattern what to cut out of the text (its first group); null takes all of it
 * @param fallback the value of an empty cell, or null
 * @param unit of bare numbers in a length of time
 * @param scale of a rating whose source counts other than from 1 to 5, or null
 * @param codes the legal values of a field of a closed set
 */
public record FieldRule(
        Field field,
        List<Integer> columns,
        List<Integer> others,
        String label,
        @Nullable String constant,
        String join,
        Map<String, String> values,
        @Nullable String otherwise,
        @Nullable Pattern pattern,
        @Nullable String fallback,
        Seconds.Unit unit,
        @Nullable Scale scale,
        List<String> codes,
        TimeFormats times) {

    /** Fields that tell things apart. */
    private static final Set<Field> NUMBERS = EnumSet.of(
            Field.EXTERNAL_ID, Field.CONVERSATION, Field.TICKET, Field.ORDER_NO, Field.CUSTOMER_NO, Field.PHONE);

    /** What is left of a long number that a spreadsheet program took for one to calculate with. */
    private static final Pattern SHORTENED = Pattern.compile("\\d(?:\\.\\d+)?E\\+\\d{1,3}");

    /** Clocks of sources run ahead, and zones are mistaken: a contact of tomorrow is let pass, a later one is not. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private static final String KEEP = "keep";
    private static final int LONGEST = 100_000;

    /**
     * A canonical value, nothing, or why there is none.
     *
     * @param ambiguous whether the value is one of several that the text may mean
     */
    public record Outcome(@Nullable String value, @Nullable RowProblem problem, boolean ambiguous) {
        private static final Outcome NOTHING = new Outcome(null, null, false);

        private static Outcome of(String value) {
            return new Outcome(value, null, false);
        }

        private static Outcome refused(RowProblem problem) {
            return new Outcome(null, problem, false);
        }
    }

    /** In a constant: the name of the file in which the row stands. */
    public static final String FILE = "{file}";

    public boolean namesTheFile() {
        return constant != null && constant.contains(FILE);
    }

    /** A value for every row. */
    static FieldRule constant(Field field, String label, String value, List<String> codes, TimeFormats times) {
        return new FieldRule(
                field,
                List.of(),
                List.of(),
                label,
                value,
                "\n",
                Map.of(),
                null,
                null,
                null,
                Seconds.Unit.SECONDS,
                null,
                codes,
                times);
    }

    /** The same with numbers on the scale of the source. */
    FieldRule on(@Nullable Scale other) {
        return new FieldRule(
                field, columns, others, label, constant, join, values, otherwise, pattern, fallback, unit, other, codes,
                times);
    }

    /** @param now of the run: nobody was born and nothing happened after it */
    public Outcome apply(@Nullable String[] cells, List<String> missing, Instant now) {
        Outcome text = text(cells, missing);
        return text.value() == null ? text : convert(text.value(), now);
    }

    /** What the row says, taken from its columns but not read as a date, a number or a code. */
    Outcome text(@Nullable String[] cells, List<String> missing) {
        if (constant != null) {
            return Outcome.of(constant);
        }
        String text = joined(columns, cells, missing);
        if (text.isEmpty() && !others.isEmpty()) {
            text = joined(others, cells, missing);
        }
        if (text.length() > LONGEST) {
            return Outcome.refused(new RowProblem.TooLong(label, text.length(), LONGEST));
        }
        int wrong = Cells.unstorable(text);
        if (wrong >= 0) {
            return Outcome.refused(new RowProblem.NoCharacter(label, String.format("U+%04X", wrong)));
        }
        if (!text.isEmpty() && pattern != null) {
            Matcher matcher = pattern.matcher(text);
            text = matcher.find() ? matcher.group(matcher.groupCount() > 0 ? 1 : 0) : "";
        }
        if (text.isEmpty()) {
            return fallback == null ? Outcome.NOTHING : Outcome.of(fallback);
        }
        if (!values.isEmpty()) {
            String mapped = values.get(text.toLowerCase(Locale.ROOT));
            if (mapped == null && otherwise == null) {
                return Outcome.refused(new RowProblem.UnknownValue(label, text, String.join(", ", values.keySet())));
            }
            if (mapped == null) {
                mapped = KEEP.equals(otherwise) ? text : otherwise;
            }
            return mapped == null || mapped.isEmpty() ? Outcome.NOTHING : Outcome.of(mapped);
        }
        return Outcome.of(text);
    }

    private String joined(List<Integer> from, @Nullable String[] cells, List<String> missing) {
        List<String> texts = new ArrayList<>();
        for (int column : from) {
            String cell = cells[column];
            String text = cell == null ? "" : Cells.value(field, cell);
            if (!text.isEmpty() && !missing.contains(text) && !saysNone(text, from.size())) {
                texts.add(text);
            }
        }
        boolean split = texts.size() > 1 && field.isInstant() && texts.stream().noneMatch(Cells::isZone);
        return split
                ? texts.stream().map(Cells::partOfTime).collect(Collectors.joining(join))
                : String.join(join, texts);
    }

    /** True for what people and programs write in place of a value: {@code -}, {@code N/A}, 无. A first row may have the id 0. */
    private boolean saysNone(String text, int columns) {
        if (columns == 1 && (field == Field.AGENT || field == Field.TEAM)) {
            return Placeholders.isDash(text) && !values.containsKey(text);
        }
        return columns == 1
                && NUMBERS.contains(field)
                && Placeholders.saysNothing(text)
                && !(field == Field.EXTERNAL_ID && text.equals("0"));
    }

    private Outcome convert(String text, Instant now) {
        if (NUMBERS.contains(field) && SHORTENED.matcher(text).matches()) {
            return Outcome.refused(new RowProblem.Shortened(label, text));
        }
        return switch (field.type()) {
            case TEXT -> Outcome.of(text);
            case CODE -> code(text);
            case INSTANT -> instant(text, now);
            case DATE -> date(text, now);
            case INTEGER -> integer(text);
            case SECONDS -> seconds(text);
            case DECIMAL -> decimal(text);
            case FLAG -> flag(text);
            case SHIFTS -> unless(Shifts.fault(text).map(part -> new RowProblem.NotShifts(label, part)), text);
            case LEAVE -> unless(Leave.fault(text).map(part -> new RowProblem.NotLeave(label, part)), text);
        };
    }

    private static Outcome unless(Optional<? extends RowProblem> fault, String text) {
        return fault.map(Outcome::refused).orElseGet(() -> Outcome.of(text));
    }

    private Outcome instant(String text, Instant now) {
        if (TimeFormats.isNone(text)) {
            return Outcome.NOTHING;
        }
        Instant instant = times.instant(text);
        if (instant == null) {
            return Outcome.refused(new RowProblem.NotATime(label, text, times.toString()));
        }
        return field == Field.OCCURRED_AT && instant.isAfter(now.plus(AHEAD))
                ? Outcome.refused(new RowProblem.ToCome(label, text))
                : new Outcome(Long.toString(instant.toEpochMilli()), null, times.isAmbiguous(text, instant));
    }

    private Outcome date(String text, Instant now) {
        if (TimeFormats.isNone(text)) {
            return Outcome.NOTHING;
        }
        LocalDate date = times.date(text);
        if (date == null) {
            return Outcome.refused(new RowProblem.NotATime(label, text, times.toString()));
        }
        if (field == Field.BIRTH_DATE) {
            boolean endless = date.getYear() >= 9000;
            date = times.birthDate(text, now);
            boolean stands =
                    date != null && BirthDates.isPlaceholder(date.toString().replace("-", ""));
            if (endless || stands) {
                return Outcome.NOTHING; // what systems write where they know no day
            }
        }
        return date == null ? Outcome.refused(new RowProblem.NoBirthDate(label, text)) : Outcome.of(date.toString());
    }

    private Outcome seconds(String text) {
        Optional<BigDecimal> seconds = Seconds.parse(text, unit);
        if (seconds.isEmpty()) {
            return Outcome.refused(new RowProblem.NotANumber(label, text));
        }
        long number = seconds.get().longValue();
        return number < field.least() || number > field.most()
                ? Outcome.refused(new RowProblem.OutOfRange(label, text, field.least(), field.most()))
                : Outcome.of(Long.toString(number));
    }

    private Outcome code(String text) {
        String code = text.toLowerCase(Locale.ROOT);
        return codes.contains(code)
                ? Outcome.of(code)
                : Outcome.refused(new RowProblem.UnknownValue(label, text, String.join(", ", codes)));
    }

    private Outcome integer(String text) {
        try {
            int number = new BigDecimal(Widths.half(text)).intValueExact();
            int least = scale == null ? field.least() : scale.least();
            int most = scale == null ? field.most() : scale.most();
            return number < least || number > most
                    ? Outcome.refused(new RowProblem.OutOfRange(label, text, least, most))
                    : Outcome.of(Integer.toString(scale == null ? number : scale.stars(number)));
        } catch (ArithmeticException | NumberFormatException e) {
            return Outcome.refused(new RowProblem.NotANumber(label, text));
        }
    }

    private Outcome decimal(String text) {
        return Amounts.parse(text)
                .map(number -> Outcome.of(number.toPlainString()))
                .orElseGet(() -> Outcome.refused(new RowProblem.NotANumber(label, text)));
    }

    private Outcome flag(String text) {
        return Flags.of(field, text)
                .map(flag -> Outcome.of(flag.toString()))
                .orElseGet(
                        () -> Outcome.refused(new RowProblem.UnknownValue(label, text, "true, false, yes, no, 是, 否")));
    }
}
