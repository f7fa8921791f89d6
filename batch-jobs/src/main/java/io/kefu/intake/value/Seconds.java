package io.kefu.intake.value;

import io.kefu.text.Invisible;
import io.kefu.text.Widths;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as telephone systems and spreadsheets write them, in seconds: {@code 200}, {@code 00:03:20}, {@code 3:20},
 * {@code 3分20秒}, {@code 3m20s}, {@code PT3M20S}, the time of day that a workbook's cell shows. A bare number is in the unit
 * that the mapping states.
 */
public final class Seconds {

    /** How many seconds a bare number counts, by the word in a mapping. */
    public enum Unit {
        SECONDS(1),
        MINUTES(60),
        HOURS(3600),
        MILLISECONDS(0.001);

        private final double seconds;

        Unit(double seconds) {
            this.seconds = seconds;
        }

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,5}):)?(\\d{1,5}):(\\d{1,2})(?:\\.(\\d+))?");
    private static final Pattern WORDS = Pattern.compile("(?i)(?:(\\d+(?:\\.\\d+)?)\\s*(?:天|日|d|days?))?\\s*"
            + "(?:(\\d+(?:\\.\\d+)?)\\s*(?:小时|小時|时|時|h|hrs?|hours?))?\\s*"
            + "(?:(\\d+(?:\\.\\d+)?)\\s*(?:分钟|分鐘|分|m|mins?|minutes?|′|'))?\\s*"
            + "(?:(\\d+(?:\\.\\d+)?)\\s*(?:秒钟|秒鐘|秒|s|secs?|seconds?|″|\"))?");
    private static final int[] PARTS = {86_400, 3_600, 60, 1};

    /** Workbooks count a length of time from the midnight before their first day. */
    private static final LocalDateTime DAY_ZERO = LocalDateTime.of(1899, 12, 31, 0, 0);

    private static final LocalDateTime LAST_LENGTH = LocalDateTime.of(1900, 3, 1, 0, 0);

    private Seconds() {}

    /** Whole seconds, rounded; empty when the text is no length of time. */
    public static Optional<BigDecimal> parse(String text, Unit unit) {
        String plain = Invisible.strip(Widths.half(text));
        if (plain.isEmpty() || plain.length() > 40) {
            return Optional.empty();
        }
        Optional<BigDecimal> number = number(plain);
        if (number.isPresent()) {
            return Optional.of(whole(number.get().multiply(BigDecimal.valueOf(unit.seconds))));
        }
        Matcher clock = CLOCK.matcher(plain);
        if (clock.matches()) {
            return clock(clock);
        }
        Matcher words = WORDS.matcher(plain);
        if (words.matches()) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 0; i < PARTS.length; i++) {
                String part = words.group(i + 1);
                sum = part == null ? sum : sum.add(new BigDecimal(part).multiply(BigDecimal.valueOf(PARTS[i])));
            }
            return Optional.of(whole(sum));
        }
        return cellOrIso(plain);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.matches("-?[\\d.]+") ? Optional.of(new BigDecimal(text)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<BigDecimal> clock(Matcher clock) {
        boolean hours = clock.group(1) != null;
        long first = hours ? Long.parseLong(clock.group(1)) : 0;
        long minutes = Long.parseLong(clock.group(2));
        long seconds = Long.parseLong(clock.group(3));
        if (seconds > 59 || (hours && minutes > 59)) {
            return Optional.empty();
        }
        boolean up = clock.group(4) != null && clock.group(4).charAt(0) >= '5';
        return Optional.of(BigDecimal.valueOf(first * 3600 + minutes * 60 + seconds + (up ? 1 : 0)));
    }

    private static Optional<BigDecimal> cellOrIso(String text) {
        try {
            if (text.startsWith("P")) {
                return Optional.of(BigDecimal.valueOf(Duration.parse(text).toSeconds()));
            }
            LocalDateTime shown = LocalDateTime.parse(text);
            return shown.isBefore(DAY_ZERO) || !shown.isBefore(LAST_LENGTH)
                    ? Optional.empty()
                    : Optional.of(
                            BigDecimal.valueOf(Duration.between(DAY_ZERO, shown).toSeconds()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal whole(BigDecimal seconds) {
        return seconds.setScale(0, RoundingMode.HALF_UP);
    }
}
