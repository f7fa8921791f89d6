package io.kefu.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;

/**
 * Transactions for the job repository that have the connection from their beginning, and not from their first statement.
 * Its methods take locks within the process; whoever waits for the one connection must not hold one of them, for whoever
 * has the connection may wait for that lock.
 */
final class ConnectionFirst implements PlatformTransactionManager {

    private final PlatformTransactionManager transactions;
    private final DataSource source;

    /** @param source of which {@code transactions} bind the connection */
    ConnectionFirst(PlatformTransactionManager transactions, DataSource source) {
        this.transactions = transactions;
        this.source = source;
    }

    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
        TransactionStatus status = transactions.getTransaction(definition);
        Connection connection = DataSourceUtils.getConnection(source);
        try {
            connection.createStatement().close();
            return status;
        } catch (SQLException | RuntimeException e) {
            if (status.isNewTransaction()) {
                transactions.rollback(status);
            }
            throw e instanceof RuntimeException failure
                    ? failure
                    : new TransactionSystemException("no connection to the database", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, source);
        }
    }

    @Override
    public void commit(TransactionStatus status) {
        transactions.commit(status);
    }

    @Override
    public void rollback(TransactionStatus status) {
        transactions.rollback(status);
    }
}
