package io.kefu.intake.read;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Delimited text in which a fault of quotes costs its own line alone. A record in which text stands behind a closing
 * quote, or whose quote is never closed, is no record: its first line is handed on as one cell behind a {@link #MARK}, and the
 * next line begins a record of its own. Blanks between a delimiter and a quote are left out.
 */
final class QuoteGuard extends Reader {

    /** Begins a line that is no record; stands in no text. */
    static final char MARK = '\uE0FF';

    private static final int CHUNK = 1 << 15;

    private final Reader in;
    private final char delimiter;
    private final char quote;

    /** How many characters are looked at for the end of a record. */
    private final int most;

    private char[] buffer = new char[CHUNK];
    /** What was read and not handed on: from the next record's begin to the end. */
    private int from;

    private int to;
    private boolean ended;
    private long lineFeedsRead;

    /** Up to here characters are handed on as they are. */
    private int plainTo;

    private final StringBuilder rewritten = new StringBuilder();
    private int rewrittenAt;

    QuoteGuard(Reader in, char delimiter, char quote, int most) {
        this.in = in;
        this.delimiter = delimiter;
        this.quote = quote;
        this.most = most;
    }

    @Override
    public int read(char[] target, int offset, int count) throws IOException {
        if (rewrittenAt == rewritten.length() && from >= plainTo && !next()) {
            return -1;
        }
        if (rewrittenAt < rewritten.length()) {
            int length = Math.min(count, rewritten.length() - rewrittenAt);
            rewritten.getChars(rewrittenAt, rewrittenAt + length, target, offset);
            rewrittenAt += length;
            return length;
        }
        int length = Math.min(count, plainTo - from);
        System.arraycopy(buffer, from, target, offset, length);
        from += length;
        return length;
    }

    /** True when all that was handed on are whole records. */
    boolean isBetweenRecords() {
        return rewrittenAt == rewritten.length() && from >= plainTo;
    }

    /** How many line feeds stand in what was handed on. */
    long lineFeeds() {
        return lineFeedsRead - count(from, to);
    }

    private int count(int begin, int end) {
        int count = 0;
        for (int i = begin; i < end; i++) {
            count += buffer[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    /** Prepares what comes next: lines without quotes, or one record with some; false at the end. */
    private boolean next() throws IOException {
        rewritten.setLength(0);
        rewrittenAt = 0;
        if (from == to && !fill()) {
            return false;
        }
        if (from > buffer.length / 2) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        plainTo = withoutQuotes();
        if (plainTo > from) {
            return true;
        }
        record();
        return true;
    }

    /** The end of the whole lines from here on that hold no quote. */
    private int withoutQuotes() {
        int end = from;
        for (int i = from; i < to && buffer[i] != quote; i++) {
            if (buffer[i] == '\n' || buffer[i] == '\r') {
                end = i + 1;
            }
        }
        return end;
    }

    /** Looks at the record that begins here, and hands it on or its first line as no record. */
    private void record() throws IOException {
        boolean blanks = false;
        int at = from;
        while (true) {
            // at the begin of a field
            int begin = at;
            while (has(at) && (buffer[at] == ' ' || buffer[at] == '\u3000') && delimiter != ' ') {
                at++;
            }
            if (has(at) && buffer[at] == quote) {
                int close = closing(at + 1);
                boolean sound = close >= 0 && endsField(close + 1);
                if (!sound && begin < at) {
                    at = begin; // a quote within a text that begins with a blank
                } else if (!sound) {
                    broken(close < 0);
                    return;
                } else {
                    blanks |= begin < at;
                    at = close + 1;
                }
            }
            while (has(at) && buffer[at] != delimiter && !isLineEnd(buffer[at])) {
                at++;
            }
            if (!has(at) || isLineEnd(buffer[at])) {
                break;
            }
            at++;
            if (at - from > most) {
                break; // the limit on records tells what is wrong with it
            }
        }
        int end = has(at) ? at + 1 : at;
        if (blanks) {
            withoutBlanks(end);
            from = end;
        }
        plainTo = end;
    }

    /** The position of the quote that ends a column; two quotes are one. Negative when there is none within the limit. */
    private int closing(int begin) throws IOException {
        int at = begin;
        while (has(at) && at - from <= most) {
            if (buffer[at] == quote) {
                if (!has(at + 1) || buffer[at + 1] != quote) {
                    return at;
                }
                at++;
            }
            at++;
        }
        return has(at) ? at : -1; // too long: the limit on records cuts it
    }

    private boolean endsField(int begin) throws IOException {
        int at = begin;
        if (at - from > most) {
            return true;
        }
        while (has(at) && (buffer[at] == ' ' || buffer[at] == '\t') && buffer[at] != delimiter) {
            at++;
        }
        return !has(at) || buffer[at] == delimiter || isLineEnd(buffer[at]);
    }

    /**
     * The first line as one cell; the parser shall not see its quotes. A last line that ends in the middle of a column is handed
     * on as it is: the file breaks off there.
     */
    private void broken(boolean open) throws IOException {
        int at = from;
        rewritten.append(quote).append(MARK);
        while (has(at) && !isLineEnd(buffer[at])) {
            char c = buffer[at++];
            rewritten.append(c);
            if (c == quote) {
                rewritten.append(c);
            }
        }
        if (at - from > most || (open && !has(at))) {
            rewritten.setLength(0);
            plainTo = at;
            return;
        }
        rewritten.append(quote);
        from = at;
        plainTo = at;
        if (has(at)) {
            rewritten.append(buffer[at]);
            from = at + 1;
            plainTo = at + 1;
        }
    }

    /** The record without the blanks before quotes and behind them. */
    private void withoutBlanks(int end) {
        boolean quoted = false;
        boolean begins = true;
        int pending = 0;
        for (int i = from; i < end; i++) {
            char c = buffer[i];
            if (!quoted && begins && (c == ' ' || c == '\u3000')) {
                pending++;
                continue;
            }
            if (c == quote && (begins || quoted)) {
                quoted = !quoted;
                pending = 0;
            }
            for (; pending > 0; pending--) {
                rewritten.append(' ');
            }
            rewritten.append(c);
            begins = !quoted && c == delimiter;
        }
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** True when there is a character at this place; reads on where the buffer ends. */
    private boolean has(int at) throws IOException {
        while (at >= to) {
            if (ended || !more()) {
                return false;
            }
        }
        return true;
    }

    /** Reads on behind what is there; what is there keeps its place. */
    private boolean more() throws IOException {
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int read = in.read(buffer, to, buffer.length - to);
        ended = read < 0;
        lineFeedsRead += count(to, to + Math.max(0, read));
        to += Math.max(0, read);
        return !ended;
    }

    /** Begins at the front of the buffer again. */
    private boolean fill() throws IOException {
        from = 0;
        to = 0;
        plainTo = 0;
        while (to == 0) {
            if (ended || !more()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
