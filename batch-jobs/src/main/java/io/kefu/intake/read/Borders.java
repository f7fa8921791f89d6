package io.kefu.intake.read;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.Format;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.Part;
import io.kefu.intake.mail.Mailbox;
import io.kefu.workspace.Limits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides a file into parts that several readers can read: together they give the same records, at the same lines, as
 * one reader of the whole file. Only where a record's border can be told without what stands before it: delimited
 * text, JSON Lines and mailboxes, in encodings whose line feeds are bytes of their own.
 */
public final class Borders {

    private Borders() {}

    /**
     * The parts of a file in their order.
     *
     * @param size about how many bytes a part has; a file that is not larger is one part
     */
    public static List<Part> parts(Input file, Layout layout, Limits limits, long size) throws IOException {
        if (Files.size(file.path()) <= size) {
            return List.of(Part.WHOLE);
        }
        return switch (layout.format()) {
            case CSV, JSONL -> ofLines(file, layout, limits, size);
            case MAIL -> ofMail(file.path(), limits, size);
            default -> List.of(Part.WHOLE);
        };
    }

    private static List<Part> ofMail(Path file, Limits limits, long size) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (Mailbox mailbox = new Mailbox(file, limits.mailBytes())) {
            long from = 0;
            for (Mailbox.Entry entry = mailbox.next(); entry != null; entry = mailbox.next()) {
                if (entry.offset() - from >= size) {
                    parts.add(new Part(from, entry.offset(), 0, null));
                    from = entry.offset();
                }
            }
            parts.add(new Part(from, Long.MAX_VALUE, 0, null));
            return mailbox.isSure() ? parts : List.of(Part.WHOLE);
        }
    }

    private static List<Part> ofLines(Input file, Layout layout, Limits limits, long size) throws IOException {
        Charset charset = Encodings.of(file.path(), layout);
        boolean isCsv = layout.format() == Format.CSV;
        Look look = Look.at(file.path(), layout.quote());
        if (charset.name().startsWith("UTF-16")
                || charset.name().startsWith("UTF-32")
                || (isCsv && look.loneReturn())) {
            return List.of(Part.WHOLE);
        }
        long lines = Math.max(1, look.lineFeeds() * size / Files.size(file.path()));
        List<Long> borders = new ArrayList<>();
        // The columns stand in the first part, below lines that are passed over.
        long above = isCsv ? layout.skipLines() + look.blankLines() + 2 : 0;
        if (isCsv && look.quote()) {
            quoted(file, layout, limits, charset, lines, above, borders);
        } else {
            for (long border = Math.max(lines, above); border < look.lineFeeds(); border += lines) {
                borders.add(border);
            }
        }
        return cut(file.path(), borders, charset);
    }

    /** Columns may hold line ends: records are told as the reader tells them. */
    private static void quoted(
            Input file, Layout layout, Limits limits, Charset charset, long lines, long above, List<Long> borders)
            throws IOException {
        CsvText text = CsvText.open(file, layout, charset, limits, Part.WHOLE);
        try (RecordLimiter limiter = text.limiter()) {
            char[] passed = new char[1 << 15];
            long next = Math.max(lines, above);
            for (int n = limiter.read(passed, 0, passed.length); n > 0; n = limiter.read(passed, 0, passed.length)) {
                long lineFeeds = text.lines() + text.guard().lineFeeds();
                if (passed[n - 1] == '\n' && lineFeeds >= next && text.isBetweenRecords()) {
                    borders.add(lineFeeds);
                    next = lineFeeds + lines;
                }
            }
        } catch (IOException e) {
            // The file breaks off in a record: that belongs to the last part.
        }
    }

    /** What the bytes of a text tell. */
    private record Look(long lineFeeds, long blankLines, boolean quote, boolean loneReturn) {

        private static Look at(Path file, char quote) throws IOException {
            long lineFeeds = 0;
            boolean quotes = quote > 127;
            boolean loneReturn = false;
            int before = 0;
            long blankLines = 0;
            boolean blank = true;
            boolean isHead = true;
            try (InputStream in = Files.newInputStream(file)) {
                byte[] bytes = new byte[1 << 16];
                for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
                    for (int i = 0; i < n; i++) {
                        byte b = bytes[i];
                        lineFeeds += b == '\n' ? 1 : 0;
                        quotes |= b == quote;
                        blankLines += b == '\n' && blank && isHead ? 1 : 0;
                        blank = b == '\n' || (blank && (b == '\r' || b == ' ' || b == '\t'));
                        loneReturn |= before == '\r' && b != '\n';
                        before = b;
                    }
                    isHead = false; // what stands above the columns
                }
            }
            return new Look(lineFeeds, blankLines, quotes, loneReturn || before == '\r');
        }
    }

    private static List<Part> cut(Path file, List<Long> borders, Charset charset) throws IOException {
        List<Part> parts = new ArrayList<>();
        long from = 0;
        long lines = 0;
        long at = 0;
        long lineFeeds = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (long border : borders) {
                while (lineFeeds < border) {
                    int b = in.read();
                    if (b < 0) {
                        throw new IOException("the file became shorter while it was read");
                    }
                    at++;
                    lineFeeds += b == '\n' ? 1 : 0;
                }
                parts.add(new Part(from, at, lines, charset.name()));
                from = at;
                lines = border;
            }
        }
        parts.add(new Part(from, Long.MAX_VALUE, lines, charset.name()));
        return parts;
    }
}
