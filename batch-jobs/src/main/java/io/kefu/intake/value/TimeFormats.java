package io.kefu.intake.value;

import io.kefu.text.Widths;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Duration;
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
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The ways in which a source writes times: patterns of {@link DateTimeFormatter}, {@code iso}, {@code epoch-ms} and
 * {@code epoch-s}. The first that fits the whole text counts. Times without an offset are local to the zone.
 */
public final class TimeFormats {

    private static final Pattern TWO_DIGIT_YEAR = Pattern.compile("(?<![yu])(?:yy|uu)(?![yu])");
    /** What a cell of a workbook holds that is a time, whatever else its column holds. */
    private static final Pattern CELL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2})?");

    private static final Pattern FULL_YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?:\\d{4})?(?!\\d)");

    private static final String ISO = "iso";
    private static final String EPOCH_MS = "epoch-ms";
    private static final String EPOCH_S = "epoch-s";

    /** How far local times and moments may lie apart around a change of clocks. */
    private static final Duration LONGEST_CHANGE = Duration.ofDays(1);

    /** Contacts, tickets and orders of an office lie between these; what lies outside was read by the wrong rule. */
    private static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int MOST_YEARS = 130;
    private static final BigDecimal SECONDS = BigDecimal.valueOf(100_000_000_000L);
    private static final BigDecimal MILLIS = BigDecimal.valueOf(100_000_000_000_000L);
    private static final BigDecimal MICROS = BigDecimal.valueOf(100_000_000_000_000_000L);

    private final List<String> names;
    private final List<DateTimeFormatter> formatters = new ArrayList<>();
    private final boolean twoDigitYears;
    private final ZoneId zone;

    /** What stands between date and time in {@link PlainTime}, when that is a legal shape here; else 0. */
    private final char plainSeparator;

    /** @throws IllegalArgumentException when a pattern is not legal */
    public TimeFormats(List<String> names, ZoneId zone) {
        this.names = names;
        this.zone = zone;
        this.twoDigitYears =
                names.stream().anyMatch(name -> TWO_DIGIT_YEAR.matcher(name).find());
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

    /** True for what databases write where there is no time: 0, 0000-00-00, 0001-01-01. */
    public static boolean isNone(String text) {
        if (text.startsWith("0001-01-01") || text.startsWith("1/1/0001")) {
            return true;
        }
        boolean digits = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c >= '1' && c <= '9') || (Character.isLetter(c) && c != 'T' && c != 'Z')) {
                return false;
            }
            digits |= c == '0';
        }
        return digits;
    }

    /** The moment that the text tells; null when it tells none, or one before 1980 or after 2099. */
    @Nullable
    public Instant instant(String text) {
        try {
            Instant instant = unbounded(text);
            return instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST) ? null : instant;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    /**
     * True when clocks were put forward or back at that local time: it exists never or twice, and the moment is one of two.
     *
     * @param read what {@link #instant} gave for the text
     */
    public boolean isAmbiguous(String text, Instant read) {
        ZoneOffsetTransition change = zone.getRules().nextTransition(read.minus(LONGEST_CHANGE));
        if (change == null || change.getInstant().isAfter(read.plus(LONGEST_CHANGE))) {
            return false;
        }
        TemporalAccessor time = parse(text);
        if (time == null) {
            return false;
        }
        boolean told = time instanceof Instant
                || time.isSupported(ChronoField.OFFSET_SECONDS)
                || time.isSupported(ChronoField.INSTANT_SECONDS);
        return !told && zone.getRules().getValidOffsets(local(time)).size() != 1;
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

    /**
     * The day of birth that the text tells, or null. A year of two digits is the last one that is not to come.
     *
     * @param now no day after it is a day of birth, and none 130 years before it
     */
    @Nullable
    public LocalDate birthDate(String text, Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate told = date(text);
        if (told != null
                && told.isAfter(today)
                && twoDigitYears
                && !FULL_YEAR.matcher(text).find()
                && told.getYear() < 2100) {
            told = told.minusYears(100);
        }
        return told == null || told.isAfter(today) || told.isBefore(today.minusYears(MOST_YEARS)) ? null : told;
    }

    /** The day that the text tells, or null. */
    @Nullable
    public LocalDate date(String text) {
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
        return plain == null ? general(HalfDays.plain(Widths.half(text))) : plain;
    }

    private @Nullable TemporalAccessor general(String text) {
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
        return names.contains(ISO) || CELL.matcher(text).matches() ? IsoTime.parse(text, zone) : null;
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

    /** By its size, whatever unit was stated: seconds, milliseconds, micro- or nanoseconds of our days never meet. */
    private static @Nullable Instant epoch(String text) {
        if (text.isEmpty() || text.length() > 32 || !Character.isDigit(text.charAt(0))) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            int places = number.compareTo(SECONDS) < 0
                    ? 0
                    : number.compareTo(MILLIS) < 0 ? 3 : number.compareTo(MICROS) < 0 ? 6 : 9;
            BigDecimal seconds = number.movePointLeft(places);
            long whole = seconds.setScale(0, RoundingMode.FLOOR).longValueExact();
            return Instant.ofEpochSecond(
                    whole,
                    seconds.subtract(BigDecimal.valueOf(whole))
                            .movePointRight(9)
                            .longValue());
        } catch (NumberFormatException | ArithmeticException | DateTimeException e) {
            return null;
        }
    }

    /** The formats as a message names them. */
    @Override
    public String toString() {
        return String.join(", ", names);
    }
}
