package io.kefu.ticket.value;

import io.kefu.access.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When, by whom and why something happened to a ticket.
 *
 * @param at when it happened; of a fact that came without a time, when it was told
 * @param timed false when nobody knows when it happened: it is in no figure as of a moment
 * @param intakeId the imported row that tells it, or null
 */
public record Cause(
        Instant at,
        boolean timed,
        Actor actor,
        String reason,
        @Nullable Long intakeId) {

    public static Cause of(Instant at, Actor actor, String reason) {
        return new Cause(at, true, actor, reason, null);
    }

    public static Cause of(Instant at, Actor actor, String reason, @Nullable Long intakeId) {
        return new Cause(at, true, actor, reason, intakeId);
    }

    /** The same, at a moment that nobody noted. */
    public Cause untimed() {
        return new Cause(at, false, actor, reason, intakeId);
    }

    /** The same for this reason. */
    public Cause because(String why) {
        return new Cause(at, timed, actor, why, intakeId);
    }

    /** The same at another moment, which was noted. */
    public Cause at(Instant moment) {
        return new Cause(moment, true, actor, reason, intakeId);
    }
}
