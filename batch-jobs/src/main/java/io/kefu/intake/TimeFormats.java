package io.kefu.intake;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a source writes times: patterns of {@link DateTimeFormatter}, {@code iso}, {@code epoch-ms} and
 * {@code epoch-s}. The first that fits the whole text counts. Times without an offset are local to the zone.
 */
final class TimeFormats {

    private static final String ISO = "iso";
    private static final String EPOCH_MS = "epoch-ms";
    private static final String EPOCH_S = "epoch-s";
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final List<String> names;
    private final List<DateTimeFormatter> formatters = new ArrayList<>();
    private final ZoneId zone;

    /** What stands between date and time in {@link PlainTime}, when that is a legal shape here; else 0. */
    private final char plainSeparator;

    /** @throws IllegalArgumentException when a pattern is not legal */
    TimeFormats(List<String> names, ZoneId zone) {
        this.names = names;
        this.zone = zone;
        this.plainSeparator = names.contains(ISO) ? 'T' : names.contains("yyyy-MM-dd HH:mm:ss") ? ' ' : 0;
        for (String name : names) {
            if (!List.of(ISO, EPOCH_MS, EPOCH_S).contains(name)) {
                formatters.add(formatter(name));
            }
        }
    }

    private static DateTimeFormatter formatter(String pattern) {
        // 'u' instead of 'y': strict resolving refuses 30 February only for proleptic years.
        DateTimeFormatter formatter = new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern.replace('y', 'u'))
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
        refuseLossy(pattern, formatter);
        return formatter;
    }

    /** Refuses a pattern that does not bring back the time it writes: hh without a is the usual slip. */
    private static void refuseLossy(String pattern, DateTimeFormatter formatter) {
        OffsetDateTime afternoon = OffsetDateTime.parse("2021-12-23T14:00:00Z");
        boolean timed = pattern.chars().anyMatch(c -> "hHkKmsaS".indexOf(c) >= 0);
        try {
            LocalDateTime back = local(formatter.parse(formatter.format(afternoon)));
            LocalDateTime expected = timed
                    ? afternoon.toLocalDateTime()
                    : afternoon.toLocalDate().atStartOfDay();
            if (back.equals(expected)) {
                return;
            }
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a pattern that tells no date and time: " + pattern, e);
        }
        throw new IllegalArgumentException("a pattern that loses the time: " + pattern);
    }

    /** The moment that the text tells; null when it tells none, or one before 1900 or after 2200. */
    @Nullable
    Instant instant(String text) {
        try {
            Instant instant = unbounded(text);
            return instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private @Nullable Instant unbounded(String text) {
        TemporalAccessor time = parse(text);
        if (time == null) {
            return null;
        }
        if (time instanceof Instant instant) {
            return instant;
        }
        if (time.isSupported(ChronoField.OFFSET_SECONDS) || time.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(time);
        }
        return local(time).atZone(zone).toInstant();
    }

    /** The day that the text tells, or null. */
    @Nullable
    LocalDate date(String text) {
        try {
            TemporalAccessor time = parse(text);
            if (time == null) {
                return null;
            }
            return time instanceof Instant instant ? instant.atZone(zone).toLocalDate() : LocalDate.from(time);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalDateTime local(TemporalAccessor time) {
        LocalTime clock = time.isSupported(ChronoField.HOUR_OF_DAY)
                ? LocalTime.of(
                        time.get(ChronoField.HOUR_OF_DAY),
                        field(time, ChronoField.MINUTE_OF_HOUR),
                        field(time, ChronoField.SECOND_OF_MINUTE),
                        field(time, ChronoField.NANO_OF_SECOND))
                : LocalTime.MIDNIGHT;
        return LocalDate.from(time).atTime(clock);
    }

    private static int field(TemporalAccessor time, ChronoField field) {
        return time.isSupported(field) ? time.get(field) : 0;
    }

    private @Nullable TemporalAccessor parse(String text) {
        TemporalAccessor plain = plainSeparator == 0 ? null : PlainTime.parse(text, plainSeparator);
        if (plain != null) {
            return plain;
        }
        for (DateTimeFormatter formatter : formatters) {
            TemporalAccessor time = parse(text, formatter);
            if (time != null) {
                return time;
            }
        }
        if (names.contains(EPOCH_MS) || names.contains(EPOCH_S)) {
            Instant epoch = epoch(text);
            if (epoch != null) {
                return epoch;
            }
        }
        return names.contains(ISO) ? iso(text) : null;
    }

    /** Null when the text has another shape, or the shape but no legal value: another pattern may fit. */
    private static @Nullable TemporalAccessor parse(String text, DateTimeFormatter formatter) {
        ParsePosition position = new ParsePosition(0);
        if (formatter.parseUnresolved(text, position) == null || position.getIndex() != text.length()) {
            return null;
        }
        try {
            return formatter.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable Instant epoch(String text) {
        try {
            long number = Long.parseLong(text);
            return names.contains(EPOCH_MS) ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static @Nullable TemporalAccessor iso(String text) {
        String iso = text.length() > 10 && text.charAt(10) == ' ' ? text.replaceFirst(" ", "T") : text;
        try {
            if (iso.length() == 10) {
                return LocalDate.parse(iso);
            }
            boolean offset = iso.endsWith("Z") || iso.indexOf('+', 10) > 0 || iso.indexOf('-', 10) > 0;
            return offset ? OffsetDateTime.parse(iso) : LocalDateTime.parse(iso);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The formats as a message names them. */
    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
