package io.kefu.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables of a database with their columns, as the database itself tells them. */
final class ContentTables {

    private ContentTables() {}

    /**
     * The tables that hold what a workspace knows, by name. Left out is what tells about runs ({@code BATCH_*},
     * {@code run_*}) and the workspace's own name.
     */
    static Map<String, List<String>> ofContent(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new TreeMap<>();
        for (String table : names(connection)) {
            String name = table.toLowerCase(Locale.ROOT);
            if (!name.startsWith("batch_") && !name.startsWith("run_") && !name.equals("workspace")) {
                tables.put(table, columns(connection, table));
            }
        }
        return tables;
    }

    /**
     * All that hold rows of ours and of runs, those first that others refer to; names are in small letters.
     *
     * @param references of a table to others, besides those of its foreign keys
     */
    static Map<String, List<String>> inOrder(Connection connection, Map<String, Set<String>> references)
            throws SQLException {
        Map<String, Set<String>> targets = new TreeMap<>();
        for (String table : names(connection)) {
            Set<String> referred = new HashSet<>(references.getOrDefault(table.toLowerCase(Locale.ROOT), Set.of()));
            try (ResultSet keys = connection.getMetaData().getImportedKeys(null, connection.getSchema(), table)) {
                while (keys.next()) {
                    referred.add(keys.getString("PKTABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
            referred.remove(table.toLowerCase(Locale.ROOT));
            targets.put(table.toLowerCase(Locale.ROOT), referred);
        }
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        while (ordered.size() < targets.size()) {
            int before = ordered.size();
            for (Map.Entry<String, Set<String>> table : targets.entrySet()) {
                if (!ordered.containsKey(table.getKey()) && ordered.keySet().containsAll(table.getValue())) {
                    ordered.put(table.getKey(), List.of());
                }
            }
            if (ordered.size() == before) {
                throw new IllegalStateException("tables that refer to each other in a circle: " + targets.keySet());
            }
        }
        for (String table : names(connection)) {
            ordered.put(
                    table.toLowerCase(Locale.ROOT),
                    columns(connection, table).stream()
                            .map(column -> column.toLowerCase(Locale.ROOT))
                            .toList());
        }
        return ordered;
    }

    private static List<String> names(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        DatabaseMetaData metadata = connection.getMetaData();
        try (ResultSet found = metadata.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (found.next()) {
                String name = found.getString("TABLE_NAME");
                if (isOurs(name.toLowerCase(Locale.ROOT))) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** Not the history of migrations, work that is being shared, nor what an engine keeps its numbers in. */
    private static boolean isOurs(String table) {
        return !table.startsWith("flyway_")
                && !table.startsWith("work_")
                && !table.startsWith("sqlite_")
                && !table.endsWith("_seq");
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (ResultSet found = connection.getMetaData().getColumns(null, connection.getSchema(), table, "%")) {
            while (found.next()) {
                columns.add(found.getString("COLUMN_NAME"));
            }
        }
        return columns;
    }
}
