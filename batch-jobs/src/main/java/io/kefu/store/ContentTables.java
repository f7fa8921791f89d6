package io.kefu.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tables that hold what a workspace knows, with their columns. Left out is what tells about runs ({@code BATCH_*},
 * {@code run_*}), the migration history and the workspace's own name.
 */
final class ContentTables {

    private ContentTables() {}

    /** By name, each with its columns in their order. */
    static Map<String, List<String>> of(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        Map<String, List<String>> tables = new TreeMap<>();
        try (ResultSet found = metadata.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                String table = found.getString("TABLE_NAME");
                if (isContent(table)) {
                    tables.put(table, new ArrayList<>());
                }
            }
        }
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            try (ResultSet found = metadata.getColumns(null, connection.getSchema(), table.getKey(), "%")) {
                while (found.next()) {
                    table.getValue().add(found.getString("COLUMN_NAME"));
                }
            }
        }
        return tables;
    }

    private static boolean isContent(String table) {
        String name = table.toLowerCase(Locale.ROOT);
        return !name.startsWith("batch_")
                && !name.startsWith("run_")
                && !name.startsWith("flyway_")
                && !name.startsWith("sqlite_")
                && !name.equals("workspace");
    }
}
