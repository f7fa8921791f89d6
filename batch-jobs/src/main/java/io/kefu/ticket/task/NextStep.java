package io.kefu.ticket.task;

import io.kefu.text.Widths;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** By when the next step of a line of progress is to be done, where it names one day: 5月11日回访, 2024-05-11 15:30 call. */
final class NextStep {

    private static final Pattern DAY =
            Pattern.compile("(?<![\\d.-])(?:(\\d{4})\\s*[-/.年]\\s*)?(\\d{1,2})\\s*([-/.月])\\s*(\\d{1,2})(?![\\d.%-])"
                    + "\\s*[日号]?(?:\\s*T?(\\d{1,2})(?:[:点时](\\d{2})?)分?)?");

    private NextStep() {}

    /**
     * The moment, or the last second of the day; nothing where no day or more than one is named. A day without its year
     * is the first one from the line on.
     *
     * @param at when what the line tells was done
     */
    static Optional<Instant> due(String text, Instant at, ZoneId zone) {
        LocalDate from = at.atZone(zone).toLocalDate();
        Matcher matcher = DAY.matcher(Widths.half(text));
        Instant due = null;
        while (matcher.find()) {
            if (matcher.group(1) == null && !"月".equals(matcher.group(3))) {
                continue; // 3/4 and 3.2.8 are no days
            }
            if (due != null) {
                return Optional.empty();
            }
            try {
                LocalDate day = day(matcher, from);
                LocalTime time = matcher.group(5) == null
                        ? LocalTime.of(23, 59, 59)
                        : LocalTime.of(
                                Integer.parseInt(matcher.group(5)),
                                matcher.group(6) == null ? 0 : Integer.parseInt(matcher.group(6)));
                due = day.atTime(time).atZone(zone).toInstant();
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(due).filter(moment -> !moment.isBefore(at));
    }

    private static LocalDate day(Matcher matcher, LocalDate from) {
        int month = Integer.parseInt(matcher.group(2));
        int day = Integer.parseInt(matcher.group(4));
        if (matcher.group(1) != null) {
            return LocalDate.of(Integer.parseInt(matcher.group(1)), month, day);
        }
        LocalDate soon = LocalDate.of(from.getYear(), month, day);
        return soon.isBefore(from) ? LocalDate.of(from.getYear() + 1, month, day) : soon;
    }
}
