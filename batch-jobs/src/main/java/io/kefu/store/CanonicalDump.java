package io.kefu.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The content as text, one row a line, in an order that depends on nothing but the content: two databases hold the
 * same when their dumps are equal, whatever their engines. What it holds is told by {@link ContentTables}.
 */
public final class CanonicalDump {

    private static final int FETCHED = 1_000;

    private final JdbcTemplate jdbc;

    public CanonicalDump(Database database) {
        this(database.reader());
    }

    CanonicalDump(DataSource source) {
        this.jdbc = new JdbcTemplate(source);
        jdbc.setFetchSize(FETCHED);
    }

    public void print(Consumer<String> line) {
        Map<String, List<String>> tables = Objects.requireNonNull(
                jdbc.execute((ConnectionCallback<Map<String, List<String>>>) ContentTables::ofContent));
        tables.forEach((table, columns) -> {
            line.accept("# " + table);
            print(table, columns, line);
        });
    }

    /** The SHA-256 of all its lines, each with its end of line. */
    String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            print(line -> {
                digest.update(line.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            });
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void print(String table, List<String> columns, Consumer<String> line) {
        String order = columns.stream().map(column -> column + " NULLS FIRST").collect(Collectors.joining(", "));
        jdbc.query("SELECT " + String.join(", ", columns) + " FROM " + table + " ORDER BY " + order, row -> {
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= columns.size(); i++) {
                Object value = row.getObject(i);
                if (value != null) {
                    values.add(columns.get(i - 1) + "=" + text(value));
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
