package io.kefu.sla.clock;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.calendar.Window;
import io.kefu.ticket.value.StateKind;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a due time comes about, line by line, so that a person can add it up with a pencil. */
public final class Arithmetic {

    /** What a stretch of time is to a clock. */
    public enum Part {
        /** The calendar is open, the clock runs. */
        COUNTED,
        /** Somebody else has the word. */
        PAUSED,
        /** Whole days on which the calendar does not open. */
        CLOSED
    }

    /**
     * A stretch of time.
     *
     * @param kind of the states in which the clock stood; null unless it did
     * @param to null of a pause that has no end
     * @param counted nothing unless it is counted
     * @param total with all above
     */
    public record Line(
            Part part,
            @Nullable StateKind kind,
            Instant from,
            @Nullable Instant to,
            Duration counted,
            Duration total) {}

    private static final int MOST_DAYS = 3_660;

    private final SlaClock clock;
    private final BusinessCalendar calendar;
    private final List<Line> lines = new ArrayList<>();
    private Duration total = Duration.ZERO;

    private Arithmetic(SlaClock clock) {
        this.clock = clock;
        this.calendar = clock.promise().calendar();
    }

    /** The lines from the start of the clock until it is due; until it stands, when it does before. */
    public static List<Line> of(SlaClock clock) {
        return new Arithmetic(clock).lines();
    }

    private List<Line> lines() {
        Instant standing = clock.pausedAt();
        Instant end = standing != null && clock.dueAt().isAfter(standing) ? standing : clock.dueAt();
        for (Pause pause : clock.pauses()) {
            if (!pause.from().isAfter(end)) {
                lines.add(new Line(Part.PAUSED, pause.kind(), pause.from(), pause.to(), Duration.ZERO, Duration.ZERO));
            }
        }
        LocalDate first = day(clock.startedAt());
        LocalDate closedSince = null;
        Instant counted = clock.startedAt();
        for (LocalDate day = first.minusDays(1); isUntil(day, end, first); day = day.plusDays(1)) {
            List<Window> windows = calendar.rules().on(day);
            if (!day.isBefore(first) && windows.isEmpty()) {
                closedSince = closedSince == null ? day : closedSince;
            } else if (closedSince != null) {
                close(closedSince, day);
                closedSince = null;
            }
            for (Window window : windows) {
                count(later(window.open(), counted), earlier(window.close(), end));
                counted = later(counted, window.close());
            }
        }
        if (closedSince != null) {
            close(closedSince, day(end).plusDays(1));
        }
        lines.sort(Comparator.comparing(Line::from).thenComparing(Line::part));
        return lines.stream().map(this::added).toList();
    }

    private boolean isUntil(LocalDate day, Instant end, LocalDate first) {
        return !day.isAfter(day(end)) && day.isBefore(first.plusDays(MOST_DAYS));
    }

    private Line added(Line line) {
        total = total.plus(line.counted());
        return new Line(line.part(), line.kind(), line.from(), line.to(), line.counted(), total);
    }

    private void close(LocalDate from, LocalDate to) {
        Instant begins = from.atStartOfDay(calendar.zone()).toInstant();
        Instant ends = to.atStartOfDay(calendar.zone()).toInstant();
        lines.add(new Line(Part.CLOSED, null, begins, ends, Duration.ZERO, Duration.ZERO));
    }

    /** Adds what of an open window is no pause. */
    private void count(Instant from, Instant to) {
        Instant cursor = from;
        for (Pause pause : clock.pauses()) {
            if (pause.from().isBefore(to)) {
                countWhole(cursor, pause.from());
                cursor = pause.to() == null ? to : later(cursor, pause.to());
            }
        }
        countWhole(cursor, to);
    }

    private void countWhole(Instant from, Instant to) {
        if (from.isBefore(to)) {
            lines.add(new Line(Part.COUNTED, null, from, to, Duration.between(from, to), Duration.ZERO));
        }
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, calendar.zone());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
