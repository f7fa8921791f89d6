package io.kefu.intake.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks further down in an mbox than its reader is: a line that looks like a separator may lie inside a message. */
final class MboxAhead implements AutoCloseable {

    private static final int WINDOW = 1 << 16;
    private static final int LONGEST_LINE = 1 << 12;

    /** How many times the bytes read so far may be looked at again, besides one message: broken mailboxes take no longer. */
    private static final int TIMES = 4;

    private final FileChannel file;
    private long looked;
    private boolean sure = true;

    MboxAhead(Path file) throws IOException {
        this.file = FileChannel.open(file);
    }

    /** False once the looking was given up. */
    boolean isSure() {
        return sure;
    }

    /** True when a message can end there: the file ends, or a {@code From } line follows. */
    boolean isEnd(long at) throws IOException {
        byte[] bytes = read(at, 9);
        int i = 0;
        while (i < bytes.length && (bytes[i] == '\r' || bytes[i] == '\n')) {
            i++;
        }
        String rest = new String(bytes, i, bytes.length - i, StandardCharsets.ISO_8859_1);
        return at <= file.size() && (rest.isEmpty() || rest.startsWith("From "));
    }

    /**
     * Where a line with the boundary stands below, unless another message announces the same one before; -1 when there is
     * none.
     *
     * @param most bytes to look at
     */
    long next(long at, String boundary, long most) throws IOException {
        String marker = "\n--" + boundary;
        Pattern announced = Pattern.compile("(?i)boundary\\s*=\\s*\"?" + Pattern.quote(boundary));
        long end = Math.min(file.size(), at + most);
        for (long from = at; from < end && looked <= most + TIMES * at; from += WINDOW) {
            // Windows overlap, so that no line is cut in two.
            String text = new String(read(from, WINDOW + LONGEST_LINE), StandardCharsets.ISO_8859_1);
            int found = text.indexOf(marker);
            Matcher other = announced.matcher(text);
            int named = other.find() ? other.start() : Integer.MAX_VALUE;
            if (found >= 0 || named < Integer.MAX_VALUE) {
                looked += Math.min(found < 0 ? WINDOW : found, Math.min(named, WINDOW));
                return found >= 0 && found < named ? from + found : -1;
            }
            looked += WINDOW;
        }
        sure &= looked <= most + TIMES * at;
        return -1;
    }

    private byte[] read(long at, int most) throws IOException {
        if (at >= file.size()) {
            return new byte[0];
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(most, file.size() - at));
        while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) >= 0) {
            // until the window is full or the file ends
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
