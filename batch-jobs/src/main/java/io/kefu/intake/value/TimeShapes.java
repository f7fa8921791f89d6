package io.kefu.intake.value;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds out how times are written, from examples. */
public final class TimeShapes {

    /** From the surest to the most doubtful; where two orders of day and month fit, the first counts. */
    private static final List<String> KNOWN = List.of(
            "iso",
            "yyyy-MM-dd HH:mm:ss",
            "yyyy-MM-dd HH:mm",
            "yyyy-M-d H:mm:ss",
            "yyyy-M-d H:mm",
            "yyyy-MM-dd HH:mm:ss.SSS",
            "yyyy/M/d H:mm:ss",
            "yyyy/M/d H:mm",
            "yyyy/M/d",
            "yyyy/M/d ah:mm:ss",
            "yyyy/M/d ah:mm",
            "yyyy/M/d h:mm:ss a",
            "yyyy/M/d h:mm a",
            "yyyy-M-d ah:mm:ss",
            "yyyy-M-d ah:mm",
            "yyyy-M-d h:mm:ss a",
            "yyyy-M-d h:mm a",
            "yyyy年M月d日 ah:mm:ss",
            "yyyy年M月d日 ah:mm",
            "yyyy年M月d日 ah时mm分",
            "yyyy. M. d. a h:mm",
            "yyyy.M.d H:mm",
            "yyyy.M.d",
            "yyyy年M月d日 H:mm:ss",
            "yyyy年M月d日 H:mm",
            "yyyy年M月d日 H时m分",
            "yyyy年M月d日",
            "yyyyMMddHHmmss",
            "yyyyMMdd",
            "M/d/yyyy h:mm:ss a",
            "M/d/yyyy h:mm a",
            "M/d/yyyy H:mm:ss",
            "M/d/yyyy H:mm",
            "M/d/yyyy",
            "d/M/yyyy h:mm:ss a",
            "d/M/yyyy h:mm a",
            "d/M/yyyy H:mm:ss",
            "d/M/yyyy H:mm",
            "d/M/yyyy",
            "d-M-yyyy H:mm:ss",
            "d-M-yyyy H:mm",
            "d-M-yyyy",
            "M-d-yyyy H:mm:ss",
            "M-d-yyyy H:mm",
            "M-d-yyyy",
            "d.M.yyyy H:mm:ss",
            "d.M.yyyy H:mm",
            "d.M.yyyy",
            "M/d/yy H:mm:ss",
            "M/d/yy H:mm",
            "M/d/yy h:mm a",
            "d/M/yy h:mm a",
            "d/M/yy H:mm:ss",
            "d/M/yy H:mm",
            "yyyy-M-d, H:mm:ss",
            "yyyy-M-d, H:mm",
            "yyyy/M/d, H:mm:ss",
            "yyyy/M/d, H:mm",
            "M/d/yyyy, h:mm:ss a",
            "M/d/yyyy, h:mm a",
            "M/d/yyyy, H:mm:ss",
            "M/d/yyyy, H:mm",
            "d/M/yyyy, H:mm:ss",
            "d/M/yyyy, H:mm",
            "M/d/yy, h:mm:ss a",
            "M/d/yy, h:mm a",
            "M/d/yy, H:mm:ss",
            "M/d/yy, H:mm",
            "d/M/yy, H:mm:ss",
            "d/M/yy, H:mm",
            "d/MMM/yy h:mm a",
            "d MMM yyyy HH:mm",
            "EEE MMM dd HH:mm:ss Z yyyy",
            "EEE, d MMM yyyy HH:mm:ss Z",
            "epoch-ms",
            "epoch-s");

    private static final Pattern DAY_AND_MONTH = Pattern.compile("(?:M([/-])d\\1|d([/-])M\\2)y.*");

    private static final long YEAR_2000 = 946_684_800L;
    private static final long YEAR_2100 = 4_102_444_800L;
    private static final int MOST_FORMATS = 3;
    private static final int MOST_EXAMPLES = 300;

    private TimeShapes() {}

    /**
     * The fewest formats that read nearly all the texts.
     *
     * @return empty when the texts are no times
     */
    public static List<String> of(List<String> texts) {
        List<String> chosen = new ArrayList<>();
        List<String> left = texts.size() > MOST_EXAMPLES ? texts.subList(0, MOST_EXAMPLES) : texts;
        List<String> examples = left;
        if (examples.stream().filter(TimeShapes::mayBeTime).count() * 2 < examples.size()) {
            return List.of();
        }
        while (!left.isEmpty() && chosen.size() < MOST_FORMATS) {
            String best = "";
            int most = 0;
            for (String format : KNOWN) {
                int fitting = fitting(format, left);
                if (fitting > most) {
                    best = format;
                    most = fitting;
                }
            }
            if (most == 0) {
                break;
            }
            chosen.add(best);
            TimeFormats formats = formats(best);
            left = left.stream()
                    .filter(text -> !fits(best(chosen), formats, text))
                    .toList();
        }
        boolean few = left.size() * 10 <= examples.size() || (left.size() == 1 && examples.size() > 4);
        return few && !chosen.isEmpty() ? List.copyOf(chosen) : List.of();
    }

    /** What times tell of the order of day and month. */
    public enum Order {
        /** The format has no such order, or all days are the same both ways. */
        NONE,
        /** Only this one fits. */
        SURE,
        /** Both fit, and mean other days. */
        UNKNOWN
    }

    /** Whether the texts that a format reads tell that its order of day and month is right. */
    public static Order order(String format, List<String> texts) {
        String other = exchanged(format);
        if (other.equals(format)) {
            return Order.NONE;
        }
        TimeFormats as = formats(format);
        TimeFormats or = formats(other);
        Order order = Order.NONE;
        for (String text : texts) {
            Instant read = as.instant(text);
            Instant exchanged = read == null ? null : or.instant(text);
            if (read != null && exchanged == null) {
                return Order.SURE;
            }
            if (read != null && !read.equals(exchanged)) {
                order = Order.UNKNOWN;
            }
        }
        return order;
    }

    /** {@code d} or {@code M}, what comes first in a format; empty when neither does. */
    public static String first(String format) {
        return DAY_AND_MONTH.matcher(format).matches() ? format.substring(0, 1) : "";
    }

    /** The format with day and month exchanged; the same when it begins with neither. */
    public static String exchanged(String format) {
        return first(format).isEmpty()
                ? format
                : "" + format.charAt(2) + format.charAt(1) + format.charAt(0) + format.substring(3);
    }

    private static boolean mayBeTime(String text) {
        return text.length() >= 6
                && text.length() <= 40
                && text.chars().filter(Character::isDigit).count() >= 4;
    }

    private static String best(List<String> chosen) {
        return chosen.get(chosen.size() - 1);
    }

    private static int fitting(String format, List<String> texts) {
        TimeFormats formats = formats(format);
        return (int) texts.stream().filter(text -> fits(format, formats, text)).count();
    }

    private static TimeFormats formats(String format) {
        return new TimeFormats(List.of(format), ZoneOffset.UTC);
    }

    /** A number is a time only when it lies in our days: ids and amounts are numbers, too. */
    private static boolean fits(String format, TimeFormats formats, String text) {
        boolean digits = text.chars().allMatch(Character::isDigit);
        if (format.equals("epoch-s") || format.equals("epoch-ms")) {
            if (!digits || text.length() > 13) {
                return false;
            }
            long number = Long.parseLong(text);
            long seconds = format.equals("epoch-s") ? number : number / 1000;
            return seconds >= YEAR_2000 && seconds <= YEAR_2100;
        }
        if (digits && !text.startsWith("20") && !text.startsWith("19")) {
            return false;
        }
        return formats.instant(text) != null;
    }
}
