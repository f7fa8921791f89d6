package io.kefu.intake;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.kefu.intake.read.RowProblem;
import io.kefu.text.Widths;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one canonical field is made of a row's columns.
 *
 * @param columns positions among the mapping's columns; empty for a constant
 * @param label the columns' names for messages
 * @param constant the value for every row, or null
 * @param join what stands between the values of several columns
 * @param values source value → canonical value, looked up without regard to case
 * @param otherwise what a value outside {@code values} becomes; null refuses the row, {@code keep} keeps it
 * @param pattern what to cut out of the text (its first group); null takes all of it
 * @param fallback the value of an empty cell, or null
 */
record FieldRule(
        Field field,
        List<Integer> columns,
        String label,
        @Nullable String constant,
        String join,
        Map<String, String> values,
        @Nullable String otherwise,
        @Nullable Pattern pattern,
        @Nullable String fallback,
        TimeFormats times) {

    private static final String KEEP = "keep";
    private static final int LONGEST = 100_000;

    /** A canonical value, nothing, or why there is none. */
    record Outcome(@Nullable String value, @Nullable RowProblem problem) {
        private static final Outcome NOTHING = new Outcome(null, null);

        private static Outcome of(String value) {
            return new Outcome(value, null);
        }

        private static Outcome refused(RowProblem problem) {
            return new Outcome(null, problem);
        }
    }

    Outcome apply(@Nullable String[] cells, List<String> missing) {
        Outcome text = text(cells, missing);
        return text.value() == null ? text : convert(text.value());
    }

    /** What the row says, taken from its columns but not read as a date, a number or a code. */
    Outcome text(@Nullable String[] cells, List<String> missing) {
        if (constant != null) {
            return Outcome.of(constant);
        }
        String text = joined(cells, missing);
        if (text.length() > LONGEST) {
            return Outcome.refused(new RowProblem.TooLong(label, text.length(), LONGEST));
        }
        int wrong = unstorable(text);
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

    /** NUL or half of a surrogate pair: no database or sheet takes them; -1 when there is none. */
    private static int unstorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return c;
            }
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return c;
                }
                i++;
            }
        }
        return -1;
    }

    private String joined(@Nullable String[] cells, List<String> missing) {
        String joined = "";
        for (int column : columns) {
            String cell = cells[column];
            String text = cell == null ? "" : cell.strip();
            if (!text.isEmpty() && !missing.contains(text)) {
                joined = joined.isEmpty() ? text : joined + join + text;
            }
        }
        return joined;
    }

    private Outcome convert(String text) {
        return switch (field.type()) {
            case TEXT -> Outcome.of(text);
            case CODE -> code(text);
            case INSTANT -> {
                Instant instant = times.instant(text);
                yield instant == null
                        ? Outcome.refused(new RowProblem.NotATime(label, text, times.toString()))
                        : Outcome.of(Long.toString(instant.toEpochMilli()));
            }
            case DATE -> {
                LocalDate date = times.date(text);
                yield date == null
                        ? Outcome.refused(new RowProblem.NotATime(label, text, times.toString()))
                        : Outcome.of(date.toString());
            }
            case INTEGER -> integer(text);
            case DECIMAL -> decimal(text);
            case FLAG -> flag(text);
        };
    }

    private Outcome code(String text) {
        String code = text.toLowerCase(Locale.ROOT);
        return field.codes().contains(code)
                ? Outcome.of(code)
                : Outcome.refused(new RowProblem.UnknownValue(label, text, String.join(", ", field.codes())));
    }

    private Outcome integer(String text) {
        try {
            int number = new BigDecimal(Widths.half(text)).intValueExact();
            return number < field.least() || number > field.most()
                    ? Outcome.refused(new RowProblem.OutOfRange(label, text, field.least(), field.most()))
                    : Outcome.of(Integer.toString(number));
        } catch (ArithmeticException | NumberFormatException e) {
            return Outcome.refused(new RowProblem.NotANumber(label, text));
        }
    }

    private Outcome decimal(String text) {
        try {
            String plain = Widths.half(text).replace(",", "").replaceFirst("^[¥¥$€]", "");
            BigDecimal number = new BigDecimal(plain).stripTrailingZeros();
            boolean reasonable = Math.abs(number.scale()) <= 30 && number.precision() <= 40;
            return reasonable
                    ? Outcome.of(number.toPlainString())
                    : Outcome.refused(new RowProblem.NotANumber(label, text));
        } catch (NumberFormatException e) {
            return Outcome.refused(new RowProblem.NotANumber(label, text));
        }
    }

    private Outcome flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1", "是" -> Outcome.of("true");
            case "false", "no", "n", "0", "否" -> Outcome.of("false");
            default -> Outcome.refused(new RowProblem.UnknownValue(label, text, "true, false, yes, no, 是, 否"));
        };
    }
}
