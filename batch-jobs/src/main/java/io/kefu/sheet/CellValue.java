package io.kefu.sheet;

import io.kefu.sheet.workbook.CellText;
import io.kefu.sheet.workbook.SheetRows;
import io.kefu.text.Phrases;
import io.kefu.text.Widths;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A value in the one form in which what was written and what came back are compared: a time as an ISO local time to
 * the minute, as sheets show it, a choice as its code, an integer as its digits, a text without blanks at its end. Empty is no value.
 */
final class CellValue {

    private static final Pattern TIME = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?"
            + "(?:[ T]+(\\d{1,2})[:时点](\\d{1,2})分?(?::(\\d{1,2})(?:\\.\\d+)?秒?)?)?");

    private CellValue() {}

    /** The form of a value that is written into a cell. */
    static String written(SheetKind.Column column, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof LocalDateTime time) {
            return time.truncatedTo(ChronoUnit.MINUTES).toString();
        }
        String text = CellText.withoutEnd(CellText.shown(value.toString()));
        return column.type() == SheetKind.Type.CHOICE
                ? code(column.labels(), text).orElse(text)
                : text;
    }

    /** The form of what a cell holds; empty when it is not of the column's type. */
    static Optional<String> read(SheetKind.Column column, SheetRows.Cell cell) {
        if (cell.kind() == SheetRows.Kind.ERROR) {
            return Optional.empty();
        }
        String text = CellText.withoutEnd(cell.text().replace("\r\n", "\n"));
        if (text.isEmpty()) {
            return Optional.of("");
        }
        return switch (column.type()) {
            case TEXT -> Optional.of(text);
            case ID -> Optional.of(Widths.half(text).strip());
            case CHOICE -> code(column.labels(), text);
            case INTEGER -> integer(Widths.half(text).strip());
            case TIME ->
                cell.kind() == SheetRows.Kind.NUMBER
                        ? Optional.empty()
                        : time(Widths.half(text).strip());
        };
    }

    private static Optional<String> code(Map<String, String> labels, String text) {
        String folded = Phrases.fold(text).strip();
        return labels.entrySet().stream()
                .filter(label -> Phrases.fold(label.getKey()).equals(folded))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> integer(String text) {
        try {
            return Optional.of(new BigDecimal(text).toBigIntegerExact().toString());
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** ISO, and the ways in which Chinese offices write times. */
    private static Optional<String> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(part(matcher, 1), part(matcher, 2), part(matcher, 3));
            LocalTime time = LocalTime.of(part(matcher, 4), part(matcher, 5), part(matcher, 6));
            return Optional.of(day.atTime(time).truncatedTo(ChronoUnit.MINUTES).toString());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Integer.parseInt(matcher.group(group));
    }
}
