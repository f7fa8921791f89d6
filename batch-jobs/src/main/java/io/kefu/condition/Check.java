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

    /** Adds the comparisons that make it false of this item, of which it does not hold. */
    void refute(T item, List<String> reasons);

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

        /** The first that fails: the rest is not looked at. */
        @Override
        public void refute(T item, List<String> reasons) {
            for (Check<T> part : parts) {
                if (!part.holds(item)) {
                    part.refute(item, reasons);
                    return;
                }
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

        @Override
        public void refute(T item, List<String> reasons) {
            for (Check<T> part : parts) {
                part.refute(item, reasons);
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

        @Override
        public void refute(T item, List<String> reasons) {
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

        @Override
        public void refute(T item, List<String> reasons) {
            reasons.add(reason);
        }
    }

    /**
     * A search for any of several values, which names the one that was found.
     *
     * @param term the search as a person would write it
     */
    record Search<T>(Predicate<T> predicate, Function<T, Optional<String>> found, String term) implements Check<T> {
        @Override
        public boolean holds(T item) {
            return predicate.test(item);
        }

        @Override
        public void explain(T item, List<String> reasons) {
            found.apply(item).ifPresent(reasons::add);
        }

        @Override
        public void refute(T item, List<String> reasons) {
            reasons.add(term);
        }
    }
}
