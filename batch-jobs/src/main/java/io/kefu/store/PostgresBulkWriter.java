package io.kefu.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Hands many rows over at once: plain insertions by {@code COPY}, others and updates by their keys as one statement over
 * lists of values. What is none of these is carried out row by row.
 */
final class PostgresBulkWriter extends BulkWriter {

    /** Fewer rows are carried out one by one as fast. */
    private static final int LEAST = 20;

    private final Map<String, RowStatement> statements = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> types = new ConcurrentHashMap<>();

    PostgresBulkWriter(DataSource writer, String name) {
        super(writer, name);
    }

    @Override
    int carryOut(Connection connection, String sql, List<@Nullable Object[]> rows) throws SQLException {
        RowStatement statement = statements.computeIfAbsent(sql, RowStatement::of);
        if (rows.size() < LEAST || statement.form() == RowStatement.Form.OTHER) {
            return super.carryOut(connection, sql, rows);
        }
        if (statement.form() == RowStatement.Form.INSERTION) {
            copy(connection, statement, rows);
            return rows.size();
        }
        Map<String, String> columns = types(connection, statement.table());
        int changed = 0;
        for (List<@Nullable Object[]> part : apart(statement, rows)) {
            changed += atOnce(connection, statement, columns, part);
        }
        return changed;
    }

    /** The server takes in what is there while the rest is still being written. */
    private static void copy(Connection connection, RowStatement statement, List<@Nullable Object[]> rows)
            throws SQLException {
        String target = statement.table() + " (" + String.join(", ", statement.columns()) + ")";
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + target + " FROM STDIN");
        try {
            CopyText text = new CopyText(copy);
            for (@Nullable Object[] row : rows) {
                text.row(row);
            }
            text.flush();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** One statement changes a row once only: rows with the same key come one after another. */
    private static List<List<@Nullable Object[]>> apart(RowStatement statement, List<@Nullable Object[]> rows) {
        List<List<@Nullable Object[]>> parts = new ArrayList<>();
        List<@Nullable Object[]> part = new ArrayList<>();
        Set<List<@Nullable Object>> keys = new HashSet<>();
        for (@Nullable Object[] row : rows) {
            List<@Nullable Object> key = new ArrayList<>();
            statement.key().forEach(column -> key.add(row[column]));
            if (!keys.add(key)) {
                parts.add(part);
                part = new ArrayList<>();
                keys.clear();
                keys.add(key);
            }
            part.add(row);
        }
        parts.add(part);
        return parts;
    }

    private static int atOnce(
            Connection connection, RowStatement statement, Map<String, String> types, List<@Nullable Object[]> rows)
            throws SQLException {
        List<String> columns = statement.columns();
        List<String> lists = columns.stream()
                .map(column -> "CAST(? AS " + types.get(column) + "[])")
                .toList();
        try (PreparedStatement prepared = connection.prepareStatement(statement.over(String.join(", ", lists)))) {
            for (int i = 0; i < columns.size(); i++) {
                int column = i;
                String type = String.valueOf(types.get(columns.get(i)));
                @Nullable
                Object[] values = type.equals("bytea")
                        ? rows.stream()
                                .map(row -> (byte[]) row[column])
                                .toArray(byte[][]::new) // the driver asks for it
                        : rows.stream().map(row -> row[column]).toArray();
                prepared.setArray(
                        i + 1, connection.createArrayOf(type.equals("double precision") ? "float8" : type, values));
            }
            int changed = prepared.executeUpdate();
            return statement.form() == RowStatement.Form.UPDATE ? changed : rows.size();
        }
    }

    private Map<String, String> types(Connection connection, String table) throws SQLException {
        Map<String, String> known = types.get(table);
        if (known != null) {
            return known;
        }
        Map<String, String> found = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement("""
                SELECT column_name, data_type FROM information_schema.columns
                 WHERE table_schema = current_schema() AND table_name = ?
                """)) {
            query.setString(1, table);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    found.put(row.getString(1), row.getString(2));
                }
            }
        }
        types.put(table, found);
        return found;
    }
}
