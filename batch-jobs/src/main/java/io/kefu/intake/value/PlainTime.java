package io.kefu.intake.value;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * The one shape in which most exports write times, {@code 2024-05-06T09:12:33} with or without an offset, read digit by
 * digit: the general parser costs ten times as much, and a file has one such value a row.
 */
final class PlainTime {

    private static final int SECONDS_END = 19;

    private PlainTime() {}

    /**
     * The time, or null when the text has another shape or no legal value.
     *
     * @param separator what stands between date and time
     */
    static @Nullable TemporalAccessor parse(String text, char separator) {
        int length = text.length();
        if (length < SECONDS_END
                || text.charAt(4) != '-'
                || text.charAt(7) != '-'
                || text.charAt(10) != separator
                || text.charAt(13) != ':'
                || text.charAt(16) != ':') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SECONDS_END);
        if ((year | month | day | hour | minute | second) < 0) {
            return null;
        }
        try {
            LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second);
            if (length == SECONDS_END) {
                return local;
            }
            ZoneOffset offset = offset(text);
            return offset == null ? null : OffsetDateTime.of(local, offset);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable ZoneOffset offset(String text) {
        char sign = text.charAt(SECONDS_END);
        if (sign == 'Z' && text.length() == SECONDS_END + 1) {
            return ZoneOffset.UTC;
        }
        if ((sign != '+' && sign != '-') || text.length() != SECONDS_END + 6 || text.charAt(SECONDS_END + 3) != ':') {
            return null;
        }
        int hours = digits(text, SECONDS_END + 1, SECONDS_END + 3);
        int minutes = digits(text, SECONDS_END + 4, SECONDS_END + 6);
        if ((hours | minutes) < 0) {
            return null;
        }
        return sign == '+' ? ZoneOffset.ofHoursMinutes(hours, minutes) : ZoneOffset.ofHoursMinutes(-hours, -minutes);
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
