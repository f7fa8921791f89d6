package io.kefu.condition;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** A part of a condition, ready to be asked. */
interface Check<T> {

    boolean holds(T item);

    /** Adds the comparisons that make it true of this item, of which it holds. */
    void explain(T item, List<String> reasons);

    record All<T>(Check<T>[] parts) implements Check<T> {
        @Override
        public boolean holds(T item) {
            for (Check<T> part : parts) {
                if (!part.holds(item)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public void explain(T item, List<String> reasons) {
            for (Check<T> part : parts) {
                part.explain(item, reasons);
            }
        }
    }

    record Any<T>(Check<T>[] parts) implements Check<T> {
        @Override
        public boolean holds(T item) {
            for (Check<T> part : parts) {
                if (part.holds(item)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public void explain(T item, List<String> reasons) {
            for (Check<T> part : parts) {
                if (part.holds(item)) {
                    part.explain(item, reasons);
                    return;
                }
            }
        }
    }

    /** @param reason the negation as a person would write it */
    record Not<T>(Check<T> part, String reason) implements Check<T> {
        @Override
        public boolean holds(T item) {
            return !part.holds(item);
        }

        @Override
        public void explain(T item, List<String> reasons) {
            reasons.add(reason);
        }
    }

    /** A comparison. */
    record One<T>(Predicate<T> predicate, String reason) implements Check<T> {
        @Override
        public boolean holds(T item) {
            return predicate.test(item);
        }

        @Override
        public void explain(T item, List<String> reasons) {
            reasons.add(reason);
        }
    }

    /** A search for any of several values, which names the one that was found. */
    record Search<T>(Predicate<T> predicate, Function<T, Optional<String>> found) implements Check<T> {
        @Override
        public boolean holds(T item) {
            return predicate.test(item);
        }

        @Override
        public void explain(T item, List<String> reasons) {
            found.apply(item).ifPresent(reasons::add);
        }
    }
}
