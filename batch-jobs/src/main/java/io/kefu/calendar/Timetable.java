package io.kefu.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open time of a range of days, laid out once: windows with the business seconds before each, so that every question
 * is a binary search. Instants of the range are those from the start of its first day to the start of the day after its
 * last.
 */
final class Timetable {

    private final LocalDate firstDay;
    private final LocalDate endDay;
    private final long from;
    private final long until;
    private final long[] open;
    private final long[] close;
    private final long[] before;
    private final long[] businessDays;

    Timetable(CalendarRules rules, LocalDate firstDay, LocalDate endDay) {
        this.firstDay = firstDay;
        this.endDay = endDay;
        this.from = rules.startOf(firstDay).getEpochSecond();
        this.until = rules.startOf(endDay).getEpochSecond();
        List<Window> windows = new ArrayList<>();
        long[] days = new long[(int) (endDay.toEpochDay() - firstDay.toEpochDay()) + 1];
        int count = 0;
        // The evening before may last into the first day.
        for (LocalDate day = firstDay.minusDays(1); day.isBefore(endDay); day = day.plusDays(1)) {
            List<Window> own = rules.on(day);
            own.forEach(window -> CalendarRules.append(windows, window, true));
            if (!own.isEmpty() && !day.isBefore(firstDay)) {
                days[count++] = day.toEpochDay();
            }
        }
        businessDays = Arrays.copyOf(days, count);
        open = windows.stream()
                .mapToLong(window -> window.open().getEpochSecond())
                .toArray();
        close = windows.stream()
                .mapToLong(window -> window.close().getEpochSecond())
                .toArray();
        before = new long[open.length + 1];
        for (int i = 0; i < open.length; i++) {
            before[i + 1] = before[i] + close[i] - open[i];
        }
    }

    LocalDate firstDay() {
        return firstDay;
    }

    LocalDate endDay() {
        return endDay;
    }

    boolean holds(Instant at) {
        return at.getEpochSecond() >= from && at.getEpochSecond() < until;
    }

    boolean isOpen(Instant at) {
        int window = windowAt(at.getEpochSecond());
        return window >= 0 && at.getEpochSecond() < close[window];
    }

    /** The instant itself when open, else when the next window opens; null when the range has none. */
    @Nullable
    Instant nextOpen(Instant at) {
        if (isOpen(at)) {
            return at;
        }
        int next = windowAt(at.getEpochSecond()) + 1;
        return next < open.length ? known(Instant.ofEpochSecond(open[next])) : null;
    }

    /** The instant itself when open or closing, else when the last window closed; null when the range has none. */
    @Nullable
    Instant lastOpen(Instant at) {
        int window = windowAt(at.getEpochSecond());
        if (window < 0) {
            return null;
        }
        Instant closing = Instant.ofEpochSecond(close[window]);
        return at.isBefore(closing) ? at : closing;
    }

    /** Business time from the beginning of the range to an instant in it. */
    Duration position(Instant at) {
        long second = at.getEpochSecond();
        int window = windowAt(second);
        if (window < 0) {
            return Duration.ZERO;
        }
        return second < close[window]
                ? Duration.ofSeconds(before[window] + second - open[window], at.getNano())
                : Duration.ofSeconds(before[window + 1]);
    }

    /** The earliest instant of a position after the beginning; null when it lies beyond the range. */
    @Nullable
    Instant earliest(Duration position) {
        long seconds = position.getSeconds();
        int found = Arrays.binarySearch(before, position.getNano() > 0 ? seconds + 1 : seconds);
        int window = found >= 0 ? found - 1 : -found - 2;
        return window < open.length ? known(at(window, position)) : null;
    }

    /** The latest instant of a position; null when it lies before the range. */
    @Nullable
    Instant latest(Duration position) {
        if (position.isNegative()) {
            return null;
        }
        int found = Arrays.binarySearch(before, position.toSeconds());
        int window = found >= 0 ? found : -found - 2;
        return window < open.length ? at(window, position) : null;
    }

    /** The business day so many before (negative) or after a day; null when it lies outside of the range. */
    @Nullable
    LocalDate businessDay(LocalDate from, int days) {
        int found = Arrays.binarySearch(businessDays, from.toEpochDay());
        int atOrAfter = found >= 0 ? found : -found - 1;
        // Counting on from a day that is none begins with the next one.
        int index = atOrAfter + (days > 0 && found < 0 ? days - 1 : days);
        return index >= 0 && index < businessDays.length ? LocalDate.ofEpochDay(businessDays[index]) : null;
    }

    private Instant at(int window, Duration position) {
        return Instant.ofEpochSecond(open[window] + position.getSeconds() - before[window], position.getNano());
    }

    /** What lies after the end of the range may look different when the days there are known. */
    private @Nullable Instant known(Instant answer) {
        return answer.isAfter(Instant.ofEpochSecond(until)) ? null : answer;
    }

    /** The last window that opened at or before the second; −1 when there is none. */
    private int windowAt(long second) {
        int found = Arrays.binarySearch(open, second);
        return found >= 0 ? found : -found - 2;
    }
}
