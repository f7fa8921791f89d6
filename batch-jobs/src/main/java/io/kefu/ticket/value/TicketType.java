package io.kefu.ticket.value;

import io.kefu.text.Keyed;
import org.jspecify.annotations.Nullable;

/** What a customer wants: 咨询, 投诉, 售后, or whatever else {@code rules/grades.yaml} names. */
public record TicketType(String key) implements Keyed {

    /** Null for none. */
    public static @Nullable TicketType ofNullable(@Nullable String key) {
        return key == null ? null : new TicketType(key);
    }
}
