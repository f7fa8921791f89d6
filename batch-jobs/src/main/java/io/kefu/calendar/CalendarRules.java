package io.kefu.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When a calendar is open. A day takes its hours from {@code specialDays}, else from {@code weekly}; a holiday closes the
 * whole local day, whatever else is said of it, also the end of hours that began the evening before. Breaks are cut out
 * of whatever is open.
 *
 * @param weekly the hours of weekdays; a weekday that is not listed is closed, hours that overlap count once
 * @param holidays closed days
 * @param yearlyHolidays days that are closed every year
 * @param specialDays hours that replace the weekly ones, such as those of a make-up working day 调休
 * @param breaks what is cut out on a day
 */
public record CalendarRules(
        ZoneId zone,
        Map<DayOfWeek, List<Hours>> weekly,
        Set<LocalDate> holidays,
        Set<MonthDay> yearlyHolidays,
        Map<LocalDate, List<Hours>> specialDays,
        Map<LocalDate, List<Hours>> breaks) {

    /** @throws IllegalArgumentException when no day is ever open */
    public CalendarRules {
        weekly = Map.copyOf(weekly);
        holidays = Set.copyOf(holidays);
        yearlyHolidays = Set.copyOf(yearlyHolidays);
        specialDays = Map.copyOf(specialDays);
        breaks = Map.copyOf(breaks);
        Set<LocalDate> closed = holidays;
        boolean opens = weekly.values().stream().anyMatch(hours -> !hours.isEmpty())
                || specialDays.entrySet().stream()
                        .anyMatch(day -> !day.getValue().isEmpty() && !closed.contains(day.getKey()));
        if (!opens) {
            throw new IllegalArgumentException("the calendar is never open");
        }
    }

    /** Weekly hours alone. */
    public static CalendarRules weekly(ZoneId zone, Map<DayOfWeek, List<Hours>> weekly) {
        return new CalendarRules(zone, weekly, Set.of(), Set.of(), Map.of(), Map.of());
    }

    public boolean isHoliday(LocalDate day) {
        return holidays.contains(day)
                || (!yearlyHolidays.isEmpty()
                        && yearlyHolidays.contains(MonthDay.of(day.getMonth(), day.getDayOfMonth())));
    }

    /** The windows that belong to a day, ordered, apart from one another. */
    public List<Window> on(LocalDate day) {
        if (isHoliday(day)) {
            return List.of();
        }
        List<Hours> hours = specialDays.getOrDefault(day, weekly.getOrDefault(day.getDayOfWeek(), List.of()));
        if (hours.isEmpty()) {
            return List.of();
        }
        List<Window> windows = new ArrayList<>();
        for (Hours span : hours) {
            windows.add(span.on(day, zone));
        }
        // What begins in the evening may reach into the next day, hours as well as breaks.
        for (LocalDate date : List.of(day.minusDays(1), day, day.plusDays(1))) {
            if (isHoliday(date)) {
                windows = cut(windows, Hours.ALL_DAY.on(date, zone));
            }
            for (Hours pause : breaks.getOrDefault(date, List.of())) {
                windows = cut(windows, pause.on(date, zone));
            }
        }
        return joined(windows);
    }

    private static List<Window> cut(List<Window> windows, Window hole) {
        List<Window> left = new ArrayList<>();
        for (Window window : windows) {
            left.add(new Window(window.open(), earlier(window.close(), hole.open())));
            left.add(new Window(later(window.open(), hole.close()), window.close()));
        }
        return left;
    }

    private static List<Window> joined(List<Window> windows) {
        List<Window> joined = new ArrayList<>();
        windows.stream()
                .filter(window -> !window.isEmpty())
                .sorted(Comparator.comparing(Window::open).thenComparing(Window::close))
                .forEach(window -> append(joined, window, false));
        return joined;
    }

    /**
     * Appends a window that opens no earlier than the last one.
     *
     * @param touching whether one that opens as the last one closes continues it
     */
    static void append(List<Window> windows, Window next, boolean touching) {
        int last = windows.size() - 1;
        if (last >= 0) {
            Window before = windows.get(last);
            boolean continues = next.open().isBefore(before.close())
                    || (touching && next.open().equals(before.close()));
            if (continues) {
                windows.set(last, new Window(before.open(), later(before.close(), next.close())));
                return;
            }
        }
        windows.add(next);
    }

    Instant startOf(LocalDate day) {
        return Hours.edge(day, LocalTime.MIDNIGHT, zone);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
