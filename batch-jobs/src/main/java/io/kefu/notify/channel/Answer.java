package io.kefu.notify.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a receiver said, in its own words. */
public sealed interface Answer {

    String words();

    /** It has it. */
    record Taken(String words) implements Answer {}

    /**
     * Not now.
     *
     * @param after how long it wants to be left alone; null when it does not say
     * @param channel whether nobody would have been reached
     */
    record NotNow(String words, @Nullable Duration after, boolean channel) implements Answer {}

    /** Never. */
    record Refused(String words) implements Answer {}
}
