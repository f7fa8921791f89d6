package io.kefu.intake.read;

import io.kefu.intake.format.Lines;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Delimited text in which no record is longer than allowed: from the limit on, a record's characters are left out up to
 * its end, so that the parser never holds more. Where a record ends, it decides as Commons CSV does.
 */
final class RecordLimiter extends Reader {

    /**
     * A record that was cut.
     *
     * @param at character of the stream handed on, from 0, where something is missing
     * @param length of the whole record, in characters
     * @param lines line ends among what was left out
     */
    record Cut(long at, long length, long lines) {}

    private enum State {
        FIELD_START,
        PLAIN,
        QUOTED,
        AFTER_QUOTE
    }

    private final Reader in;
    private final char delimiter;
    private final char quote;
    private final int most;
    private final Deque<Cut> cuts = new ArrayDeque<>();
    private final char[] buffer = new char[1 << 15];
    private int from;
    private int to;
    private State state = State.FIELD_START;
    private long handedOn;
    private long length;
    private long cutAt = -1;
    private long cutLines;
    private char cutBefore;
    private boolean closeQuote;

    RecordLimiter(Reader in, char delimiter, char quote, int most) {
        this.in = in;
        this.delimiter = delimiter;
        this.quote = quote;
        this.most = most;
    }

    /** The cut in the record that begins at this character, or null; earlier ones are forgotten. */
    @org.jspecify.annotations.Nullable
    Cut cut(long begin) {
        while (!cuts.isEmpty() && cuts.peek().at() < begin) {
            cuts.poll();
        }
        Cut next = cuts.peek();
        return next != null && next.at() - begin <= most ? cuts.poll() : null;
    }

    /** True when all that was read was handed on and a record has ended with it. */
    boolean isBetweenRecords() {
        return from == to && length == 0;
    }

    /** True when the stream has ended within a quoted column. */
    boolean endedInQuotes() {
        return to < 0 && state == State.QUOTED;
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        int written = 0;
        while (written < count) {
            if (from == to) {
                if (written > 0 && !in.ready()) {
                    break;
                }
                from = 0;
                to = in.read(buffer, 0, buffer.length);
                if (to < 0) {
                    from = -1;
                    break;
                }
            }
            if (closeQuote) {
                target[offset + written++] = quote;
                closeQuote = false;
                continue;
            }
            char c = buffer[from];
            State before = state;
            boolean ends = advance(c);
            length++;
            if (ends) {
                if (cutAt >= 0) {
                    cuts.add(new Cut(cutAt, length, cutLines));
                    cutAt = -1;
                    cutLines = 0;
                }
                length = 0;
            } else if (length > most) {
                if (cutAt < 0) {
                    cutAt = handedOn + written;
                    closeQuote = before == State.QUOTED; // what the parser has been handed so far
                    cutLines = 0;
                    cutBefore = 0;
                }
                if (Lines.isEnd(c, cutBefore)) {
                    cutLines++;
                }
                cutBefore = c;
                from++;
                continue;
            }
            target[offset + written++] = c;
            from++;
        }
        if (written == 0 && endedInQuotes()) {
            throw new EOFException("a quoted column does not end");
        }
        handedOn += written;
        return written == 0 && from < 0 ? -1 : written;
    }

    /** True when the character ends a record. */
    private boolean advance(char c) {
        if (state == State.QUOTED) {
            state = c == quote ? State.AFTER_QUOTE : State.QUOTED;
            return false;
        }
        if (c == quote && state != State.PLAIN) {
            state = State.QUOTED;
            return false;
        }
        if (c == '\n' || c == '\r') {
            state = State.FIELD_START;
            return true;
        }
        state = c == delimiter ? State.FIELD_START : State.PLAIN;
        return false;
    }

    @Override
    public boolean ready() throws IOException {
        return from < to || in.ready();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
