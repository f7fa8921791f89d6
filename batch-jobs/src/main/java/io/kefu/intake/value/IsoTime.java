package io.kefu.intake.value;

import io.kefu.text.ZoneText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * ISO 8601 as systems write it: extended or basic, a blank for the T, fractions after a point or a comma, {@code 24:00},
 * an offset as {@code +08:00}, {@code +0800}, {@code +08}, {@code Z}, {@code UTC}, {@code GMT+8}, with a blank before it
 * or a zone in brackets behind it.
 */
final class IsoTime {

    private static final Pattern SHAPE = Pattern.compile("(\\d{4})(-?)(\\d{2})\\2(\\d{2})"
            + "(?:(?:[Tt]|\\s+)(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9})\\d*)?)?)?"
            + "\\s*(?:([+\\-\u2212]?[A-Za-z]{0,5}[^\\[\\s]*)(?:\\s+[A-Z]{2,5})?)?\\s*(?:\\[([^\\]\\s]+)])?)?");

    private IsoTime() {}

    /**
     * The date or time, or null when the text is none.
     *
     * @param office whose name of a zone is meant where several share it
     */
    static @Nullable TemporalAccessor parse(String text, ZoneId office) {
        Matcher iso = SHAPE.matcher(text);
        if (!iso.matches()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.of(number(iso, 1), number(iso, 3), number(iso, 4));
            if (iso.group(5) == null) {
                return day;
            }
            boolean midnight = number(iso, 5) == 24 && number(iso, 6) == 0 && number(iso, 7) == 0;
            LocalTime clock = midnight
                    ? LocalTime.MIDNIGHT
                    // A leap second is the last one of its minute.
                    : LocalTime.of(number(iso, 5), number(iso, 6), Math.min(59, leap(number(iso, 7))), nanos(iso));
            LocalDateTime local = (midnight ? day.plusDays(1) : day).atTime(clock);
            return placed(local, iso.group(9), iso.group(10), office);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** With its offset, or in its zone, or local when it tells neither. */
    private static @Nullable TemporalAccessor placed(
            LocalDateTime local, @Nullable String offset, @Nullable String zone, ZoneId office) {
        if (offset == null || offset.isEmpty()) {
            return zone == null ? local : local.atZone(ZoneId.of(zone)).toOffsetDateTime();
        }
        Optional<ZoneOffset> known = ZoneText.offset(offset, office);
        return known.isEmpty() ? null : OffsetDateTime.of(local, known.get());
    }

    private static int leap(int second) {
        if (second > 60) {
            throw new DateTimeException("second " + second);
        }
        return second;
    }

    private static int number(Matcher iso, int group) {
        return iso.group(group) == null ? 0 : Integer.parseInt(iso.group(group));
    }

    private static int nanos(Matcher iso) {
        String digits = iso.group(8);
        return digits == null ? 0 : Integer.parseInt((digits + "00000000").substring(0, 9));
    }
}
