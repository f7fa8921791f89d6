package io.kefu.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 30s}, {@code 15min}, {@code 4h}, {@code 1h30min}, {@code 7d}, or ISO 8601. */
public final class DurationText {

    private static final Pattern PLAIN = Pattern.compile(
            "(?:(\\d{1,9})\\s*d)?\\s*(?:(\\d{1,9})\\s*h)?\\s*(?:(\\d{1,9})\\s*m(?:in)?)?\\s*(?:(\\d{1,9})\\s*s(?:ec)?)?");

    private DurationText() {}

    /** Reads a duration that is not negative; a day is 24 hours. Empty when it is nothing of the kind. */
    public static Optional<Duration> parse(String text) {
        String given = text.strip();
        if (given.startsWith("P")) {
            try {
                return Optional.of(Duration.parse(given)).filter(duration -> !duration.isNegative());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        Matcher matcher = PLAIN.matcher(given);
        if (given.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofDays(part(matcher, 1))
                .plusHours(part(matcher, 2))
                .plusMinutes(part(matcher, 3))
                .plusSeconds(part(matcher, 4)));
    }

    /** Writes a duration so that {@link #parse} reads the same one, for example {@code 1h30min}. */
    public static String print(Duration duration) {
        if (duration.isNegative() || !duration.equals(Duration.ofSeconds(duration.toSeconds()))) {
            return duration.toString();
        }
        StringBuilder text = new StringBuilder();
        append(text, duration.toDays(), "d");
        append(text, duration.toHoursPart(), "h");
        append(text, duration.toMinutesPart(), "min");
        append(text, duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text.toString();
    }

    /** As {@link #print}, in hours where that writes days: for business time, of which a day is no fixed stretch. */
    public static String hours(Duration duration) {
        StringBuilder text = new StringBuilder();
        append(text, duration.toHours(), "h");
        append(text, duration.toMinutesPart(), "min");
        append(text, duration.toSecondsPart(), "s");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }

    private static long part(Matcher matcher, int group) {
        return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
    }
}
