package io.kefu.intake.mail;

import io.kefu.intake.format.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a file: of an mbox (RFC 4155) those between its {@code From } lines, else the one that the file is.
 * A message is kept up to a limit.
 */
public final class Mailbox implements AutoCloseable {

    /**
     * A message as it stands in the file.
     *
     * @param offset of its first byte; in an mbox of its {@code From } line
     * @param content up to the limit
     * @param length of all of it
     * @param delivered when the {@code From } line says that it came, as an ISO text; null without such a line
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Entry(
            long offset,
            byte[] content,
            long length,
            @Nullable String delivered) {
        public boolean isCut() {
            return length > content.length;
        }
    }

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] MARK = "From ".getBytes(StandardCharsets.US_ASCII);

    /** Sender and asctime date; people write lines that begin with From, too. */
    private static final Pattern SEPARATOR = Pattern.compile(
            "From \\S*.*\\d{1,2}:\\d{2}.*\\d{4}.*|From \\S+@\\S+.*|From (?:-|nobody|MAILER-DAEMON)(?:\\s.*)?|From");

    /** Some programs leave no blank line before it. */
    private static final Pattern SURE_SEPARATOR =
            Pattern.compile("From (?:-|\\S+ +\\p{Alpha}{3} \\p{Alpha}{3} +\\d{1,2} \\d{2}:\\d{2}.* \\d{4})");

    private static final Pattern HEADER = Pattern.compile("(?:>?From .*|[!-9;-~]{1,70}:(?:[^/].*|/[^/].*)?)");

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?im)^content-length:[ \\t]*(\\d{1,15})[ \\t]*$");
    private static final Pattern BOUNDARY = Pattern.compile(
            "(?im)^content-type:[ \\t]*multipart/[^\\n]*?boundary[ \\t]*=[ \\t]*\"?([^\";\\s][^\";\\n]*)");
    private static final int LONGEST_HEAD = 1 << 16;

    private final InputStream in;
    private final MboxAhead ahead;
    private final int most;
    private final long end;
    private final byte[] buffer = new byte[1 << 16];
    private int from;
    private int to;
    private long read;
    private boolean atLineStart = true;
    private boolean afterBlank = true;
    private boolean isMbox;
    private boolean begun;
    private long offset;
    private String separator = "";

    /** @param most bytes of a message that are kept */
    public Mailbox(Path file, int most) throws IOException {
        this(file, most, Part.WHOLE);
    }

    /** @param part of an mbox: the messages that begin in it */
    public Mailbox(Path file, int most, Part part) throws IOException {
        this.in = Files.newInputStream(file);
        this.ahead = new MboxAhead(file);
        this.most = most;
        this.end = part.to();
        in.skipNBytes(part.from());
        this.read = part.from();
        this.begun = !part.isFirst();
        this.isMbox = begun;
    }

    /** False when so much was broken that what a message holds was guessed. */
    public boolean isSure() {
        return ahead.isSure();
    }

    /** The next message, or null at the end. */
    public @Nullable Entry next() throws IOException {
        if (!begun) {
            begun = true;
            if (!fill()) {
                return null;
            }
            if (startsWith(0, BYTE_ORDER_MARK)) {
                from = BYTE_ORDER_MARK.length;
                offset = from;
            }
            while (from < to && (buffer[from] == '\n' || buffer[from] == '\r')) {
                from++; // some programs begin with blank lines
                offset++;
            }
            isMbox = startsWith(0, MARK);
        } else if (position() >= end || (from == to && !fill())) {
            return null;
        } else {
            offset = position();
        }
        if (isMbox) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            takeLine(line);
            separator = line.toString(StandardCharsets.ISO_8859_1).strip();
        }
        return message();
    }

    /** Where the reader is in the file. */
    private long position() {
        return read - (to - from);
    }

    private Entry message() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        long length = 0;
        Frame frame = new Frame();
        while (from < to || fill()) {
            if (isMbox && atLineStart && isSeparator() && !frame.holds(position())) {
                break;
            }
            if (isMbox && atLineStart && isEscaped()) {
                from++;
            }
            if (isMbox) {
                frame.atLine();
            }
            length += takeLine(content);
            if (isMbox && afterBlank) {
                frame.afterHead(content);
            }
        }
        return new Entry(offset, content.toByteArray(), length, delivered());
    }

    /** RFC 4155: the time of delivery stands behind the sender, in UTC. */
    private @Nullable String delivered() {
        String[] parts = separator.split(" ", 3);
        String told = parts.length < 3 ? null : MailDate.iso(parts[2]);
        return told == null || told.endsWith("Z") ? told : told + "Z";
    }

    /** What the head of the message at hand says of its extent: a length, or a boundary that must still close. */
    private final class Frame {

        private boolean headRead;
        private long end = -1;
        private @Nullable String boundary;
        private byte[] last = {};

        /** The next line with the boundary that was looked for; all before it lies inside. */
        private long part = -1;

        private void afterHead(ByteArrayOutputStream content) {
            if (headRead || content.size() > LONGEST_HEAD) {
                return;
            }
            headRead = true;
            String head = content.toString(StandardCharsets.ISO_8859_1)
                    .replace("\r\n", "\n")
                    .replaceAll("\n[ \t]+", " ");
            Matcher length = CONTENT_LENGTH.matcher(head);
            if (length.find()) {
                end = position() + Long.parseLong(length.group(1));
            }
            Matcher named = BOUNDARY.matcher(head);
            boundary = named.find() ? named.group(1).strip() : null;
            last = ("--" + boundary + "--").getBytes(StandardCharsets.ISO_8859_1);
        }

        /** Looks at the line that begins here: the last boundary may close. */
        private void atLine() throws IOException {
            if (boundary != null && atLineStart && buffer[from] == '-') {
                ensure(last.length);
                if (startsWith(0, last)) {
                    boundary = null;
                }
            }
        }

        /** True when the line at the place, which looks like a separator, lies inside the message. */
        private boolean holds(long place) throws IOException {
            if (end > place && ahead.isEnd(end)) {
                return true;
            }
            if (boundary != null && part < place) {
                part = ahead.next(place, boundary, most);
            }
            return boundary != null && part >= place;
        }
    }

    /** Takes the line, or as much of it as the buffer holds. */
    private int takeLine(@Nullable ByteArrayOutputStream content) throws IOException {
        int length = 0;
        boolean blank = atLineStart;
        while (from < to || fill()) {
            int end = from;
            while (end < to && buffer[end] != '\n') {
                blank &= buffer[end] == '\r';
                end++;
            }
            boolean ended = end < to;
            int count = (ended ? end + 1 : end) - from;
            if (content != null) {
                content.write(buffer, from, Math.max(0, Math.min(count, most - content.size())));
            }
            length += count;
            from += count;
            atLineStart = ended;
            if (ended) {
                break;
            }
        }
        afterBlank = atLineStart && blank;
        return length;
    }

    private boolean isSeparator() throws IOException {
        ensure(2048);
        if (!startsWith(0, MARK)) {
            return false;
        }
        int end = from;
        while (end < to && end - from < 500 && buffer[end] != '\n') {
            end++;
        }
        String line = new String(buffer, from, end - from, StandardCharsets.ISO_8859_1).stripTrailing();
        return (afterBlank ? SEPARATOR : SURE_SEPARATOR).matcher(line).matches() && isHeaderAt(end + 1);
    }

    /** What follows is the head of a message: a sentence that begins with From is followed by other words. */
    private boolean isHeaderAt(int at) {
        int end = at;
        while (end < to && buffer[end] != '\n') {
            end++;
        }
        String next = new String(buffer, Math.min(at, to), Math.max(0, end - at), StandardCharsets.ISO_8859_1);
        return HEADER.matcher(next.stripTrailing()).matches();
    }

    /** A line of the message that began with From was given a {@code >}. */
    private boolean isEscaped() throws IOException {
        ensure(64);
        int marks = 0;
        while (from + marks < to && buffer[from + marks] == '>') {
            marks++;
        }
        return marks > 0 && startsWith(marks, MARK);
    }

    private boolean startsWith(int at, byte[] bytes) {
        if (from + at + bytes.length > to) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if (buffer[from + at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Has so many bytes at hand, unless the file ends before. */
    private void ensure(int count) throws IOException {
        if (to - from >= count) {
            return;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        while (to < count) {
            int n = in.read(buffer, to, buffer.length - to);
            if (n < 0) {
                return;
            }
            to += n;
            read += n;
        }
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer, 0, buffer.length));
        read += to;
        return to > 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
        ahead.close();
    }
}
