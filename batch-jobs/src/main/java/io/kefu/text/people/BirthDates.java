package io.kefu.text.people;

import io.kefu.text.Widths;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates of birth as eight digits {@code yyyyMMdd}, slips and all: a month 13 is kept, it may be a swap. */
public final class BirthDates {

    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})\\D+(\\d{1,2})\\D+(\\d{1,2})(\\D.*)?");
    private static final Pattern YEAR_LAST = Pattern.compile("(\\d{1,2})\\D+(\\d{1,2})\\D+(\\d{4})(\\D.*)?");
    private static final Pattern YEAR_MONTH = Pattern.compile("(\\d{4})\\D+(\\d{1,2})\\D*");

    /** What systems and people enter where they know no day: the first and the last days of computers and calendars. */
    private static final Set<String> PLACEHOLDERS =
            Set.of("19000101", "18991230", "18991231", "19000100", "19700101", "11111111", "00000000");

    private static final Pattern WHOLE =
            Pattern.compile("(\\d{4})[-/.年]?(\\d{1,2})[-/.月]?(\\d{1,2})日?( 0?0:00(:00)?)?");
    private static final int MOST_YEARS = 130;

    private BirthDates() {}

    /**
     * The day that a person wrote, year first, if somebody who lives can have been born on it.
     *
     * @param today the present day
     */
    public static Optional<LocalDate> day(String text, LocalDate today) {
        Matcher whole = WHOLE.matcher(Widths.half(text).strip());
        if (!whole.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(
                    Integer.parseInt(whole.group(1)),
                    Integer.parseInt(whole.group(2)),
                    Integer.parseInt(whole.group(3)));
            return day.isAfter(today) || day.isBefore(today.minusYears(MOST_YEARS))
                    ? Optional.empty()
                    : Optional.of(day);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** True for a day that stands for none, such as 1900-01-01 or 9999-12-31. */
    public static boolean isPlaceholder(String digits) {
        String year = digits.substring(0, Math.min(4, digits.length()));
        return PLACEHOLDERS.contains(digits) || year.compareTo("1880") < 0 || year.compareTo("2050") > 0;
    }

    /**
     * {@code 1990-05-12}, {@code 1990年5月12日}, {@code 19900512}; {@code 12.5.1990} and {@code 5/12/1990} are read day
     * first unless that is no month. Parts that are not told are {@code 00}. Empty when the text holds no year,
     * or a day that stands for none.
     */
    public static Optional<String> digits(String text) {
        return told(text).filter(digits -> !isPlaceholder(digits));
    }

    private static Optional<String> told(String text) {
        String plain = Widths.half(text).strip();
        Matcher first = YEAR_FIRST.matcher(plain);
        if (first.matches()) {
            return Optional.of(first.group(1) + two(first.group(2)) + two(first.group(3)));
        }
        Matcher last = YEAR_LAST.matcher(plain);
        if (last.matches()) {
            String day = two(last.group(1));
            String month = two(last.group(2));
            boolean monthFirst = Integer.parseInt(month) > 12 || (plain.contains("/") && Integer.parseInt(day) <= 12);
            return Optional.of(last.group(3) + (monthFirst ? day + month : month + day));
        }
        Matcher month = YEAR_MONTH.matcher(plain);
        if (month.matches()) {
            return Optional.of(month.group(1) + two(month.group(2)) + "00");
        }
        StringBuilder digits = new StringBuilder(8);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            }
        }
        return switch (digits.length()) {
            case 8 -> Optional.of(digits.toString());
            case 7 -> Optional.of(digits + "0");
            case 6 -> Optional.of(digits + "00");
            case 4 -> Optional.of(digits + "0000");
            default -> Optional.empty();
        };
    }

    private static String two(String number) {
        return number.length() == 1 ? "0" + number : number;
    }
}
