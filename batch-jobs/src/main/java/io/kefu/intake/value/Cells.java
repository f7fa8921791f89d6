package io.kefu.intake.value;

import io.kefu.intake.record.Field;
import io.kefu.text.Invisible;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What spreadsheets and people wrap around a value: blanks of any kind, {@code ="…"}, an apostrophe, invisible characters. */
public final class Cells {

    /** Fields whose values are words; an apostrophe or a mark inside may be meant. */
    private static final Set<Field> WORDS = EnumSet.of(
            Field.NAME,
            Field.GIVEN_NAME,
            Field.SURNAME,
            Field.COMPANY,
            Field.SUBJECT,
            Field.TEXT,
            Field.REPLY,
            Field.TAGS,
            Field.ADDRESS,
            Field.PRODUCT,
            Field.TURNS,
            Field.ATTACHMENTS);

    /** A cell of a workbook that shows a day alone holds its midnight; one that shows a time of day alone holds a day zero. */
    private static final Pattern DAY = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})T00:00(?::00)?");

    private static final Pattern ZONE = Pattern.compile("(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?|Z|[A-Z]{3,4}|\\w+/\\w+");

    private static final Pattern TIME_OF_DAY =
            Pattern.compile("(?:1899-12-3[01]|1904-01-01)T(\\d{2}:\\d{2}(?::\\d{2})?)");

    private Cells() {}

    /** True for an offset or a zone, which belongs to a whole time: {@code +08:00}, {@code UTC}, {@code Asia/Tokyo}. */
    public static boolean isZone(String text) {
        return ZONE.matcher(text).matches();
    }

    /** The day, or the time of day, of a cell beside which the other stands. */
    public static String partOfTime(String text) {
        Matcher time = TIME_OF_DAY.matcher(text);
        if (time.matches()) {
            return time.group(1);
        }
        Matcher day = DAY.matcher(text);
        return day.matches() ? day.group(1) : text;
    }

    /** The value itself. */
    public static String value(Field field, String cell) {
        String text = Invisible.strip(cell);
        if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
            // So that Excel keeps digits: ="0012". Anything with a quote inside is a formula of its own.
            String inside = text.substring(2, text.length() - 1);
            text = inside.indexOf('"') < 0 ? Invisible.strip(inside) : text;
        }
        if (WORDS.contains(field)) {
            return text;
        }
        if (text.length() > 1 && text.charAt(0) == '\'') {
            text = Invisible.strip(text.substring(1));
        }
        return Invisible.clean(text);
    }

    /** NUL or half of a surrogate pair: no database or sheet takes them; -1 when there is none. */
    public static int unstorable(String text) {
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
}
