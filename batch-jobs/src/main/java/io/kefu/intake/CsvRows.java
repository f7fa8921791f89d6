package io.kefu.intake;

import io.kefu.problem.KefuException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Rows of a delimited text file. */
final class CsvRows implements RowReader {

    private final Path file;
    private final Charset charset;
    private final List<String> columns;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final int[] positions;
    private final int width;
    private final int offset;

    CsvRows(Path file, Mapping mapping) throws IOException {
        this.file = file;
        this.columns = mapping.columns();
        this.charset = mapping.charset(file);
        BufferedReader reader = Encodings.open(file, charset);
        int skipped = 0;
        while (skipped < mapping.skipLines() && reader.readLine() != null) {
            skipped++;
        }
        this.offset = skipped;
        CSVFormat.Builder format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(mapping.delimiter())
                .setIgnoreEmptyLines(true)
                .setTrailingData(true);
        this.parser =
                CSVParser.builder().setReader(reader).setFormat(format.get()).get();
        this.records = parser.iterator();
        List<String> header = mapping.header();
        if (header.isEmpty()) {
            CSVRecord first = next();
            if (first == null) {
                parser.close();
                throw new KefuException(new IntakeProblem.EmptyFile(file.toString()));
            }
            header = Arrays.stream(first.values()).map(String::strip).toList();
        }
        this.width = header.size();
        try {
            this.positions = Columns.positions(file, columns, header);
        } catch (KefuException e) {
            parser.close();
            Charset seen = Encodings.detect(file);
            // Garbled headers are missed as columns; the encoding is what is wrong then.
            throw mapping.statesEncoding()
                            && !seen.equals(charset)
                            && header.stream().anyMatch(CsvRows::isForeign)
                    ? new KefuException(
                            new IntakeProblem.WrongEncoding(file.toString(), charset.name(), seen.name()), e)
                    : e;
        }
    }

    @Override
    public @Nullable SourceRow read() {
        long line = parser.getCurrentLineNumber() + 1 + offset;
        CSVRecord record = next();
        if (record == null) {
            return null;
        }
        if (record.size() != width) {
            return SourceRow.broken(line, () -> raw(record), new RowProblem.WrongColumnCount(width, record.size()));
        }
        @Nullable String[] cells = new @Nullable String[positions.length];
        for (int i = 0; i < positions.length; i++) {
            cells[i] = record.get(positions[i]);
            if (cells[i] != null && cells[i].indexOf(Encodings.REPLACEMENT) >= 0) {
                return SourceRow.broken(
                        line, () -> raw(record), new RowProblem.Undecodable(columns.get(i), charset.name()));
            }
        }
        return SourceRow.of(line, cells, () -> raw(record));
    }

    private @Nullable CSVRecord next() {
        long line = parser.getCurrentLineNumber() + 1 + offset;
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException | IllegalStateException e) {
            String reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new KefuException(new IntakeProblem.FileBreaksOff(file.toString(), line, String.valueOf(reason)), e);
        }
    }

    private static boolean isForeign(String text) {
        return text.chars().anyMatch(c -> c > 127);
    }

    private static String raw(CSVRecord record) {
        return CSVFormat.RFC4180.format((Object[]) record.values());
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
