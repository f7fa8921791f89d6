package io.kefu.sla;

import io.kefu.sla.clock.SlaClock;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.text.Code;
import io.kefu.ticket.value.StateKind;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A clock as it is stored, see {@link SlaClock}.
 *
 * @param pausedAt since when it stands; null when it runs or is over
 * @param nextAt when a scan has to look at it, or null
 */
public record SlaRow(
        String ticketId,
        SlaTarget target,
        int lap,
        boolean newest,
        String policy,
        Duration budget,
        String calendar,
        Set<StateKind> pauses,
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant metAt,
        @Nullable Instant stoppedAt,
        @Nullable Instant pausedAt,
        @Nullable Instant nextAt,
        boolean history) {

    /** @param nextAt when a scan has to look at it, or null */
    static SlaRow of(SlaClock clock, @Nullable Instant nextAt) {
        return new SlaRow(
                clock.ticketId(),
                clock.target(),
                clock.lap(),
                clock.newest(),
                clock.promise().policy(),
                clock.promise().budget(),
                clock.promise().calendarName(),
                clock.promise().pauses(),
                clock.startedAt(),
                clock.dueAt(),
                clock.metAt(),
                clock.stoppedAt(),
                clock.pausedAt(),
                nextAt,
                clock.history());
    }

    /** When it was met or stopped; null while it runs or stands. */
    public @Nullable Instant endedAt() {
        return metAt == null ? stoppedAt : metAt;
    }

    /** Whether the promise was broken by then: a matter of instants, whenever anybody looks. */
    public boolean isBroken(Instant now) {
        if (metAt != null) {
            return metAt.isAfter(dueAt);
        }
        Instant until = stoppedAt != null ? stoppedAt : pausedAt != null ? pausedAt : now;
        return until.isAfter(dueAt);
    }

    /** Whether it is this clock of its ticket. */
    boolean is(SlaTarget what, int number) {
        return target == what && lap == number;
    }

    /** Whether it is this clock that ended; what was promised then stays promised, whatever the policies say since. */
    boolean isEnded(SlaTarget what, int number, Instant started, @Nullable Instant ended) {
        return is(what, number) && startedAt.equals(started) && ended != null && ended.equals(endedAt());
    }

    /** The same clock as it was promised when it ended. */
    SlaRow keeping(@Nullable SlaRow before) {
        return before == null ? this : promised(before);
    }

    private SlaRow promised(SlaRow by) {
        return new SlaRow(
                ticketId,
                target,
                lap,
                newest,
                by.policy,
                by.budget,
                by.calendar,
                by.pauses,
                startedAt,
                by.dueAt,
                metAt,
                stoppedAt,
                pausedAt,
                nextAt,
                history);
    }

    /** The same, to be looked at then. */
    SlaRow lookedAt(@Nullable Instant next) {
        return new SlaRow(
                ticketId, target, lap, newest, policy, budget, calendar, pauses, startedAt, dueAt, metAt, stoppedAt,
                pausedAt, next, history);
    }

    String pauseText() {
        return pauses.stream().map(StateKind::key).collect(Collectors.joining(" "));
    }

    static Set<StateKind> pauses(String text) {
        Set<StateKind> kinds = EnumSet.noneOf(StateKind.class);
        if (!text.isEmpty()) {
            for (String key : text.split(" ", -1)) {
                kinds.add(Code.of(StateKind.class, key));
            }
        }
        return kinds;
    }
}
