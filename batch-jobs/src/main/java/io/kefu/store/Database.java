package io.kefu.store;

import com.zaxxer.hikari.HikariDataSource;
import io.kefu.problem.KefuException;
import io.kefu.workspace.OwnerOnly;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file: a single write connection, taken at a transaction's first statement, and read connections
 * beside it that cannot write. Whoever reads never waits for a writer.
 */
public final class Database implements AutoCloseable {

    private static final int BUSY_TIMEOUT_MS = 30_000;
    private static final int WAIT_MS = 600_000;
    private static final int READERS = 8;
    private static final int READ_CACHE_KIB = 16_384;
    private static final int WRITE_CACHE_KIB = 131_072;

    private final Path file;
    private final DataSource writer;
    private final HikariDataSource readers;
    private final PlatformTransactionManager transactions;
    private final BulkDataSource bulkSource;
    private final BulkWriter bulk;
    private final HikariDataSource pool;

    private Database(Path file, HikariDataSource readers, HikariDataSource pool) {
        this.file = file;
        this.readers = readers;
        this.pool = pool;
        LazyConnectionDataSourceProxy lazy = new LazyConnectionDataSourceProxy();
        this.bulkSource = new BulkDataSource(pool);
        lazy.setTargetDataSource(bulkSource);
        lazy.setDefaultAutoCommit(true);
        lazy.setDefaultTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        this.writer = lazy;
        this.transactions = new DataSourceTransactionManager(lazy) {
            @Override
            protected void doRollback(DefaultTransactionStatus status) {
                try {
                    super.doRollback(status);
                } catch (TransactionException e) {
                    // When the disk is full SQLite takes the transaction back itself; what failed is told already.
                    if (!String.valueOf(e.getCause()).contains("no transaction is active")) {
                        throw e;
                    }
                }
            }
        };
        this.bulk = new BulkWriter(lazy);
    }

    /** Creates the file, readable by its owner alone, with the current schema. */
    public static Database create(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
                OwnerOnly.restrict(file);
            }
        } catch (IOException e) {
            throw new KefuException(
                    new StoreProblem.NotADatabase(file.toString(), io.kefu.workspace.Workspace.reason(e)), e);
        }
        return opened(file);
    }

    /** Opens an existing file and brings its schema up to date. */
    public static Database open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new KefuException(new StoreProblem.NoDatabase(file.toString()));
        }
        if (file.toFile().length() == 0) {
            throw new KefuException(new StoreProblem.NotADatabase(file.toString(), "0 bytes"));
        }
        return opened(file);
    }

    private static Database opened(Path file) {
        SQLiteConfig write = config();
        write.setTransactionMode(TransactionMode.IMMEDIATE);
        // Bulk writes into indexed tables gain most from a large cache and rare checkpoints.
        write.setCacheSize(-WRITE_CACHE_KIB);
        write.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, "20000");
        SQLiteDataSource writing = new SQLiteDataSource(write);
        writing.setUrl("jdbc:sqlite:" + file);
        SQLiteConfig read = config();
        read.setReadOnly(false);
        SQLiteDataSource reading = new SQLiteDataSource(read) {
            @Override
            public org.sqlite.SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
                    throws SQLException {
                org.sqlite.SQLiteConnection connection = super.getConnection(user, password);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA query_only=ON");
                }
                return connection;
            }
        };
        reading.setUrl("jdbc:sqlite:" + file);
        try {
            Migrations.ensure(file, writing);
        } catch (SQLException e) {
            throw new KefuException(
                    StoreFailures.of(e, file)
                            .orElseGet(() ->
                                    new StoreProblem.NotADatabase(file.toString(), String.valueOf(e.getMessage()))),
                    e);
        }
        return new Database(file, pool("kefu-readers", reading, READERS), pool("kefu-writer", writing, 1));
    }

    /** A pool that is made when its first connection is asked for. */
    private static HikariDataSource pool(String name, DataSource source, int size) {
        HikariDataSource pool = new HikariDataSource();
        pool.setPoolName(name);
        pool.setDataSource(source);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(0);
        pool.setInitializationFailTimeout(-1);
        pool.setConnectionTimeout(WAIT_MS);
        pool.setMaxLifetime(0);
        return pool;
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_TIMEOUT_MS);
        config.enforceForeignKeys(true);
        config.setCacheSize(-READ_CACHE_KIB);
        config.setPragma(SQLiteConfig.Pragma.TEMP_STORE, "FILE");
        return config;
    }

    /** True when nobody but the owner may read or write the file (always true where the system has no such modes). */
    public static boolean isOwnerOnly(Path file) throws IOException {
        return !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                || Files.getPosixFilePermissions(file).equals(Set.copyOf(PosixFilePermissions.fromString("rw-------")));
    }

    public Path file() {
        return file;
    }

    /** The write connection for what is not ours; our own statements go through {@link #write} and {@link #bulk}. */
    public DataSource writer() {
        return writer;
    }

    /** Read connections that see what was committed when their query began. */
    public DataSource reader() {
        return readers;
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
        return JdbcClient.create(readers);
    }

    /** Runs the work in one transaction; a dry run rolls it back and still returns what the work returned. */
    public <T> T inTransaction(boolean dryRun, Supplier<T> work) {
        return java.util.Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            T result = work.get();
            if (dryRun) {
                bulk.finish(); // a transaction that is rolled back hears of no failure later
                status.setRollbackOnly();
            }
            return result;
        }));
    }

    /** Copies the committed content to a new file. */
    public void snapshot(Path target) {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + target.toString().replace("'", "''") + "'");
        } catch (SQLException e) {
            throw new KefuException(
                    new StoreProblem.NotADatabase(target.toString(), String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void close() {
        bulkSource.close();
        readers.close();
        pool.close();
    }
}
