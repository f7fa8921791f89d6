package io.kefu.store;

import io.kefu.problem.KefuException;
import io.kefu.store.BulkDataSource.BulkConnection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Carries out bulk statements of the current transaction beside the caller; see {@link BulkDataSource}. */
public class BulkWriter {

    private final DataSource writer;
    private final String name;
    private final SQLExceptionTranslator translator = new SQLExceptionSubclassTranslator();

    /** @param name of the database, for people */
    BulkWriter(DataSource writer, String name) {
        this.writer = writer;
        this.name = name;
    }

    /**
     * Carries the statement out once for each row. Must be called inside a transaction; rows are not looked at after
     * the call.
     *
     * @param values gives what the question marks stand for: texts, numbers, booleans (stored as 0 and 1), instants
     *     (stored as epoch milliseconds), or null
     */
    public <T> void write(String sql, Collection<T> rows, Function<T, @Nullable Object[]> values) {
        later(sql, rows, values, false);
    }

    /**
     * As {@link #write}, for a statement that changes one row by its key and version.
     *
     * @throws KefuException when a row is not there any more as it was read: somebody else changed it meanwhile
     */
    public <T> void change(String sql, Collection<T> rows, Function<T, @Nullable Object[]> values) {
        later(sql, rows, values, true);
    }

    private <T> void later(String sql, Collection<T> rows, Function<T, @Nullable Object[]> values, boolean each) {
        if (rows.isEmpty()) {
            return;
        }
        BulkConnection connection = connection();
        List<@Nullable Object[]> arguments = new ArrayList<>(rows.size());
        for (T row : rows) {
            @Nullable Object[] given = values.apply(row);
            @Nullable Object[] stored = new @Nullable Object[given.length];
            for (int i = 0; i < given.length; i++) {
                stored[i] = stored(given[i]);
            }
            arguments.add(stored);
        }
        connection.later(target -> {
            try {
                int changed = carryOut(target, sql, arguments);
                if (each && changed != arguments.size()) {
                    throw new KefuException(new StoreProblem.Conflict(name));
                }
            } catch (SQLException e) {
                DataAccessException translated = translator.translate("bulk writing", sql, e);
                throw translated == null ? new UncategorizedSQLException("bulk writing", sql, e) : translated;
            }
        });
    }

    /** The connection of the current transaction. The write lock is waited for here, not on the bulk thread. */
    private BulkConnection connection() {
        if (TransactionSynchronizationManager.getResource(this) instanceof BulkConnection known) {
            return known;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("bulk writing outside of a transaction");
        }
        Connection connection = DataSourceUtils.getConnection(writer);
        DataSourceUtils.releaseConnection(connection, writer); // the transaction goes on holding it
        BulkConnection bulk = (BulkConnection) DataSourceUtils.getTargetConnection(connection);
        TransactionSynchronizationManager.bindResource(this, bulk);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(BulkWriter.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(BulkWriter.this, bulk);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(BulkWriter.this);
            }
        });
        return bulk;
    }

    /** @return how many rows were changed in all */
    int carryOut(Connection connection, String sql, List<@Nullable Object[]> rows) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            return Arrays.stream(statement.executeBatch()).sum();
        }
    }

    private static @Nullable Object stored(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.toEpochMilli();
        }
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        return value;
    }

    /** Waits until all that the current transaction wrote is carried out; throws what the first failing statement threw. */
    void finish() {
        if (TransactionSynchronizationManager.getResource(this) instanceof BulkConnection written) {
            written.finish();
        }
    }
}
