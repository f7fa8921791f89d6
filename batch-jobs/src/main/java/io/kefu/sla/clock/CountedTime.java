package io.kefu.sla.clock;

import io.kefu.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The time that counts for a clock: business time from its start, without its pauses.
 *
 * @param pauses in order, none of which overlaps another or begins before the start
 */
record CountedTime(BusinessCalendar calendar, Instant start, List<Pause> pauses) {

    /** The earliest instant at which so much has been counted; null when a pause that has no end comes before. */
    @Nullable
    Instant reach(Duration amount) {
        Duration left = amount;
        Instant cursor = start;
        for (Pause pause : pauses) {
            Duration counted = calendar.between(cursor, pause.from());
            if (counted.compareTo(left) >= 0) {
                return calendar.add(cursor, left);
            }
            if (pause.to() == null) {
                return null;
            }
            left = left.minus(counted);
            cursor = pause.to();
        }
        return calendar.add(cursor, left);
    }

    /** As {@link #reach}, as if a pause that has no end were over as it began: it cannot be earlier. */
    Instant reachAtBest(Duration amount) {
        Instant reached = reach(amount);
        if (reached != null) {
            return reached;
        }
        Instant from = Objects.requireNonNull(standing());
        return calendar.add(from, amount.minus(until(from)));
    }

    /** Since when it stands: the beginning of the pause that has no end, and of those right before it; null when it runs. */
    @Nullable
    Instant standing() {
        int last = pauses.size() - 1;
        if (last < 0 || pauses.get(last).to() != null) {
            return null;
        }
        while (last > 0 && pauses.get(last).from().equals(pauses.get(last - 1).to())) {
            last--;
        }
        return pauses.get(last).from();
    }

    /** What has been counted until an instant. */
    Duration until(Instant end) {
        Duration counted = Duration.ZERO;
        Instant cursor = start;
        for (Pause pause : pauses) {
            if (!pause.from().isBefore(end)) {
                break;
            }
            counted = counted.plus(calendar.between(cursor, pause.from()));
            if (pause.to() == null || !pause.to().isBefore(end)) {
                return counted;
            }
            cursor = pause.to();
        }
        return counted.plus(calendar.between(cursor, end));
    }
}
