package io.kefu.intake.read;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.Lines;
import io.kefu.intake.format.Part;
import io.kefu.intake.format.RowProblem;
import io.kefu.intake.format.SourceRow;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows of delimited text. */
final class CsvRows implements RowReader {

    private final Input file;
    private final Charset charset;
    private final Limits limits;
    private final List<String> columns;
    private final List<String> header;
    private RecordLimiter text;
    private CSVParser parser;
    private Iterator<CSVRecord> records;
    private final int[] positions;
    private final int[][] repeats;
    private final Set<String> lists;
    private final int least;
    private long offset;

    CsvRows(Input file, Layout layout, List<String> columns, Limits limits, Part part) throws IOException {
        this.file = file;
        this.columns = columns;
        this.lists = layout.lists();
        this.limits = limits;
        this.charset = Encodings.of(file.path(), layout, part);
        CsvText beginning = CsvText.open(file, layout, charset, limits, part);
        this.text = beginning.limiter();
        this.parser = parser(beginning, layout);
        this.offset = beginning.lines();
        try {
            this.records = parser.iterator();
            this.header = layout.header().isEmpty() ? headerRow() : layout.header();
            this.positions = positions(layout);
            this.least = least(layout);
            this.repeats = Arrays.stream(positions)
                    .mapToObj(position -> Columns.repeats(position, header))
                    .toArray(int[][]::new);
        } catch (KefuException e) {
            parser.close();
            throw e;
        }
        if (!part.isFirst()) {
            parser.close();
            CsvText behind = beginning.behind(file, layout, charset, limits, part);
            text = behind.limiter();
            parser = parser(behind, layout);
            records = parser.iterator();
            offset = part.lines();
        }
    }

    private static CSVParser parser(CsvText text, Layout layout) throws IOException {
        CSVFormat.Builder format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(text.delimiter())
                .setQuote(layout.quote())
                .setIgnoreEmptyLines(true)
                .setTrailingData(true);
        return CSVParser.builder()
                .setReader(text.limiter())
                .setFormat(format.get())
                .get();
    }

    private List<String> headerRow() {
        CSVRecord first = next();
        if (first == null) {
            throw new KefuException(new FileProblem.EmptyFile(file.name()));
        }
        return Arrays.stream(first.values()).map(String::strip).toList();
    }

    /** How many columns a row must have: where the mapping names them itself, those that may be missing at the end may. */
    private int least(Layout layout) {
        int least = header.size();
        boolean lenient = !layout.header().isEmpty() && !layout.optional().isEmpty();
        while (lenient && least > 1 && mayMiss(layout, header.get(least - 1))) {
            least--;
        }
        return least;
    }

    private boolean mayMiss(Layout layout, String name) {
        return layout.optional().contains(name) || !columns.contains(name);
    }

    private int[] positions(Layout layout) throws IOException {
        try {
            return Columns.positions(file, layout, columns, header, limits);
        } catch (KefuException e) {
            Charset seen = Encodings.detect(file.path());
            // Garbled headers are missed as columns; the encoding is what is wrong then.
            throw layout.statesEncoding()
                            && !seen.equals(charset)
                            && header.stream().anyMatch(CsvRows::isForeign)
                    ? new KefuException(new FileProblem.WrongEncoding(file.name(), charset.name(), seen.name()), e)
                    : e;
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable SourceRow read() {
        long before = parser.getCurrentLineNumber();
        CSVRecord record = next();
        while (record != null && record.size() > 1 && isBlankFrom(record, 0)) { // as blank rows of workbooks pass
            before = parser.getCurrentLineNumber();
            record = next();
        }
        if (record == null) {
            return null;
        }
        CSVRecord raw = record;
        long at = begin(record, before);
        RecordLimiter.Cut cut = text.cut(record.getCharacterPosition());
        if (cut != null) {
            offset += cut.lines();
            return SourceRow.broken(
                    at, () -> raw(raw), new RowProblem.RecordTooLong(cut.length(), limits.recordChars()));
        }
        if (record.size() == 1 && record.get(0).indexOf(QuoteGuard.MARK) == 0) {
            String line = record.get(0).substring(1);
            return SourceRow.broken(at, () -> List.of(line), new RowProblem.BadQuote());
        }
        if (record.size() > header.size() ? !isBlankFrom(record, header.size()) : record.size() < least) {
            return SourceRow.broken(at, () -> raw(raw), new RowProblem.WrongColumnCount(header.size(), record.size()));
        }
        @Nullable String[] cells = new @Nullable String[positions.length];
        for (int i = 0; i < positions.length; i++) {
            String cell = positions[i] < 0 || positions[i] >= record.size() ? null : record.get(positions[i]);
            cell = repeats[i].length == 0
                    ? cell
                    : Columns.joined(cell, repeats[i], lists.contains(columns.get(i)), record::get);
            if (cell != null && cell.indexOf(Encodings.REPLACEMENT) >= 0) {
                return SourceRow.broken(at, () -> raw(raw), new RowProblem.Undecodable(columns.get(i), charset.name()));
            }
            cells[i] = cell;
        }
        return SourceRow.of(at, cells, () -> raw(raw));
    }

    /** Programs end rows with a delimiter: what they add is empty. */
    private static boolean isBlankFrom(CSVRecord record, int from) {
        for (int i = from; i < record.size(); i++) {
            if (!record.get(i).isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** Blank lines before it were passed over; lines within its columns are its own. */
    private long begin(CSVRecord record, long before) {
        long last = parser.getCurrentLineNumber();
        long inside = 0;
        for (int i = 0; i < record.size() && last - before > 1; i++) {
            inside += Lines.ends(record.get(i));
        }
        return last - inside + offset;
    }

    private long line() {
        return parser.getCurrentLineNumber() + 1 + offset;
    }

    private @Nullable CSVRecord next() {
        long line = line();
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException | IllegalStateException e) {
            if (text.endedInQuotes()) {
                throw new KefuException(new FileProblem.OpenQuote(file.name(), line), e);
            }
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new KefuException(
                    new FileProblem.FileBreaksOff(file.name(), Long.toString(line), String.valueOf(reason)), e);
        }
    }

    private static boolean isForeign(String text) {
        return text.chars().anyMatch(c -> c > 127);
    }

    private static Object raw(CSVRecord record) {
        return List.of(record.values());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
