package io.kefu.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/** Long lists of values in parts that a statement's IN (…) takes. */
public final class Parts {

    /** SQLite binds at most 32,766 values a statement; smaller lists keep its statement cache useful. */
    private static final int SIZE = 500;

    private Parts() {}

    /** Hands the values over in their order, part by part. */
    public static <T> void of(Collection<T> values, Consumer<List<T>> query) {
        List<T> all = new ArrayList<>(values);
        for (int from = 0; from < all.size(); from += SIZE) {
            query.accept(all.subList(from, Math.min(from + SIZE, all.size())));
        }
    }
}
