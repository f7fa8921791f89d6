package io.kefu.sla.clock;

import io.kefu.sla.policy.EscalationLevel;
import io.kefu.sla.policy.Promise;
import io.kefu.sla.policy.SlaTarget;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A promise to a ticket, and what became of it. A clock that is neither met nor stopped runs, or stands while its last
 * pause has no end.
 *
 * @param lap counts the clocks of a target, from 1: of a resolution it is the round
 * @param newest whether no later one follows
 * @param pauses in order, clipped to the clock
 * @param dueAt the earliest instant at which the budget is used up; of a clock that stands, when it would be if it went on
 *     at once
 * @param metAt when it was kept, in time or too late
 * @param stoppedAt when it no longer mattered; of what is over at a time that nobody knows, when it started
 */
public record SlaClock(
        String ticketId,
        int lap,
        boolean newest,
        Promise promise,
        Instant startedAt,
        List<Pause> pauses,
        Instant dueAt,
        @Nullable Instant metAt,
        @Nullable Instant stoppedAt,
        boolean history) {

    /** A clock whose due time follows from the rest. */
    static SlaClock of(
            String ticketId,
            int lap,
            Promise promise,
            Instant startedAt,
            List<Pause> pauses,
            @Nullable Instant metAt,
            @Nullable Instant stoppedAt,
            boolean history) {
        Instant due = new CountedTime(promise.calendar(), startedAt, pauses).reachAtBest(promise.budget());
        return new SlaClock(ticketId, lap, true, promise, startedAt, pauses, due, metAt, stoppedAt, history);
    }

    SlaClock older() {
        return new SlaClock(ticketId, lap, false, promise, startedAt, pauses, dueAt, metAt, stoppedAt, history);
    }

    public SlaTarget target() {
        return promise.target();
    }

    /** When it was met or stopped; null while it runs or stands. */
    public @Nullable Instant endedAt() {
        return metAt == null ? stoppedAt : metAt;
    }

    /** Since when it stands; null when it runs or is over. */
    public @Nullable Instant pausedAt() {
        return endedAt() != null ? null : time().standing();
    }

    /** When a level is reached if nothing else happens; null while it stands. */
    public @Nullable Instant reaches(EscalationLevel level) {
        return time().reach(level.at());
    }

    /**
     * When it has to be looked at first. One that is over is looked at for what happened since the last look.
     *
     * @param lastLook null when nobody has looked yet
     */
    public @Nullable Instant firstLevelAt(@Nullable Instant lastLook) {
        if (history) {
            return null;
        }
        Instant ended = endedAt();
        for (EscalationLevel level : promise.levels()) {
            Instant at = reaches(level);
            if (at == null || (ended != null && (lastLook == null || at.isAfter(ended)))) {
                return null;
            }
            if (ended == null || at.isAfter(lastLook)) {
                return at;
            }
        }
        return null;
    }

    private CountedTime time() {
        return new CountedTime(promise.calendar(), startedAt, pauses);
    }
}
