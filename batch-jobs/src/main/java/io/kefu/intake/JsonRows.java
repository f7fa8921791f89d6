package io.kefu.intake;

import io.kefu.problem.KefuException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** Rows of a JSON document: the objects of one array, found by its dotted path. */
final class JsonRows implements RowReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final Path file;
    private final List<String> columns;
    private final Charset charset;
    private final JsonParser in;

    JsonRows(Path file, Mapping mapping) throws IOException {
        this.file = file;
        this.columns = mapping.columns();
        this.charset = mapping.charset(file);
        this.in = JSON.createParser(ObjectReadContext.empty(), Encodings.open(file, charset));
        boolean found;
        try {
            found = seek(mapping.records());
        } catch (JacksonException e) {
            in.close();
            throw brokenOff(e);
        }
        if (!found) {
            in.close();
            throw new KefuException(new IntakeProblem.MissingRecords(file.toString(), mapping.records()));
        }
    }

    /** Goes to the array under the path; the empty path means that the document itself is the array. */
    private boolean seek(String path) {
        in.nextToken();
        for (String name : path.isEmpty() ? List.<String>of() : List.of(path.split("\\."))) {
            if (in.currentToken() != JsonToken.START_OBJECT || !enter(name)) {
                return false;
            }
        }
        return in.currentToken() == JsonToken.START_ARRAY;
    }

    private boolean enter(String name) {
        while (in.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = in.currentName().equals(name);
            in.nextToken();
            if (wanted) {
                return true;
            }
            in.skipChildren();
        }
        return false;
    }

    @Override
    public @Nullable SourceRow read() {
        try {
            JsonToken token = in.nextToken();
            if (token == null || token == JsonToken.END_ARRAY) {
                return null;
            }
            long line = in.currentTokenLocation().getLineNr();
            Object value = JsonTree.value(in);
            if (value instanceof Map<?, ?> map) {
                Map<String, Object> object = JsonTree.asObject(map);
                SourceRow row = JsonLineRows.row(line, object, columns, () -> JsonTree.print(object));
                return isDecoded(row)
                        ? row
                        : SourceRow.broken(line, row.raw(), new RowProblem.Undecodable("-", charset.name()));
            }
            return SourceRow.broken(
                    line, () -> String.valueOf(value), new RowProblem.BrokenJson("one JSON object expected"));
        } catch (JacksonException e) {
            throw brokenOff(e);
        }
    }

    private static boolean isDecoded(SourceRow row) {
        for (String cell : row.cells()) {
            if (cell != null && cell.indexOf(Encodings.REPLACEMENT) >= 0) {
                return false;
            }
        }
        return true;
    }

    private KefuException brokenOff(JacksonException e) {
        long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
        return new KefuException(new IntakeProblem.FileBreaksOff(file.toString(), line, e.getOriginalMessage()), e);
    }

    @Override
    public void close() {
        in.close();
    }
}
