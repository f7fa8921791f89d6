package io.kefu.text;

import org.jspecify.annotations.Nullable;

/** What has a name in the database, in configuration and in what programs read. */
public interface Keyed {

    String key();

    /** The key, or null of none. */
    static @Nullable String keyOf(@Nullable Keyed keyed) {
        return keyed == null ? null : keyed.key();
    }
}
