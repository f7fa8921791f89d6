package io.kefu.sla;

import io.kefu.sla.policy.Role;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.text.Code;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A level of a clock that was reached.
 *
 * @param level its name, see {@link io.kefu.sla.policy.EscalationLevel}
 * @param startedAt when its clock began
 * @param reachedAt by the timestamps, whenever a scan came
 * @param policy by which
 * @param told to whom; empty when nobody had to be told, or is there
 */
public record Fired(
        String ticketId,
        SlaTarget target,
        int lap,
        String level,
        Instant startedAt,
        Instant reachedAt,
        Instant dueAt,
        String policy,
        Outcome outcome,
        List<Recipient> told) {

    /** The same with another end. */
    Fired became(Outcome end, List<Recipient> whom) {
        return new Fired(ticketId, target, lap, level, startedAt, reachedAt, dueAt, policy, end, whom);
    }

    /** What became of it. */
    public enum Outcome implements Code {
        /** Somebody is told. */
        TOLD,
        /** A later level of the same clock was reached as well when the scan came: that one tells of both. */
        CAUGHT_UP,
        /** The clock was over when the scan came: there is nothing to do any more. */
        OVER,
        /** The ticket was closed. */
        CLOSED,
        /** The ticket could not be closed; it is tried again every day. */
        REFUSED
    }

    /**
     * Who is told.
     *
     * @param role for which
     * @param person number of the agent, or the name; null when nobody is known
     * @param instead of whom, who is not there; null when it is who it should be
     */
    public record Recipient(
            Role role, @Nullable String person, @Nullable Role instead) {}
}
