package io.kefu.store;

import io.kefu.problem.KefuException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Copies a database into an empty one, from whatever engine to whatever engine: one state of the one, in one
 * transaction of the other, which ends only when the canonical dumps of both are equal.
 */
public final class DatabaseCopy {

    private static final int BLOCK = 5_000;

    private final Database source;
    private final Database target;
    private final Progress progress;

    public DatabaseCopy(Database source, Database target, Progress progress) {
        this.source = source;
        this.target = target;
        this.progress = progress;
    }

    /** @param digest SHA-256 of the canonical dump, that of both */
    public record Copied(long tables, long rows, String digest) {}

    /** Copies all rows; a failure leaves the target as empty as it was. */
    public Copied copy() {
        try (Connection state = source.reader().getConnection()) {
            state.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            state.setAutoCommit(false);
            try {
                return target.inTransaction(false, () -> copy(state));
            } finally {
                end(state);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void end(Connection state) {
        try {
            state.rollback();
            state.setAutoCommit(true);
        } catch (SQLException e) {
            // The connection is gone; what failed is told already.
        }
    }

    private Copied copy(Connection state) {
        SingleConnectionDataSource from = new SingleConnectionDataSource(state, true);
        JdbcTemplate reading = new JdbcTemplate(from);
        JdbcTemplate writing = new JdbcTemplate(target.writer());
        Map<String, List<String>> tables = inOrder(reading, source);
        if (!inOrder(writing, target).equals(tables)) {
            throw new IllegalStateException("the schemas differ: " + source + ", " + target);
        }
        refuseRows(writing, tables);
        writing.update("DELETE FROM workspace");
        long rows = 0;
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            rows += copy(reading, table.getKey(), table.getValue());
        }
        target.loaded();
        progress.at("verify", 0);
        CompletableFuture<String> expected = CompletableFuture.supplyAsync(() -> new CanonicalDump(from).digest());
        String found = new CanonicalDump(target.writer()).digest();
        if (!found.equals(joined(expected))) {
            throw new KefuException(new StoreProblem.CopyDiffers(source.toString(), target.toString()));
        }
        progress.at("verify", -1);
        return new Copied(tables.size(), rows, found);
    }

    private static Map<String, List<String>> inOrder(JdbcTemplate jdbc, Database database) {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<Map<String, List<String>>>)
                connection -> ContentTables.inOrder(connection, database.references())));
    }

    private void refuseRows(JdbcTemplate writing, Map<String, List<String>> tables) {
        for (String table : tables.keySet()) {
            Long count = writing.queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
            if (count != null && count > 0 && !table.equals("workspace")) {
                throw new KefuException(new StoreProblem.NotEmpty(target.toString(), table, count));
            }
        }
    }

    private long copy(JdbcTemplate reading, String table, List<String> columns) {
        String names = String.join(", ", columns);
        String insert = "INSERT INTO " + table + " (" + names + ") VALUES ("
                + columns.stream().map(column -> "?").collect(Collectors.joining(", ")) + ")";
        Rows rows = new Rows(insert, table);
        Long written = reading.query("SELECT " + names + " FROM " + table, rows::takeAll);
        if (Objects.requireNonNull(written) > 0) {
            progress.at(table, -1);
        }
        return written;
    }

    /** Hands rows over in blocks: one is written while the next is read. */
    private final class Rows {

        private final String insert;
        private final String table;
        private List<@Nullable Object[]> block = new ArrayList<>();
        private long written;

        private Rows(String insert, String table) {
            this.insert = insert;
            this.table = table;
        }

        private Long takeAll(ResultSet row) throws SQLException {
            boolean[] isTime = new boolean[row.getMetaData().getColumnCount()];
            for (int i = 0; i < isTime.length; i++) {
                isTime[i] = row.getMetaData().getColumnType(i + 1) == Types.TIMESTAMP;
            }
            while (row.next()) {
                @Nullable Object[] values = new @Nullable Object[isTime.length];
                for (int i = 0; i < values.length; i++) {
                    values[i] = isTime[i] ? row.getTimestamp(i + 1) : row.getObject(i + 1);
                }
                block.add(values);
                if (block.size() == BLOCK) {
                    flush();
                }
            }
            flush();
            return written;
        }

        private void flush() {
            target.bulk().finish();
            target.bulk().write(insert, block, values -> values);
            written += block.size();
            block = new ArrayList<>();
            progress.at(table, written);
        }
    }

    private static String joined(CompletableFuture<String> digest) {
        try {
            return digest.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
