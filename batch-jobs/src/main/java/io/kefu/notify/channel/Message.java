package io.kefu.notify.channel;

import org.jspecify.annotations.Nullable;

/**
 * What is sent.
 *
 * @param id the same on every try, for receivers who know what they have seen
 * @param address of the recipient; empty where the channel itself is the recipient
 * @param html null when there is only the text
 */
public record Message(
        String id,
        String address,
        String subject,
        String text,
        @Nullable String html) {}
