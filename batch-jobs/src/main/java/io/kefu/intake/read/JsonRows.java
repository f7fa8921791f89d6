package io.kefu.intake.read;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.RowProblem;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.format.Tree;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * Records of a JSON document: the objects of the lists under a dotted path, which may lead through other lists ({@code
 * chats.messages}). What the objects around a record told before it stands under {@code ^} ({@code ^.name}).
 */
final class JsonRows implements RowReader {

    private static final String AROUND = "^";
    private static final int MOST_TOLD = 100;
    private static final int LONGEST_TOLD = 1_000;

    private final Input file;
    private final List<String> columns;
    private final List<String> path;
    private final Charset charset;
    private final Limits limits;
    private final JsonParser in;

    /** The objects and lists that are open, the innermost last. */
    private final List<Level> open = new ArrayList<>();

    private boolean found;

    JsonRows(Input file, Layout layout, List<String> columns, Limits limits) throws IOException {
        this.file = file;
        this.columns = columns;
        this.path = layout.path();
        this.limits = limits;
        this.charset = Encodings.of(file.path(), layout);
        this.in = Tree.JSON.createParser(ObjectReadContext.empty(), Encodings.open(file.path(), charset));
    }

    /**
     * An object or list on the way.
     *
     * @param names how many names of the path lead to it
     * @param told its own scalar values so far
     */
    private record Level(boolean isList, int names, Map<String, Object> told) {}

    @Override
    public @Nullable SourceRow read() {
        try {
            for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
                SourceRow row = take(token);
                if (row != null) {
                    return row;
                }
            }
        } catch (JacksonException e) {
            throw brokenOff(e);
        }
        if (!found) {
            throw new KefuException(new FileProblem.MissingRecords(file.name(), String.join(".", path)));
        }
        return null;
    }

    private @Nullable SourceRow take(JsonToken token) {
        Level inside = open.isEmpty() ? new Level(false, 0, Map.of()) : open.get(open.size() - 1);
        if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
            open.remove(open.size() - 1);
            return null;
        }
        if (token == JsonToken.PROPERTY_NAME) {
            property(inside);
            return null;
        }
        if (inside.isList() && inside.names() == path.size()) {
            return record();
        }
        enter(token, inside.names());
        return null;
    }

    private void enter(JsonToken token, int names) {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            boolean isList = token == JsonToken.START_ARRAY;
            found |= isList && names == path.size();
            open.add(new Level(isList, names, new LinkedHashMap<>()));
        }
    }

    private void property(Level inside) {
        String name = in.currentName();
        JsonToken value = in.nextToken();
        boolean onTheWay =
                inside.names() < path.size() && path.get(inside.names()).equals(name);
        if (value.isScalarValue()) {
            if (!path.isEmpty()
                    && value != JsonToken.VALUE_NULL
                    && inside.told().size() < MOST_TOLD) {
                String text = in.getString();
                inside.told().put(name, text.length() > LONGEST_TOLD ? text.substring(0, LONGEST_TOLD) : text);
            }
        } else if (onTheWay) {
            enter(value, inside.names() + 1);
        } else {
            in.skipChildren();
        }
    }

    private SourceRow record() {
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
        Map<String, Object> tree = Tree.asObject(map);
        Map<String, Object> around = new LinkedHashMap<>();
        open.forEach(level -> around.putAll(level.told()));
        if (!around.isEmpty()) {
            tree.put(AROUND, around);
        }
        SourceRow row = SourceRow.of(at, tree, columns);
        return isDecoded(row) ? row : SourceRow.broken(at, row.raw(), new RowProblem.Undecodable("-", charset.name()));
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
        return new KefuException(new FileProblem.FileBreaksOff(file.name(), Long.toString(line), Tree.reason(e)), e);
    }

    @Override
    public void close() {
        in.close();
    }
}
