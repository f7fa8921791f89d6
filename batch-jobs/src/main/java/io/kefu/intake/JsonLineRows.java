package io.kefu.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Rows of a JSON Lines file: one object a line. */
final class JsonLineRows implements RowReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final Charset charset;
    private final List<String> columns;
    private final BufferedReader reader;
    private long line;

    JsonLineRows(Path file, Mapping mapping) throws IOException {
        this.columns = mapping.columns();
        this.charset = mapping.charset(file);
        this.reader = Encodings.open(file, charset);
    }

    @Override
    public @Nullable SourceRow read() throws IOException {
        String text;
        do {
            text = reader.readLine();
            line++;
            if (text == null) {
                return null;
            }
        } while (text.isBlank());
        String raw = text;
        if (text.indexOf(Encodings.REPLACEMENT) >= 0) {
            return SourceRow.broken(line, () -> raw, new RowProblem.Undecodable("-", charset.name()));
        }
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), text)) {
            in.nextToken();
            if (JsonTree.value(in) instanceof Map<?, ?> object && in.nextToken() == null) {
                return row(line, JsonTree.asObject(object), columns, () -> raw);
            }
            return SourceRow.broken(line, () -> raw, new RowProblem.BrokenJson("one JSON object expected"));
        } catch (JacksonException e) {
            return SourceRow.broken(line, () -> raw, new RowProblem.BrokenJson(e.getOriginalMessage()));
        }
    }

    static SourceRow row(long line, Map<String, Object> object, List<String> columns, Supplier<String> raw) {
        @Nullable String[] cells = new @Nullable String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = JsonTree.textAt(object, columns.get(i));
        }
        return new SourceRow(line, cells, raw, null, object);
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
