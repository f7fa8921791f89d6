package io.kefu.store;

import io.kefu.text.Json;
import io.kefu.text.Spellings;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes values unreadable in the free texts of the database, and removes what it leaves of deleted rows. */
public final class Redaction {

    /** What stands where a value stood. */
    private static final String HIDDEN = "***";

    /** Where people write what they like. Numbers, keys, hashes and times are never touched. */
    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("ticket", List.of("subject", "description", "order_no", "reasons", "tags")),
            Map.entry("ticket_event", List.of("reason")),
            Map.entry("progress_entry", List.of("content", "attachments", "next_step")),
            Map.entry("intake_record", List.of("content")),
            Map.entry("quarantine", List.of("raw", "facts")),
            Map.entry("attachment", List.of("name")),
            Map.entry("source_file", List.of("name")),
            Map.entry("run_file", List.of("path", "archived", "problem")),
            Map.entry("customer_decision", List.of("reason")),
            Map.entry("customer_merge", List.of("reason")),
            Map.entry("customer_event", List.of("detail")));

    private final Database database;

    public Redaction(Database database) {
        this.database = database;
    }

    /**
     * Replaces the values in all free texts, in whatever spelling, in the caller's transaction. Each text is read once,
     * which takes as long as reading the database.
     *
     * @param wordKinds the kinds of ticket events whose values are what people wrote; of the others they are the ticket's own
     */
    public void sweep(Collection<String> values, Collection<String> wordKinds) {
        List<Pattern> spellings = values.stream().map(Spellings::of).toList();
        TEXTS.forEach((table, columns) -> columns.forEach(
                column -> sweep(table, column, "%s <> ''".formatted(column), text -> swept(text, spellings))));
        String words = "kind IN ('" + String.join("', '", wordKinds) + "') AND %s <> ''";
        for (String column : List.of("from_value", "to_value")) {
            sweep("ticket_event", column, words.formatted(column), text -> swept(text, spellings));
        }
        sweep("ticket_event", "facts", words.formatted("facts"), json -> sweptValues(json, spellings));
    }

    private record Cell(String row, String text) {}

    private static String swept(String text, List<Pattern> spellings) {
        String swept = text;
        for (Pattern spelling : spellings) {
            swept = spelling.matcher(swept).replaceAll(HIDDEN);
        }
        return swept;
    }

    /** The values of an object, never their names. */
    private static String sweptValues(String json, List<Pattern> spellings) {
        Map<String, @Nullable String> values = Json.read(json);
        values.replaceAll((name, value) -> value == null ? null : swept(value, spellings));
        return Json.write(values);
    }

    private void sweep(String table, String column, String where, UnaryOperator<String> sweeper) {
        List<Cell> cells = new ArrayList<>();
        database.write()
                .sql("SELECT CAST(%4$s AS TEXT), %2$s FROM %1$s WHERE %3$s"
                        .formatted(table, column, where, database.rowId()))
                .query((ResultSet row) -> {
                    String text = row.getString(2);
                    String swept = sweeper.apply(text);
                    if (!swept.equals(text)) {
                        cells.add(new Cell(row.getString(1), swept));
                    }
                });
        database.bulk()
                .write("UPDATE %s SET %s = ? WHERE %s".formatted(table, column, database.isRowId()), cells, cell ->
                        new @Nullable Object[] {cell.text(), cell.row()});
    }

    /**
     * Builds the database's files anew without what was deleted.
     *
     * @return false when somebody else has the database open, so that something of it stays
     */
    public boolean compact() {
        return database.compact();
    }
}
