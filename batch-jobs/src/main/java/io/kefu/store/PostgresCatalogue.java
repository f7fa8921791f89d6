package io.kefu.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a PostgreSQL database tells of its own tables: their numbers, and which refer to which. */
final class PostgresCatalogue {

    private static final String NUMBERED_TABLES = """
            SELECT table_name FROM information_schema.columns
             WHERE table_schema = current_schema() AND column_name = 'id' AND is_identity = 'YES' ORDER BY 1
            """;

    /** The arguments of a trigger: column, table referred to, its column. */
    private static final String REFERENCES = """
            SELECT c.relname, split_part(encode(t.tgargs, 'escape'), E'\\\\000', 2)
              FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
             WHERE t.tgfoid = CAST('refuse_dangling' AS regproc)
            """;

    private PostgresCatalogue() {}

    /** References that triggers keep. */
    static Map<String, Set<String>> references(JdbcClient read) {
        Map<String, Set<String>> references = new HashMap<>();
        read.sql(REFERENCES).query((ResultSet row) -> {
            references
                    .computeIfAbsent(row.getString(1), table -> new HashSet<>())
                    .add(row.getString(2));
        });
        return references;
    }

    /** The server itself looks only after a while: meanwhile it would plan for a million rows as for none. */
    static void lookAnew(JdbcClient write) {
        write.sql("""
                        SELECT relname FROM pg_class
                         WHERE relkind = 'r' AND relnamespace = CAST(CAST(current_schema() AS text) AS regnamespace)
                           AND pg_relation_size(oid) / 8192 > 100 + 1.5 * GREATEST(relpages, 0)
                        """).query(String.class).list().forEach(table -> write.sql("ANALYZE " + table)
                .update());
    }

    /** Rows were loaded with numbers of their own. */
    static void loaded(JdbcClient write) {
        for (String table : write.sql(NUMBERED_TABLES).query(String.class).list()) {
            write.sql(lastNumber(table)).query(Long.class).single();
        }
        Database.BATCH_NUMBERS.forEach((table, column) -> write.sql("SELECT setval('" + table + "_seq', GREATEST(MAX("
                        + column + "), 1), MAX(" + column + ") IS NOT NULL) FROM " + table)
                .query(Long.class)
                .single());
        write.sql("ANALYZE").update();
    }

    /**
     * Numbers that rolled-back rows had are given again, as in a file: so that what a broken-off run left is told by the
     * content alone. Whoever is about to insert waits for it, and it for whoever has inserted.
     */
    static void closeGaps(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(NUMBERED_TABLES)) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            connection.setAutoCommit(false);
            for (String table : tables) {
                statement.execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
                statement.execute(lastNumber(table));
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
    }

    private static String lastNumber(String table) {
        return "SELECT setval(pg_get_serial_sequence('" + table + "', 'id'), GREATEST(MAX(id), 1), MAX(id) IS NOT NULL)"
                + " FROM " + table;
    }
}
