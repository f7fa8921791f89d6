package io.kefu.ticket.value;

import org.jspecify.annotations.Nullable;

/**
 * What a ticket is from its first moment on and for good.
 *
 * @param id {@code CS}, the day of its opening, and a serial number
 * @param attribute instant or async
 * @param conversation what the messages of one conversation share in their source
 */
public record Birth(
        String id,
        Origin origin,
        String channel,
        String attribute,
        @Nullable String conversation) {

    /** The channel of what departments ask of each other: it is in no key figure. */
    public static final String INTERNAL = "internal";

    /** Whether a department asks for it, and no customer. */
    public boolean isInternal() {
        return channel.equals(INTERNAL);
    }

    /**
     * Where it came from.
     *
     * @param externalId its number, or that of its first contact, in the source
     * @param history true when another desk works on it: it only counts in reports
     */
    public record Origin(String source, String externalId, boolean history) {}
}
