package io.kefu.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes values unreadable in the free texts of the database, and removes what SQLite leaves of deleted rows. */
public final class Redaction {

    /** What stands where a value stood. */
    private static final String HIDDEN = "***";

    /** Where people write what they like. Numbers, keys, hashes and times are never touched. */
    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("ticket", List.of("subject", "description", "reasons")),
            Map.entry("ticket_event", List.of("from_value", "to_value", "reason")),
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
     * Replaces the values in all free texts, in the caller's transaction. What begins or ends with a letter or digit of
     * ASCII is left where it is but a part of a longer word or number.
     */
    public void sweep(Collection<String> values) {
        TEXTS.forEach(
                (table, columns) -> columns.forEach(column -> values.forEach(value -> sweep(table, column, value))));
    }

    private record Cell(long row, String text) {}

    private void sweep(String table, String column, String value) {
        JdbcClient write = database.write();
        Pattern whole = whole(value);
        List<Cell> cells = write.sql(
                        "SELECT rowid, %2$s FROM %1$s WHERE instr(%2$s, :value) > 0".formatted(table, column))
                .param("value", value)
                .query((row, n) -> new Cell(row.getLong(1), row.getString(2)))
                .list();
        database.bulk().write("UPDATE %s SET %s = ? WHERE rowid = ?".formatted(table, column), cells, cell ->
                new @Nullable Object[] {whole.matcher(cell.text()).replaceAll(HIDDEN), cell.row()});
    }

    /** The value, not as a part of a longer word or number. */
    public static Pattern whole(String value) {
        String before = isAscii(value.charAt(0)) ? "(?<![0-9A-Za-z])" : "";
        String after = isAscii(value.charAt(value.length() - 1)) ? "(?![0-9A-Za-z])" : "";
        return Pattern.compile(before + Pattern.quote(value) + after);
    }

    private static boolean isAscii(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }

    /**
     * Builds the file anew without what was deleted, and empties the log beside it.
     *
     * @return false when somebody else has the database open, so that the log cannot be emptied
     */
    public boolean compact() {
        JdbcClient write = database.write();
        write.sql("VACUUM").update();
        return write.sql("PRAGMA wal_checkpoint(TRUNCATE)")
                        .query((row, n) -> row.getInt(1))
                        .single()
                == 0;
    }
}
