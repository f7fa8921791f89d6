package io.kefu.sheet;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet that comes back is made of.
 *
 * @param name the name in its stamps, of letters
 * @param columns the columns by the names of the template's placeholders; the first holds the id of a row
 */
public record SheetKind(String name, List<Column> columns) {

    /** The placeholder of the column that holds the stamps. */
    public static final String STAMP = "stamp";

    /** What a column holds. */
    public enum Type {
        TEXT,
        /** A number such as CS20240501001, whatever its width. */
        ID,
        /** A local time, to the second. */
        TIME,
        INTEGER,
        /** One of several words. */
        CHOICE
    }

    /**
     * A column.
     *
     * @param field the placeholder's name
     * @param labels of a choice: what may be written, each with its code
     */
    public record Column(String field, Type type, Map<String, String> labels) {

        public static Column of(String field, Type type) {
            return new Column(field, type, Map.of());
        }

        public static Column choice(String field, Map<String, String> labels) {
            return new Column(field, Type.CHOICE, labels);
        }
    }

    public SheetKind {
        columns = List.copyOf(columns);
    }

    /**
     * A cell that a person changed, beside what would be written there now.
     *
     * @param current the value here, in comparable form
     * @param conflict true when that changed too since the sheet was written, to something else
     */
    public record Change(FilledRow.Value value, String current, boolean conflict) {}

    /** What a person changed in a row; cells that already agree with the values here are no change. */
    public List<Change> changes(FilledRow row, @Nullable Object[] current) {
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            FilledRow.Value value = row.values().get(i);
            String here = CellValue.written(columns.get(i), current[i]);
            if (value.edited() && !value.text().equals(here)) {
                changes.add(new Change(value, here, value.changedSince(here)));
            }
        }
        return changes;
    }

    /** The placeholders that a template of this kind may use. */
    public List<String> fields() {
        List<String> fields = new ArrayList<>();
        columns.forEach(column -> fields.add(column.field()));
        fields.add(STAMP);
        return fields;
    }

    /**
     * A row with its stamp behind it.
     *
     * @param workspace the id of the workspace
     * @param written what the stamp remembers of it
     */
    public @Nullable Object[] stamped(
            String workspace, String id, int version, @Nullable Object[] row, @Nullable Object[] written) {
        @Nullable Object[] stamped = Arrays.copyOf(row, row.length + 1);
        stamped[row.length] = SheetTemplate.stamp(workspace, this, id, version, written);
        return stamped;
    }

    int position(String field) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).field().equals(field)) {
                return i;
            }
        }
        return -1;
    }
}
