package io.kefu.ticket.value;

import io.kefu.text.Keyed;
import org.jspecify.annotations.Nullable;

/** How much a customer is pressed: 普通, 紧急, 特急, or whatever else {@code rules/grades.yaml} names. */
public record Urgency(String key) implements Keyed {

    /** Null for none. */
    public static @Nullable Urgency ofNullable(@Nullable String key) {
        return key == null ? null : new Urgency(key);
    }
}
