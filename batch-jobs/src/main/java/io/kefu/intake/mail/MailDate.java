package io.kefu.intake.mail;

import io.kefu.text.ZoneText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates of messages by RFC 5322, 3.3 and 4.3, and as real clients write them: the parts in another order (asctime), a zone
 * by name or as {@code GMT+0800}, none at all, {@code PM} behind the time, comments, two-digit years, ISO 8601.
 */
final class MailDate {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String CLOCK =
            "(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:[.,]\\d+)?(?:\\s*(?i:([ap])\\.?m\\b\\.?))?";
    private static final String ZONE = "\\s*([A-Za-z]{1,5}\\s*[+-]?[\\d:]*|[+-]\\d[\\d:]*)";
    private static final Pattern USUAL =
            Pattern.compile("(?:\\p{L}+\\.?,?\\s+)?(\\d{1,2})[\\s-]+(\\p{Alpha}{3,9})\\.?,?[\\s-]+(\\d{2,4}),?\\s+"
                    + CLOCK + "(?:" + ZONE + ")?.*");
    private static final Pattern ASCTIME = Pattern.compile("(?:\\p{L}+,?\\s+)?(\\p{Alpha}{3,9})\\s+(\\d{1,2}),?\\s+"
            + CLOCK + "(?:" + ZONE + ")?\\s+(\\d{4})(?:" + ZONE + ")?.*");
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})[T\\s]+" + CLOCK + "(?:" + ZONE + "|Z)?.*");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]*\\)");

    private MailDate() {}

    /**
     * The moment as an ISO text: with an offset when the header tells one, else local. Null when it tells no moment; a zone
     * that nobody knows counts as {@code -0000}, as RFC 5322 asks.
     */
    static @Nullable String iso(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String text =
                COMMENT.matcher(header).replaceAll(" ").replaceAll("\\s+", " ").strip();
        Matcher usual = USUAL.matcher(text);
        Matcher asctime = ASCTIME.matcher(text);
        Matcher iso = ISO.matcher(text);
        try {
            if (usual.matches()) {
                return moment(day(usual.group(3), month(usual.group(2)), usual.group(1)), usual, 4, usual.group(8));
            }
            if (asctime.matches()) {
                String zone = asctime.group(7) == null ? asctime.group(9) : asctime.group(7);
                return moment(day(asctime.group(8), month(asctime.group(1)), asctime.group(2)), asctime, 3, zone);
            }
            if (iso.matches()) {
                boolean utc = text.endsWith("Z");
                LocalDate day = day(iso.group(1), Integer.parseInt(iso.group(2)), iso.group(3));
                return moment(day, iso, 4, utc ? "Z" : iso.group(8));
            }
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
        return null;
    }

    private static LocalDate day(String year, int month, String day) {
        int number = Integer.parseInt(year);
        // RFC 5322, 4.3: two digits from 50 on are of the last century, three count from 1900.
        int whole =
                year.length() == 2 ? number + (number < 50 ? 2000 : 1900) : year.length() == 3 ? number + 1900 : number;
        return LocalDate.of(whole, month, Integer.parseInt(day));
    }

    private static int month(String name) {
        return MONTHS.indexOf(name.substring(0, 3).toLowerCase(Locale.ROOT)) + 1;
    }

    private static String moment(LocalDate day, Matcher parts, int clock, @Nullable String zone) {
        int hour = Integer.parseInt(parts.group(clock));
        String half = parts.group(clock + 3);
        if (half != null && hour <= 12) {
            hour = hour % 12 + (half.equalsIgnoreCase("p") ? 12 : 0);
        }
        int second = parts.group(clock + 2) == null ? 0 : Math.min(59, Integer.parseInt(parts.group(clock + 2)));
        LocalDateTime local = day.atTime(LocalTime.of(hour, Integer.parseInt(parts.group(clock + 1)), second));
        if (zone == null || zone.isBlank()) {
            return local + (second == 0 ? ":00" : "");
        }
        Optional<java.time.ZoneOffset> offset = ZoneText.offset(zone);
        return local.atOffset(offset.orElse(java.time.ZoneOffset.UTC))
                .toInstant()
                .toString();
    }
}
