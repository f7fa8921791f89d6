package io.kefu.intake.read;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.Part;
import io.kefu.workspace.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The text of a file of delimited text from its first record on, guarded and cut as the parser needs it.
 *
 * @param delimiter that the file itself states, else the layout's
 * @param lines that stand before the first record
 */
record CsvText(QuoteGuard guard, RecordLimiter limiter, char delimiter, long lines) {

    private static final Pattern SEPARATOR = Pattern.compile("(?i)\uFEFF?\"?sep=(.)\"?");
    private static final int SEPARATOR_LINE = 16;

    /** The text from the file's beginning on. */
    static CsvText open(Input file, Layout layout, Charset charset, Limits limits, Part part) throws IOException {
        long lines = 0;
        BufferedReader reader = Encodings.open(file.path(), charset, new Part(0, part.to(), 0, part.encoding()));
        while (lines < layout.skipLines() && reader.readLine() != null) {
            lines++;
        }
        char delimiter = layout.delimiter();
        reader.mark(SEPARATOR_LINE);
        Matcher stated = SEPARATOR.matcher(String.valueOf(firstLine(reader)));
        reader.reset();
        if (stated.matches()) {
            delimiter = stated.group(1).charAt(0); // Excel's own way to say it, in a line that is no row
            reader.readLine();
            lines++;
        }
        return of(reader, delimiter, layout, limits, lines);
    }

    /** The text of a part behind the first one. */
    CsvText behind(Input file, Layout layout, Charset charset, Limits limits, Part part) throws IOException {
        return of(Encodings.open(file.path(), charset, part), delimiter, layout, limits, part.lines());
    }

    private static CsvText of(BufferedReader reader, char delimiter, Layout layout, Limits limits, long lines) {
        QuoteGuard guard = new QuoteGuard(reader, delimiter, layout.quote(), limits.recordChars());
        return new CsvText(
                guard, new RecordLimiter(guard, delimiter, layout.quote(), limits.recordChars()), delimiter, lines);
    }

    /** The line, when it is short enough to be looked at; else null. */
    private static @Nullable String firstLine(BufferedReader reader) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < SEPARATOR_LINE - 2; i++) {
            int c = reader.read();
            if (c == '\n' || c == '\r') {
                return line.toString();
            }
            if (c < 0) {
                return null;
            }
            line.append((char) c);
        }
        return null;
    }

    /** True when all that was read so far are whole records: what follows is read as if it were the first. */
    boolean isBetweenRecords() {
        return guard.isBetweenRecords() && limiter.isBetweenRecords();
    }
}
