package io.kefu.condition;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Estimates how large a regular expression becomes when its counted repetitions are written out, as RE2 does. Nothing
 * is refused here that is small; what is not well-formed is somebody else's to say.
 */
final class PatternSize {

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,4})(?:,(\\d{0,4}))?}");
    private static final int DEEPEST = 100;
    private static final long HUGE = Integer.MAX_VALUE;

    private PatternSize() {}

    /** The size in characters; {@link Integer#MAX_VALUE} when it is beyond all measure or nested too deep. */
    static long of(String pattern) {
        Deque<Long> outer = new ArrayDeque<>();
        Matcher count = COUNT.matcher(pattern);
        long size = 0; // of the group so far, without its last atom
        long atom = 0; // the last atom
        for (int i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '(' -> {
                    outer.push(size + atom);
                    size = 0;
                    atom = 0;
                }
                case ')' -> {
                    atom = size + atom + 1;
                    size = outer.isEmpty() ? 0 : outer.pop();
                }
                case '[' -> {
                    size += atom;
                    atom = 1;
                    i = Math.max(i, pattern.indexOf(']', i + 2) < 0 ? pattern.length() : pattern.indexOf(']', i + 2));
                }
                case '{' -> {
                    if (count.region(i, pattern.length()).lookingAt()) {
                        String most =
                                count.group(2) == null || count.group(2).isEmpty() ? count.group(1) : count.group(2);
                        atom *= Math.max(1, Integer.parseInt(most));
                        i = count.end() - 1;
                    }
                }
                case '\\' -> {
                    size += atom;
                    atom = 1;
                    i++;
                }
                default -> {
                    size += atom;
                    atom = 1;
                }
            }
            if (size + atom > HUGE || outer.size() > DEEPEST) {
                return HUGE;
            }
        }
        return size + atom + outer.stream().mapToLong(Long::longValue).sum();
    }
}
