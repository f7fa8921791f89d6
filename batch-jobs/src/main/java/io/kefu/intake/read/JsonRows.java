package io.kefu.intake.read;

import io.kefu.problem.KefuException;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/** Records of a JSON document: the objects of one list, found by its dotted path. */
final class JsonRows implements RowReader {

    private final Input file;
    private final List<String> columns;
    private final Charset charset;
    private final Limits limits;
    private final JsonParser in;

    JsonRows(Input file, Layout layout, List<String> columns, Limits limits) throws IOException {
        this.file = file;
        this.columns = columns;
        this.limits = limits;
        this.charset = Encodings.of(file.path(), layout);
        this.in = Tree.JSON.createParser(ObjectReadContext.empty(), Encodings.open(file.path(), charset));
        boolean found;
        try {
            found = seek(layout.records());
        } catch (JacksonException e) {
            in.close();
            throw brokenOff(e);
        }
        if (!found) {
            in.close();
            throw new KefuException(new FileProblem.MissingRecords(file.name(), layout.records()));
        }
    }

    /** Goes to the list under the path; the empty path means that the document itself is the list. */
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
            long at = in.currentTokenLocation().getLineNr();
            Tree.Bounded bounded = new Tree.Bounded(limits.recordChars());
            Object value = bounded.value(in);
            if (bounded.isExceeded()) {
                return SourceRow.broken(
                        at,
                        () -> String.valueOf(value),
                        new RowProblem.RecordTooLong(bounded.length(), limits.recordChars()));
            }
            if (!(value instanceof Map<?, ?> map)) {
                return SourceRow.broken(
                        at, () -> String.valueOf(value), new RowProblem.BrokenJson("one JSON object expected"));
            }
            SourceRow row = SourceRow.of(at, Tree.asObject(map), columns);
            return isDecoded(row)
                    ? row
                    : SourceRow.broken(at, row.raw(), new RowProblem.Undecodable("-", charset.name()));
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
        return new KefuException(
                new FileProblem.FileBreaksOff(file.name(), Long.toString(line), e.getOriginalMessage()), e);
    }

    @Override
    public void close() {
        in.close();
    }
}
