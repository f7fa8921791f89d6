package io.kefu.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A clock that runs in business time from its start and stands still while it is paused. Paused time does not count,
 * whatever it falls on.
 */
public final class BusinessClock {

    /** What happens to a clock. Pausing a paused clock or resuming a running one changes nothing. */
    public enum Action {
        PAUSE,
        RESUME
    }

    /** Something that happens to a clock. */
    public record Event(Instant at, Action action) {}

    /** A stretch in which the clock runs; open-ended when {@code until} is null. */
    private record Run(Instant from, @Nullable Instant until) {}

    private final BusinessCalendar calendar;
    private final List<Run> runs = new ArrayList<>();

    /** @param events in any order; those before the start count from the start */
    public BusinessClock(BusinessCalendar calendar, Instant start, List<Event> events) {
        this.calendar = calendar;
        @Nullable Instant from = start;
        for (Event event :
                events.stream().sorted(Comparator.comparing(Event::at)).toList()) {
            Instant at = event.at().isBefore(start) ? start : event.at();
            if (event.action() == Action.PAUSE && from != null) {
                runs.add(new Run(from, at));
                from = null;
            } else if (event.action() == Action.RESUME && from == null) {
                from = at;
            }
        }
        if (from != null) {
            runs.add(new Run(from, null));
        }
    }

    /**
     * When the budget is used up, as {@link BusinessCalendar#add} would say; empty while the clock is paused before that.
     *
     * @throws IllegalArgumentException when the budget is negative
     */
    public Optional<Instant> due(Duration budget) {
        Duration left = budget;
        for (Run run : runs) {
            Instant due = calendar.add(run.from(), left);
            if (run.until() == null || !due.isAfter(run.until())) {
                return Optional.of(due);
            }
            left = left.minus(calendar.between(run.from(), run.until()));
        }
        return Optional.empty();
    }

    /** Business time for which the clock has run until {@code end}. */
    public Duration elapsed(Instant end) {
        Duration elapsed = Duration.ZERO;
        for (Run run : runs) {
            Instant until = run.until() == null || run.until().isAfter(end) ? end : run.until();
            elapsed = elapsed.plus(calendar.between(run.from(), until));
        }
        return elapsed;
    }
}
