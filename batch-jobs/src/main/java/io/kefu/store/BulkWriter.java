package io.kefu.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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

/**
 * Carries out bulk statements of the current transaction on a thread of its own, in their order, while the caller goes
 * on computing. The connection is handed over, never shared: whatever else uses the write connection, and the commit,
 * first waits until all is carried out, and meets the failure if one failed.
 */
public final class BulkWriter implements AutoCloseable {

    private final DataSource writer;
    private final SQLExceptionTranslator translator;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread made = new Thread(work, "bulk-writer");
        made.setDaemon(true);
        return made;
    });

    BulkWriter(DataSource writer) {
        this.writer = writer;
        this.translator = new SQLExceptionSubclassTranslator();
    }

    /**
     * Carries the statement out once for each row. Must be called inside a transaction; rows are not looked at after
     * the call.
     *
     * @param values gives what the question marks stand for: texts, numbers, booleans (stored as 0 and 1), instants
     *     (stored as epoch milliseconds), or null
     */
    public <T> void write(String sql, Collection<T> rows, Function<T, @Nullable Object[]> values) {
        if (rows.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("bulk writing outside of a transaction");
        }
        List<@Nullable Object[]> arguments = new ArrayList<>(rows.size());
        for (T row : rows) {
            arguments.add(values.apply(row));
        }
        Connection connection = DataSourceUtils.getConnection(writer);
        DataSourceUtils.releaseConnection(connection, writer); // the transaction goes on holding it
        // The write lock is waited for here: waiting on the bulk thread would hold up the one who has it.
        Connection target = DataSourceUtils.getTargetConnection(connection);
        Pending pending = pending();
        pending.work.add(thread.submit(() -> pending.carryOut(target, sql, arguments)));
    }

    /** What the current transaction still waits for. */
    private Pending pending() {
        if (TransactionSynchronizationManager.getResource(this) instanceof Pending known) {
            return known;
        }
        Pending begun = new Pending();
        TransactionSynchronizationManager.bindResource(this, begun);
        TransactionSynchronizationManager.registerSynchronization(begun);
        return begun;
    }

    private final class Pending implements TransactionSynchronization {

        private final Queue<Future<?>> work = new ArrayDeque<>();
        private volatile boolean failed;

        /** After a failure nothing more: SQLite may have ended the transaction, and the rest would stay for good. */
        private void carryOut(Connection connection, String sql, List<@Nullable Object[]> arguments) {
            if (failed) {
                return;
            }
            try {
                BulkWriter.this.carryOut(connection, sql, arguments);
            } catch (Throwable e) {
                failed = true;
                throw e;
            }
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            finish();
        }

        @Override
        public void beforeCompletion() {
            try {
                finish(); // before a rollback, too, the connection must have been handed back
            } catch (RuntimeException e) {
                // The transaction is rolled back for an earlier failure, which the caller hears of.
            }
            TransactionSynchronizationManager.unbindResource(BulkWriter.this);
        }
    }

    private void carryOut(Connection connection, String sql, List<@Nullable Object[]> arguments) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : arguments) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, stored(row[i]));
                }
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException e) {
            DataAccessException translated = translator.translate("bulk writing", sql, e);
            throw translated == null ? new UncategorizedSQLException("bulk writing", sql, e) : translated;
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
        if (!(TransactionSynchronizationManager.getResource(this) instanceof Pending begun)) {
            return;
        }
        @Nullable RuntimeException failure = null;
        for (Future<?> work = begun.work.poll(); work != null; work = begun.work.poll()) {
            @Nullable RuntimeException failed = failureOf(work);
            failure = failure == null ? failed : failure;
        }
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable RuntimeException failureOf(Future<?> work) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    work.get();
                    return null;
                } catch (InterruptedException e) {
                    interrupted = true; // the connection is not ours before the work has ended
                } catch (ExecutionException e) {
                    return e.getCause() instanceof RuntimeException cause
                            ? cause
                            : new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
