package io.kefu.store;

import java.sql.ResultSetMetaData;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The content as text, one row a line, in an order that depends on nothing but the content: two databases hold the
 * same when their dumps are equal. Left out is what tells about runs: {@code BATCH_*}, {@code run_*} and the
 * migration history.
 */
public final class CanonicalDump {

    private final JdbcTemplate jdbc;

    public CanonicalDump(Database database) {
        this.jdbc = new JdbcTemplate(database.reader());
    }

    public void print(Consumer<String> line) {
        List<String> tables = jdbc.queryForList(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
                String.class);
        for (String table : tables) {
            if (isContent(table)) {
                line.accept("# " + table);
                print(table, line);
            }
        }
    }

    private static boolean isContent(String table) {
        String name = table.toLowerCase(Locale.ROOT);
        return !name.startsWith("batch_")
                && !name.startsWith("run_")
                && !name.startsWith("flyway_")
                && !name.equals("workspace");
    }

    private void print(String table, Consumer<String> line) {
        List<String> columns = jdbc.queryForList("SELECT name FROM pragma_table_info(?)", String.class, table);
        String all = String.join(", ", columns);
        jdbc.query("SELECT " + all + " FROM " + table + " ORDER BY " + all, row -> {
            ResultSetMetaData meta = row.getMetaData();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= meta.getColumnCount(); i++) {
                Object value = row.getObject(i);
                if (value != null) {
                    values.add(meta.getColumnName(i) + "=" + text(value));
                }
            }
            line.accept(table + "\t" + String.join("\t", values));
        });
    }

    private static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }
        String text = value.toString();
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
