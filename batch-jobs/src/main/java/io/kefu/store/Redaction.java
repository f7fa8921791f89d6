package io.kefu.store;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes values unreadable wherever they stand in the database, and in what SQLite leaves of deleted rows. */
public final class Redaction {

    /** What stands where a value stood. */
    private static final String HIDDEN = "***";

    private final Database database;

    public Redaction(Database database) {
        this.database = database;
    }

    private record Column(String table, String name) {}

    /** Replaces the values in all texts of all tables, in the caller's transaction. */
    public void sweep(Collection<String> values) {
        JdbcClient write = database.write();
        List<Column> columns = write.sql("""
                        SELECT m.name, c.name
                          FROM sqlite_master m JOIN pragma_table_info(m.name) c
                         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
                           AND (c.type = 'TEXT' OR c.type LIKE 'VARCHAR%' OR c.type LIKE 'CHAR%')
                        """)
                .query((row, n) -> new Column(row.getString(1), row.getString(2)))
                .list();
        for (Column column : columns) {
            for (String value : values) {
                write.sql(
                                "UPDATE \"%1$s\" SET \"%2$s\" = replace(\"%2$s\", :value, '%3$s') WHERE instr(\"%2$s\", :value) > 0"
                                        .formatted(column.table(), column.name(), HIDDEN))
                        .param("value", value)
                        .update();
            }
        }
    }

    /** Builds the file anew without what was deleted, and empties the log beside it. */
    public void compact() {
        JdbcClient write = database.write();
        write.sql("VACUUM").update();
        write.sql("PRAGMA wal_checkpoint(TRUNCATE)").query().listOfRows();
    }
}
