package io.kefu.notify;

import io.kefu.text.Code;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice of the outbox.
 *
 * @param sendAt not before
 * @param epoch how often it was taken for sending
 * @param endedAt when it was sent, or given up
 * @param answer what the receiver said last
 */
public record Notice(
        long id,
        Draft draft,
        Instant createdAt,
        State state,
        Instant sendAt,
        int attempts,
        long epoch,
        @Nullable Instant endedAt,
        @Nullable String answer) {

    /** How it stands. */
    public enum State implements Code {
        /** To be sent, or to be tried again. */
        WAITING,
        SENT,
        /** Given up: refused, or tried too often. */
        DEAD
    }
}
