package io.kefu.store;

import com.zaxxer.hikari.HikariDataSource;
import io.kefu.problem.KefuException;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.OwnerOnly;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** One file. It has one writer at a time: the one write connection takes the file's lock with its first statement. */
final class SqliteDatabase extends Database {

    private static final int BUSY_TIMEOUT_MS = 30_000;
    private static final int READERS = 8;
    private static final int READ_CACHE_KIB = 16_384;
    private static final int WRITE_CACHE_KIB = 131_072;
    private static final String OWNER = "rw-------";

    private final Path file;

    private SqliteDatabase(Path file, HikariDataSource writing, HikariDataSource reading) {
        super(file.toString(), writing, reading, Connection.TRANSACTION_SERIALIZABLE);
        this.file = file;
    }

    /** Creates the file, readable by its owner alone, with the current schema. */
    static Database made(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file);
                OwnerOnly.restrict(file);
            }
        } catch (IOException e) {
            throw new KefuException(new StoreProblem.NotADatabase(file.toString(), Workspace.reason(e)), e);
        }
        return opened(file);
    }

    static Database known(Path file) {
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
        SQLiteDataSource writing = new SQLiteDataSource(write) {
            @Override
            public org.sqlite.SQLiteConnection getConnection(@Nullable String user, @Nullable String password)
                    throws SQLException {
                org.sqlite.SQLiteConnection connection = super.getConnection(user, password);
                Patience.give(connection);
                return connection;
            }
        };
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
                Patience.give(connection);
                return connection;
            }
        };
        reading.setUrl("jdbc:sqlite:" + file);
        try {
            Migrations.ensureFile(file, writing);
        } catch (SQLException e) {
            throw new KefuException(
                    SqliteFailures.of(e, file)
                            .orElseGet(() ->
                                    new StoreProblem.NotADatabase(file.toString(), String.valueOf(e.getMessage()))),
                    e);
        }
        return new SqliteDatabase(file, pool("kefu-writer", writing, 1), pool("kefu-readers", reading, READERS));
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

    /** When the disk is full SQLite takes the transaction back itself; what failed is told already. */
    @Override
    boolean isOver(TransactionException failure) {
        return String.valueOf(failure.getCause()).contains("no transaction is active");
    }

    @Override
    String batchType() {
        return "SQLITE";
    }

    /** The transaction has the only write lock already. */
    @Override
    public String forUpdate(String alias) {
        return "";
    }

    @Override
    String rowId() {
        return "rowid";
    }

    @Override
    String isRowId() {
        return "rowid = CAST(? AS INTEGER)";
    }

    @Override
    public RunLock lock(Workspace workspace) {
        return FileRunLock.take(workspace.root().resolve("kefu.lock"));
    }

    @Override
    public DatabaseSettings rehearsal(Path directory) {
        Path target = directory.resolve("kefu.db");
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + target.toString().replace("'", "''") + "'");
            return DatabaseSettings.file(target);
        } catch (SQLException e) {
            throw new KefuException(
                    new StoreProblem.NotADatabase(target.toString(), String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    boolean compact() {
        JdbcClient write = write();
        write.sql("VACUUM").update();
        return write.sql("PRAGMA wal_checkpoint(TRUNCATE)")
                        .query((row, n) -> row.getInt(1))
                        .single()
                == 0;
    }

    @Override
    public Optional<DataSource> shared() {
        return Optional.empty();
    }

    @Override
    public List<String> grantReading(String role) {
        throw new KefuException(new StoreProblem.NoRoles(file.toString()));
    }

    @Override
    Map<String, Set<String>> references() {
        return Map.of();
    }

    @Override
    void lookAnew() {
        // Its plans go by indexes, not by sizes.
    }

    @Override
    void loaded() {
        BATCH_NUMBERS.forEach((sequence, column) -> write().sql("INSERT INTO " + sequence + "_SEQ (ID) SELECT MAX("
                        + column + ") FROM " + sequence + " HAVING MAX(" + column + ") IS NOT NULL")
                .update());
    }

    @Override
    int numberedBlock(int usual) {
        return usual;
    }

    @Override
    public List<Check> checks() {
        return List.of(
                new Check("database", integrity(), "ok"),
                new Check("foreign keys", foreignKeys() + " violations", "0 violations"),
                new Check("database mode", mode(), OWNER),
                new Check("database access", access(), "ok"));
    }

    private String integrity() {
        return read().sql("PRAGMA integrity_check(5)").query(String.class).list().stream()
                .reduce((a, b) -> a + "; " + b)
                .orElse("no answer");
    }

    private long foreignKeys() {
        return read().sql("SELECT COUNT(*) FROM pragma_foreign_key_check")
                .query(Long.class)
                .single();
    }

    /** Sound when nobody but the owner may read or write the file, and where the system has no such modes. */
    private String mode() {
        try {
            boolean ownerOnly =
                    !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                            || Files.getPosixFilePermissions(file)
                                    .equals(Set.copyOf(PosixFilePermissions.fromString(OWNER)));
            return ownerOnly ? OWNER : "others may read or write it: chmod 600";
        } catch (IOException e) {
            return Workspace.reason(e);
        }
    }

    private String access() {
        return Files.isWritable(file) && Files.isWritable(file.toAbsolutePath().getParent())
                ? "ok"
                : "read-only: give " + file.getFileName() + " and its directory back to their owner (chmod u+w)";
    }
}
