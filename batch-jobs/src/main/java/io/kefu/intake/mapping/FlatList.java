package io.kefu.intake.mapping;

import io.kefu.intake.IntakeProblem;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.read.RowReader;
import io.kefu.intake.record.Field;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Settings;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a file by a mapping, as they were typed: dates, numbers and codes are not read, so nothing is refused for
 * being misspelt. Rows that a filter of the mapping drops are left out.
 */
public final class FlatList implements AutoCloseable {

    /**
     * A row.
     *
     * @param place its line, or sheet and row
     * @param values what it tells; empty when it cannot be read
     */
    public record Row(String place, Map<Field, String> values) {}

    private final RowReader rows;
    private final Mapping mapping;

    private FlatList(RowReader rows, Mapping mapping) {
        this.rows = rows;
        this.mapping = mapping;
    }

    /** The mapping of a file of its own, or of the workspace by its name. */
    public static Mapping mapping(String nameOrFile, Workspace workspace) throws IOException {
        Path file = Path.of(nameOrFile);
        if (Files.isRegularFile(file)) {
            return Mapping.parse(
                    file.getFileName().toString(),
                    new Workspace.Resource(nameOrFile, Files.readAllBytes(file)),
                    workspace);
        }
        Map<String, Mapping> known = Mappings.all(workspace);
        Mapping named = known.get(nameOrFile);
        if (named == null) {
            throw Mappings.missing(workspace, nameOrFile, known.keySet());
        }
        return named;
    }

    /**
     * Opens a file.
     *
     * @throws KefuException when there is no such file, or it cannot be read as the mapping says
     */
    public static FlatList open(Path file, Mapping mapping, Settings settings) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new KefuException(new IntakeProblem.NoSuchFile(file.toString()));
        }
        return new FlatList(
                RowReader.open(Input.of(file), mapping.layout(), mapping.columns(), settings.limits()), mapping);
    }

    /** The next row, or null at the end. */
    public @Nullable Row read() throws IOException {
        for (SourceRow row = rows.read(); row != null; row = rows.read()) {
            SourceRow current = row;
            if (mapping.filters().stream().noneMatch(filter -> filter.drops(current.cells()))) {
                return new Row(rows.place(row.line()), row.problem() == null ? values(row) : Map.of());
            }
        }
        return null;
    }

    private Map<Field, String> values(SourceRow row) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        for (FieldRule rule : mapping.rules()) {
            String text = rule.text(row.cells(), mapping.missing()).value();
            if (text != null) {
                values.put(rule.field(), text);
            }
        }
        return values;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
