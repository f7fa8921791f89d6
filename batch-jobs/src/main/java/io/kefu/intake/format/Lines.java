package io.kefu.intake.format;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Lines of a text, none of them kept longer than allowed. */
public final class Lines implements AutoCloseable {

    /**
     * @param number from 1
     * @param text without its end; only the beginning when the line is too long
     * @param length of the whole line, in characters
     */
    public record Line(long number, String text, long length) {
        public boolean isCut() {
            return length > text.length();
        }
    }

    private final Reader in;
    private final int most;
    private final char[] buffer = new char[1 << 16];
    private int from;
    private int to;
    private long number;

    public Lines(Reader in, int most) {
        this.in = in;
        this.most = most;
    }

    /** The next line, or null at the end. */
    @Nullable
    public Line next() throws IOException {
        @Nullable StringBuilder begun = null;
        long length = 0;
        while (true) {
            if (from == to) {
                from = 0;
                to = in.read(buffer, 0, buffer.length);
                if (to <= 0) {
                    to = 0;
                    return begun == null ? null : line(begun, length);
                }
            }
            int end = from;
            while (end < to && buffer[end] != '\n') {
                end++;
            }
            boolean ended = end < to;
            int count = end - from;
            if (ended && begun == null && count <= most) {
                String text = new String(buffer, from, count);
                from = end + 1;
                number++;
                return new Line(number, withoutReturn(text), withoutReturn(text).length());
            }
            begun = begun == null ? new StringBuilder() : begun;
            begun.append(buffer, from, Math.min(count, most - begun.length()));
            length += count;
            from = ended ? end + 1 : end;
            if (ended) {
                return line(begun, length);
            }
        }
    }

    /** How many line ends a text holds, whatever program wrote it: CR, LF, or both as one. */
    public static int ends(CharSequence text) {
        int ends = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEnd(text.charAt(i), i == 0 ? 0 : text.charAt(i - 1))) {
                ends++;
            }
        }
        return ends;
    }

    /** True when a line ends with this character; the LF behind a CR ends none. */
    public static boolean isEnd(int c, int before) {
        return c == '\r' || (c == '\n' && before != '\r');
    }

    private Line line(StringBuilder text, long length) {
        number++;
        if (length > text.length()) {
            return new Line(number, text.toString(), length);
        }
        String whole = withoutReturn(text.toString());
        return new Line(number, whole, whole.length());
    }

    private static String withoutReturn(String text) {
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
