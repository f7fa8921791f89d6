package io.kefu.ticket.value;

import io.kefu.text.Keyed;
import org.jspecify.annotations.Nullable;

/** What is done first: 高, 中, 低, or whatever else {@code rules/grades.yaml} names. */
public record Priority(String key) implements Keyed {

    /** Null for none. */
    public static @Nullable Priority ofNullable(@Nullable String key) {
        return key == null ? null : new Priority(key);
    }
}
