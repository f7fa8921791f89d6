package io.kefu.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A value of a closed set. Its key is its name in the database, in configuration and in what programs read. */
public interface Code extends Keyed {

    /** The enum constant's. */
    String name();

    @Override
    default String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException when the set has none of this key */
    static <E extends Enum<E> & Code> E of(Class<E> set, String key) {
        return Enum.valueOf(set, key.toUpperCase(Locale.ROOT));
    }

    /** As {@link #of}; null for none. */
    static <E extends Enum<E> & Code> @Nullable E ofNullable(Class<E> set, @Nullable String key) {
        return key == null ? null : of(set, key);
    }

    static List<String> keys(Code... codes) {
        return Arrays.stream(codes).map(Code::key).toList();
    }
}
