package io.kefu.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of a sheet that came back.
 *
 * @param kind what sheet it belongs to
 * @param id the row's id; null for a new row
 * @param values the columns' values in the order of the kind
 */
public record FilledRow(SheetKind kind, @Nullable String id, List<Value> values) {

    /**
     * A cell's value in comparable form: a time as ISO local time, a choice as its code, empty for none.
     *
     * @param cell where it stands, {@code sheet!A1}
     * @param print the fingerprint of what was written there; null when the row has no stamp
     */
    public record Value(
            String field,
            String cell,
            String text,
            @Nullable String print) {

        /** True when a person changed it, as far as the stamp tells; without a stamp everything may be changed. */
        public boolean edited() {
            return print == null || !Stamp.print(text).equals(print);
        }

        /** True when the value that would be written now is not the one that was written. */
        public boolean changedSince(String current) {
            return print == null || !Stamp.print(current).equals(print);
        }
    }

    public FilledRow {
        values = List.copyOf(values);
    }

    /** Why a person decided something here: what the note says, and where it was decided. */
    public String reason(String file, String decided, String note) {
        String where = file + ", " + value(decided).cell();
        String text = value(note).text();
        return text.isEmpty() ? where : text + " (" + where + ")";
    }

    /** The value of a field. */
    public Value value(String field) {
        return values.stream()
                .filter(value -> value.field().equals(field))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no field " + field));
    }
}
