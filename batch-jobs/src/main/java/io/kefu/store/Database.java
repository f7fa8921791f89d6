package io.kefu.store;

import com.zaxxer.hikari.HikariDataSource;
import io.kefu.problem.KefuException;
import io.kefu.problem.Problem;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database of a workspace, a file or a server's: a write connection, taken at a transaction's first statement, and
 * read connections beside it that cannot write. Whoever reads never waits for a writer.
 */
public abstract class Database implements AutoCloseable {

    /** Tables of Spring Batch whose numbers it takes from a series of their own, with the column that holds them. */
    static final Map<String, String> BATCH_NUMBERS = Map.of(
            "batch_job_instance", "job_instance_id",
            "batch_job_execution", "job_execution_id",
            "batch_step_execution", "step_execution_id");

    private static final int WAIT_MS = 600_000;

    private final String name;
    private final HikariDataSource writing;
    private final HikariDataSource reading;
    private final BulkDataSource bulkSource;
    private final DataSource writer;
    private final PlatformTransactionManager transactions;
    private final BulkWriter bulk;

    /** @param name for people, without a password */
    Database(String name, HikariDataSource writing, HikariDataSource reading, int isolation) {
        this.name = name;
        this.writing = writing;
        this.reading = reading;
        this.bulkSource = new BulkDataSource(writing);
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        lazy.setTargetDataSource(bulkSource);
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(isolation);
        this.writer = lazy;
        this.transactions = new DataSourceTransactionManager(lazy) {
            @Override
            protected void doRollback(DefaultTransactionStatus status) {
                try {
                    super.doRollback(status);
                } catch (TransactionException e) {
                    if (!isOver(e)) {
                        throw e;
                    }
                }
            }
        };
        this.bulk = bulkWriter(lazy);
    }

    /** Makes the database when it is not there, with the current schema. */
    public static Database create(DatabaseSettings settings) {
        return settings.isServer() ? PostgresDatabase.made(settings) : SqliteDatabase.made(Path.of(settings.address()));
    }

    /** Opens a database that is there and brings its schema up to date. */
    public static Database open(DatabaseSettings settings) {
        return settings.isServer()
                ? PostgresDatabase.known(settings)
                : SqliteDatabase.known(Path.of(settings.address()));
    }

    /**
     * What lies behind a failure, anywhere in its causes, when it is a matter of the database's disk, rights or
     * connection; else empty.
     */
    public static Optional<StoreProblem> problem(Throwable failure, DatabaseSettings settings) {
        return settings.isServer()
                ? PostgresFailures.of(failure, PostgresAddress.withoutQuery(settings.address()))
                : SqliteFailures.of(failure, Path.of(settings.address()));
    }

    /**
     * What a person can put right of what made something fail: what was thrown as such, anywhere in the causes, else
     * {@link #problem}.
     */
    public static Optional<Problem> problemBehind(List<Throwable> failures, DatabaseSettings settings) {
        for (Throwable failure : failures) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof KefuException known) {
                    return Optional.of(known.problem());
                }
            }
        }
        return failures.stream()
                .flatMap(failure -> problem(failure, settings).stream())
                .map(Problem.class::cast)
                .findFirst();
    }

    /** A pool that is made when its first connection is asked for. */
    static HikariDataSource pool(String name, DataSource source, int size) {
        return pool(new HikariDataSource(), name, source, size);
    }

    static HikariDataSource pool(HikariDataSource pool, String name, DataSource source, int size) {
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(WAIT_MS);
        pool.setMaxLifetime(0);
        return pool;
    }

    BulkWriter bulkWriter(DataSource source) {
        return new BulkWriter(source, name);
    }

    /** Whether a transaction could not be taken back because the database had ended it already. */
    abstract boolean isOver(TransactionException failure);

    /** What Spring Batch calls this kind of database. */
    abstract String batchType();

    /**
     * Behind a SELECT of rows to change, in the order of their keys: nobody else changes those of this table before the
     * transaction ends.
     *
     * @param alias of the table
     */
    public abstract String forUpdate(String alias);

    /** The column by which a row of any table is found again within a transaction. */
    abstract String rowId();

    /** The condition that {@link #rowId} is a parameter. */
    abstract String isRowId();

    /** Takes the lock of a run. */
    public abstract RunLock lock(Workspace workspace);

    /** True when a run works in the workspace at this moment. */
    public boolean isLocked(Workspace workspace) {
        try {
            probe(workspace);
            return false;
        } catch (KefuException e) {
            return e.problem() instanceof StoreProblem.WorkspaceBusy;
        }
    }

    /** Takes the lock of a run and gives it back, or refuses as {@link #lock} does. */
    void probe(Workspace workspace) {
        lock(workspace).close();
    }

    /** A copy of what is committed, for a rehearsal; refused where there can be none. */
    public abstract DatabaseSettings rehearsal(Path directory);

    /** Builds the files anew without what was deleted; false when somebody else has the database open, so that it stays. */
    abstract boolean compact();

    /** What was looked at, what was seen, and what should have been. */
    public record Check(String name, String seen, String sound) {}

    /** Whether the database is as it should be. */
    public abstract List<Check> checks();

    /** Connections for sharing work with other processes; none where one process alone works on the database. */
    public abstract Optional<DataSource> shared();

    /**
     * Lets a role read the published views, and makes it where there is none; refused for one that can read a table.
     *
     * @return the views
     */
    public abstract List<String> grantReading(String role);

    /** Which tables a table refers to, by its name, where that is kept by something else than a foreign key. */
    abstract Map<String, Set<String>> references();

    /** Looks anew at tables that have grown much: queries are planned by what is known of them. */
    abstract void lookAnew();

    /** Makes ready what was loaded in this transaction with numbers of its own: the next rows get the numbers behind them. */
    abstract void loaded();

    /** The largest block of a step that gives numbers: others wait for its end. */
    abstract int numberedBlock(int usual);

    @Override
    public String toString() {
        return name;
    }

    /** The write connection for what is not ours; our own statements go through {@link #write} and {@link #bulk}. */
    public DataSource writer() {
        return writer;
    }

    /** Read connections that see what was committed when their query began. */
    public DataSource reader() {
        return reading;
    }

    public PlatformTransactionManager transactions() {
        return transactions;
    }

    /** Statements on the write connection. */
    public JdbcClient write() {
        return JdbcClient.create(writer);
    }

    /** Bulk statements on the write connection. */
    public BulkWriter bulk() {
        return bulk;
    }

    /** The name that the workspace gave itself when its database was made; sheets carry it. */
    public String workspaceId() {
        return read().sql("SELECT id FROM workspace").query(String.class).single();
    }

    /** Queries on a read connection. */
    public JdbcClient read() {
        return JdbcClient.create(reading);
    }

    /** Runs the work in one transaction; a dry run rolls it back and still returns what the work returned. */
    public <T> T inTransaction(boolean dryRun, Supplier<T> work) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            T result = work.get();
            if (dryRun) {
                bulk.finish(); // a transaction that is rolled back hears of no failure later
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    /** A write connection outside of any transaction. */
    Connection connection() throws java.sql.SQLException {
        return writing.getConnection();
    }

    @Override
    public void close() {
        bulkSource.close();
        reading.close();
        writing.close();
    }
}
