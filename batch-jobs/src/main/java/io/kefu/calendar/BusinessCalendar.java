package io.kefu.calendar;

import io.kefu.problem.KefuException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Business time in a time zone: real elapsed time inside open windows, which are half-open, {@code [open, close)}. A day
 * on which clocks change has as many hours as it really has. Exact to the nanosecond, immutable to its users, safe for
 * many threads.
 *
 * <p>Days are laid out once, when they are first asked for, in a range that doubles; every question is then a binary
 * search in it. The calendar reaches from 1600 to 2600. Beyond, and when it never opens again, a
 * {@link CalendarProblem.NoBusinessTime} says so.
 */
public final class BusinessCalendar {

    private static final LocalDate FIRST_DAY = LocalDate.of(1600, 1, 1);
    private static final LocalDate END_DAY = LocalDate.of(2600, 1, 1);

    private final CalendarRules rules;
    private volatile @Nullable Timetable laidOut;
    private volatile long earliest = Long.MAX_VALUE;
    private volatile long furthest = Long.MIN_VALUE;

    public BusinessCalendar(CalendarRules rules) {
        this.rules = rules;
    }

    /** Open at every moment (7×24). */
    public static BusinessCalendar always(ZoneId zone) {
        Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            weekly.put(day, List.of(Hours.ALL_DAY));
        }
        return new BusinessCalendar(CalendarRules.weekly(zone, weekly));
    }

    public CalendarRules rules() {
        return rules;
    }

    public ZoneId zone() {
        return rules.zone();
    }

    /** The first instant that was asked for or given as an answer; empty before the first question. */
    public Optional<Instant> earliest() {
        return earliest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(earliest));
    }

    /** The latest instant that was asked for or given as an answer; empty before the first question. */
    public Optional<Instant> furthest() {
        return furthest == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochSecond(furthest));
    }

    /** Takes note that somebody reckons with this moment. */
    public void reached(Instant at) {
        // Of two threads at once one may win with the lesser: it says a year too few, once, on a day of chance.
        if (at.getEpochSecond() < earliest) {
            earliest = at.getEpochSecond();
        }
        if (at.getEpochSecond() > furthest) {
            furthest = at.getEpochSecond();
        }
    }

    public boolean isOpen(Instant at) {
        return holding(at).isOpen(at);
    }

    /** The instant itself when the calendar is open then, else when it opens next. */
    public Instant nextOpen(Instant at) {
        return answer(at, true, table -> table.nextOpen(at));
    }

    /**
     * The earliest instant at which {@code budget} of business time is used up after {@code start}; for a zero budget the
     * first open instant at or after {@code start}. A budget that is used up as the calendar closes ends at closing time.
     *
     * @throws IllegalArgumentException when the budget is negative
     */
    public Instant add(Instant start, Duration budget) {
        refuseNegative(budget);
        if (budget.isZero()) {
            return nextOpen(start);
        }
        return answer(start, true, table -> table.earliest(table.position(start).plus(budget)));
    }

    /**
     * The latest instant from which {@code budget} of business time passes until {@code end}; for a zero budget the last
     * instant at or before {@code end} that is open or closing.
     *
     * @throws IllegalArgumentException when the budget is negative
     */
    public Instant subtract(Instant end, Duration budget) {
        refuseNegative(budget);
        if (budget.isZero()) {
            return answer(end, false, table -> table.lastOpen(end));
        }
        return answer(end, false, table -> table.latest(table.position(end).minus(budget)));
    }

    /** Business time from {@code start} to {@code end}; zero when {@code end} is not after {@code start}. */
    public Duration between(Instant start, Instant end) {
        if (!start.isBefore(end)) {
            return Duration.ZERO;
        }
        reached(end);
        Timetable table = extended(holding(start), end);
        return table.position(end).minus(table.position(start));
    }

    /**
     * The same local time so many business days later, or earlier when negative. A business day has at least one window.
     * Zero days are the instant itself.
     */
    public Instant addBusinessDays(Instant start, int days) {
        if (days == 0) {
            return start;
        }
        LocalDateTime local = LocalDateTime.ofInstant(start, zone());
        LocalDate day = businessDay(start, days);
        return Hours.edge(day, local.toLocalTime(), zone());
    }

    /**
     * The close of the last window of the business day so many days later, or earlier when negative. Zero days are the day
     * itself, or the next business day.
     */
    public Instant closeOfBusinessDay(Instant start, int days) {
        LocalDate day = LocalDate.ofInstant(start, zone());
        boolean business = !rules.on(day).isEmpty();
        if (days != 0 || !business) {
            day = businessDay(start, days == 0 ? 1 : days);
        }
        List<Window> windows = rules.on(day);
        return windows.get(windows.size() - 1).close();
    }

    private LocalDate businessDay(Instant start, int days) {
        LocalDate from = LocalDate.ofInstant(start, zone());
        return answer(start, days > 0, table -> table.businessDay(from, days));
    }

    /** The first windows that close after the instant, the first of them clipped to it. Overlapping ones are one. */
    public List<Window> windows(Instant from, int count) {
        List<Window> windows = new ArrayList<>();
        LocalDate day = LocalDate.ofInstant(from, zone()).minusDays(1);
        // One more than is asked for: only then is the last one known to have ended.
        for (; windows.size() <= count && day.isBefore(END_DAY); day = day.plusDays(1)) {
            for (Window window : rules.on(day)) {
                if (window.close().isAfter(from)) {
                    Instant open = window.open().isBefore(from) ? from : window.open();
                    CalendarRules.append(windows, new Window(open, window.close()), false);
                }
            }
        }
        return List.copyOf(windows.subList(0, Math.min(count, windows.size())));
    }

    private static void refuseNegative(Duration budget) {
        if (budget.isNegative()) {
            throw new IllegalArgumentException("negative duration: " + budget);
        }
    }

    /** Asks a range that holds the instant, then ever larger ones until one knows the answer. */
    private <T> T answer(Instant at, boolean forward, Function<Timetable, @Nullable T> question) {
        reached(at);
        Timetable table = holding(at);
        T answer = question.apply(table);
        while (answer == null) {
            table = larger(table, forward);
            answer = question.apply(table);
        }
        if (answer instanceof Instant instant) {
            reached(instant);
        }
        return answer;
    }

    private Timetable holding(Instant at) {
        Timetable table = laidOut;
        if (table == null) {
            LocalDate year = LocalDate.ofInstant(at, zone()).withDayOfYear(1);
            table = layOut(year.minusYears(1), year.plusYears(2));
        }
        return extended(table, at);
    }

    private Timetable extended(Timetable table, Instant at) {
        Timetable extended = table;
        while (!extended.holds(at)) {
            extended = larger(extended, !at.isBefore(rules.startOf(extended.endDay())));
        }
        return extended;
    }

    private Timetable larger(Timetable table, boolean forward) {
        long days = table.endDay().toEpochDay() - table.firstDay().toEpochDay();
        if (forward ? !table.endDay().isBefore(END_DAY) : !table.firstDay().isAfter(FIRST_DAY)) {
            throw new KefuException(new CalendarProblem.NoBusinessTime(
                    Integer.toString(FIRST_DAY.getYear()), Integer.toString(END_DAY.getYear())));
        }
        return forward
                ? layOut(table.firstDay(), table.endDay().plusDays(days))
                : layOut(table.firstDay().minusDays(days), table.endDay());
    }

    private Timetable layOut(LocalDate first, LocalDate end) {
        Timetable table = new Timetable(
                rules, first.isBefore(FIRST_DAY) ? FIRST_DAY : first, end.isAfter(END_DAY) ? END_DAY : end);
        laidOut = table; // of two threads at once the later one wins: both tables are right
        return table;
    }
}
