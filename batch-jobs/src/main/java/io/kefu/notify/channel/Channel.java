package io.kefu.notify.channel;

import java.time.Instant;

/** A way to people. */
public interface Channel {

    /** Sends a message; whatever goes wrong is an answer. */
    Answer send(Message message, Instant now);

    /** How many bytes of text it takes at most. */
    default int mostBytes() {
        return Integer.MAX_VALUE;
    }
}
