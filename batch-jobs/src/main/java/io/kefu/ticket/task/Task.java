package io.kefu.ticket.task;

import io.kefu.text.Code;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has to do for a ticket.
 *
 * @param id {@code T} + day + serial
 * @param consultation the first of the tasks that were asked together; null of what is no consultation
 * @param entry the line of progress whose next step it is, or null
 * @param what is to be done, or asked
 * @param dueAt null when nobody said by when
 * @param answer what came of it; why not, of one that was dropped
 */
public record Task(
        String id,
        String ticketId,
        Kind kind,
        @Nullable String consultation,
        @Nullable String entry,
        String assignee,
        String what,
        @Nullable Instant dueAt,
        Instant openedAt,
        String openedBy,
        Outcome outcome,
        @Nullable String answer,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    /** What it is for. */
    public enum Kind implements Code {
        /** The customer is spoken to again. */
        FOLLOW_UP,
        /** A specialist says what to do. */
        CONSULTATION
    }

    /** How it stands. */
    public enum Outcome implements Code {
        OPEN,
        DONE,
        /** It need not be done. */
        DROPPED
    }

    /** The same task, as it ended. */
    public Task ended(Outcome how, String why, Instant at, String by) {
        return new Task(
                id, ticketId, kind, consultation, entry, assignee, what, dueAt, openedAt, openedBy, how, why, at, by);
    }

    /** Whether it should have been done before a moment. */
    public boolean isOverdue(Instant now) {
        return outcome == Outcome.OPEN && dueAt != null && dueAt.isBefore(now);
    }
}
