package io.kefu.calendar;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Working hours of a week in a time zone. Business time is real elapsed time inside the windows; a window is
 * half-open, {@code [open, close)}, and lies within one local day. Immutable.
 */
public final class BusinessCalendar {

    /** From {@code open} to {@code close}; midnight as close means the end of the day. */
    public record Window(LocalTime open, LocalTime close) {
        public Window {
            if (!close.equals(LocalTime.MIDNIGHT) && !open.isBefore(close)) {
                throw new IllegalArgumentException("a window must open before it closes: " + open + "-" + close);
            }
        }

        /** Reads {@code 09:00-18:00}; {@code 24:00} is the end of the day. */
        public static Window parse(String text) {
            String[] edges = text.strip().split("-", -1);
            if (edges.length != 2) {
                throw new IllegalArgumentException("not a window: " + text);
            }
            LocalTime close = edges[1].equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(edges[1]);
            if (edges[1].equals("00:00")) {
                throw new IllegalArgumentException("write 24:00 for the end of the day: " + text);
            }
            return new Window(LocalTime.parse(edges[0]), close);
        }
    }

    private final ZoneId zone;
    private final Map<DayOfWeek, List<Window>> weekly;
    private final boolean always;

    /** @throws IllegalArgumentException when no day has a window, or windows of a day overlap */
    public BusinessCalendar(ZoneId zone, Map<DayOfWeek, List<Window>> weekly) {
        Map<DayOfWeek, List<Window>> sorted = new EnumMap<>(DayOfWeek.class);
        weekly.forEach((day, windows) -> sorted.put(
                day, windows.stream().sorted(Comparator.comparing(Window::open)).toList()));
        if (sorted.values().stream().allMatch(List::isEmpty)) {
            throw new IllegalArgumentException("the calendar is never open");
        }
        sorted.values().forEach(BusinessCalendar::refuseOverlap);
        this.zone = zone;
        this.weekly = sorted;
        Window wholeDay = new Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        this.always = sorted.size() == 7 && sorted.values().stream().allMatch(List.of(wholeDay)::equals);
    }

    /** Open at every moment (7×24). */
    public static BusinessCalendar always(ZoneId zone) {
        Map<DayOfWeek, List<Window>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.put(day, List.of(new Window(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));
        }
        return new BusinessCalendar(zone, weekly);
    }

    private static void refuseOverlap(List<Window> windows) {
        for (int i = 1; i < windows.size(); i++) {
            LocalTime close = windows.get(i - 1).close();
            if (close.equals(LocalTime.MIDNIGHT) || windows.get(i).open().isBefore(close)) {
                throw new IllegalArgumentException("windows overlap: " + windows);
            }
        }
    }

    public ZoneId zone() {
        return zone;
    }

    /**
     * The earliest instant at which {@code budget} of business time is used up after {@code start}; for a zero
     * budget the first open instant at or after {@code start}.
     */
    public Instant add(Instant start, Duration budget) {
        if (budget.isNegative()) {
            throw new IllegalArgumentException("negative duration: " + budget);
        }
        if (always) {
            return start.plus(budget);
        }
        Duration left = budget;
        for (LocalDate day = start.atZone(zone).toLocalDate(); ; day = day.plusDays(1)) {
            for (Window window : weekly.getOrDefault(day.getDayOfWeek(), List.of())) {
                Instant open = later(edge(day, window.open()), start);
                Instant close = closeOf(day, window);
                if (!open.isBefore(close)) {
                    continue;
                }
                Duration length = Duration.between(open, close);
                if (length.compareTo(left) >= 0) {
                    return open.plus(left);
                }
                left = left.minus(length);
            }
        }
    }

    /** Business time from {@code start} to {@code end}; zero when {@code end} is not after {@code start}. */
    public Duration between(Instant start, Instant end) {
        if (!start.isBefore(end)) {
            return Duration.ZERO;
        }
        if (always) {
            return Duration.between(start, end);
        }
        Duration total = Duration.ZERO;
        LocalDate last = end.atZone(zone).toLocalDate();
        for (LocalDate day = start.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (Window window : weekly.getOrDefault(day.getDayOfWeek(), List.of())) {
                Instant open = later(edge(day, window.open()), start);
                Instant close = closeOf(day, window);
                Instant stop = close.isBefore(end) ? close : end;
                if (open.isBefore(stop)) {
                    total = total.plus(Duration.between(open, stop));
                }
            }
        }
        return total;
    }

    private Instant closeOf(LocalDate day, Window window) {
        return window.close().equals(LocalTime.MIDNIGHT)
                ? edge(day.plusDays(1), LocalTime.MIDNIGHT)
                : edge(day, window.close());
    }

    /** A local edge in a spring gap moves forward by the gap; in an autumn overlap it is the first occurrence. */
    private Instant edge(LocalDate day, LocalTime time) {
        return ZonedDateTime.of(day, time, zone).withEarlierOffsetAtOverlap().toInstant();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
