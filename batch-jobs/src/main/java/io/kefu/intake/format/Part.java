package io.kefu.intake.format;

import org.jspecify.annotations.Nullable;

/**
 * A part of a file that begins and ends between two records.
 *
 * @param from its first byte
 * @param to the byte behind its last one; behind the file's end: all the rest
 * @param lines how many lines stand before it
 * @param encoding of the whole file; null: to be found out
 */
public record Part(long from, long to, long lines, @Nullable String encoding) {

    /** All of a file. */
    public static final Part WHOLE = new Part(0, Long.MAX_VALUE, 0, null);

    /** True for the part that the file begins with. */
    public boolean isFirst() {
        return from == 0;
    }

    /** True for the part that the file ends with. */
    public boolean isLast() {
        return to == Long.MAX_VALUE;
    }
}
