package io.kefu.store;

import com.zaxxer.hikari.HikariDataSource;
import io.kefu.problem.KefuException;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.TransactionException;

/**
 * A database of a PostgreSQL server. Its texts must be UTF-8 and sorted by their code points, as those of a file are:
 * {@link #made} makes it so, and refuses one that somebody made otherwise.
 */
final class PostgresDatabase extends Database {

    private static final int OLDEST = 15;

    private static final String NO_SUCH_DATABASE = "3D000";
    private static final int WAIT_MS = 30_000;
    private static final int FETCHED = 1_000;

    /** For the queue of parts, its heartbeats and the list of workers. */
    private static final int SHARING = 4;

    /** Others wait for a series of numbers until its block is committed. */
    private static final int NUMBERED = 1_000;

    /** Six letters in the order of their code points, asked for in another one. */
    private static final String ORDER =
            "SELECT string_agg(x, '' ORDER BY x) FROM (VALUES ('😀'), ('a'), ('中'), ('é'), ('B'), ('ｚ')) AS v (x)";

    private static final String IN_ORDER = "Baé中ｚ😀";

    /** The arguments of a trigger: column, table referred to, its column. */
    private static final String REFERENCES = """
            SELECT c.relname, split_part(encode(t.tgargs, 'escape'), E'\\\\000', 2)
              FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
             WHERE t.tgfoid = CAST('refuse_dangling' AS regproc)
            """;

    private static final String NUMBERED_TABLES = """
            SELECT table_name FROM information_schema.columns
             WHERE table_schema = current_schema() AND column_name = 'id' AND is_identity = 'YES' ORDER BY 1
            """;

    private final PostgresAddress address;
    private final Sessions sessions;
    private final HikariDataSource sharing;

    private PostgresDatabase(
            PostgresAddress address, Sessions sessions, HikariDataSource writing, HikariDataSource reading) {
        super(address.toString(), writing, reading, Connection.TRANSACTION_READ_COMMITTED);
        this.address = address;
        this.sessions = sessions;
        this.sharing = pool("kefu-sharing", address.source(), SHARING);
        sharing.setConnectionTimeout(WAIT_MS);
    }

    /** Makes the database when the server has none of this name, and its schema. */
    static Database made(DatabaseSettings settings) {
        PostgresAddress address = PostgresAddress.of(settings);
        try {
            make(address);
            checkOrder(address);
            Migrations.ensureServer(address.source(), address.toString(), true);
            return opened(address, settings);
        } catch (SQLException e) {
            throw failed(e, address);
        }
    }

    static Database known(DatabaseSettings settings) {
        PostgresAddress address = PostgresAddress.of(settings);
        try {
            Migrations.ensureServer(address.source(), address.toString(), false);
            return opened(address, settings);
        } catch (SQLException e) {
            throw failed(e, address);
        }
    }

    private static KefuException failed(SQLException e, PostgresAddress address) {
        return new KefuException(
                PostgresFailures.of(e, address.toString())
                        .orElseGet(
                                () -> new StoreProblem.ServerFails(address.toString(), String.valueOf(e.getMessage()))),
                e);
    }

    private static void make(PostgresAddress address) throws SQLException {
        try (Connection there = address.source().getConnection()) {
            there.isValid(0);
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
            try (Connection server = address.source("postgres").getConnection();
                    Statement statement = server.createStatement()) {
                statement.execute("CREATE DATABASE \"" + address.database().replace("\"", "\"\"")
                        + "\" TEMPLATE template0 ENCODING 'UTF8' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'");
            }
        }
    }

    private static void checkOrder(PostgresAddress address) throws SQLException {
        try (Connection connection = address.source().getConnection();
                Statement statement = connection.createStatement()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw new KefuException(new StoreProblem.OldServer(address.toString(), version, OLDEST));
            }
            try (ResultSet row = statement.executeQuery("SHOW server_encoding")) {
                row.next();
                if (!row.getString(1).equals("UTF8")) {
                    throw new KefuException(new StoreProblem.OtherOrder(address.toString(), row.getString(1)));
                }
            }
            try (ResultSet row = statement.executeQuery(ORDER)) {
                row.next();
                if (!row.getString(1).equals(IN_ORDER)) {
                    throw new KefuException(new StoreProblem.OtherOrder(address.toString(), row.getString(1)));
                }
            }
        }
    }

    private static Database opened(PostgresAddress address, DatabaseSettings settings) {
        Sessions sessions = new Sessions(address.source());
        PGSimpleDataSource reader = address.source();
        reader.setDefaultRowFetchSize(FETCHED); // whole results would not fit into memory
        HikariDataSource writing = pool(new Patient(sessions), "kefu-writer", sessions, 1);
        writing.setConnectionTimeout(Patient.LOOK_MS);
        writing.setIdleTimeout(0); // the lock of a run belongs to its session, however long the run computes
        HikariDataSource reading = pool("kefu-readers", reader, settings.readers());
        reading.setConnectionTimeout(WAIT_MS);
        reading.setIdleTimeout(settings.idleTimeout().toMillis());
        reading.setAutoCommit(false); // the driver fetches in parts only within a transaction
        reading.setReadOnly(true);
        return new PostgresDatabase(address, sessions, writing, reading);
    }

    /** The sessions that write. The lock of a run belongs to one of them; when that is gone, so is the right to write. */
    private static final class Sessions extends DelegatingDataSource {

        private final AtomicBoolean locked = new AtomicBoolean();
        private volatile boolean lost;

        private Sessions(DataSource target) {
            super(target);
        }

        private void locked(boolean isLocked) {
            locked.set(isLocked);
            lost = false;
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (locked.get()) {
                lost = true;
                throw gone();
            }
            return super.getConnection();
        }

        private static SQLException gone() {
            return new SQLException(
                    "the session that held the lock of the run is gone", PSQLState.CONNECTION_FAILURE.getState());
        }
    }

    /** A pool of them that waits for the server, but not for a session that cannot come back. */
    private static final class Patient extends HikariDataSource {

        private static final int LOOK_MS = 500;

        private final Sessions sessions;

        private Patient(Sessions sessions) {
            this.sessions = sessions;
        }

        @Override
        public Connection getConnection() throws SQLException {
            long end = System.nanoTime() + WAIT_MS * 1_000_000L;
            while (true) {
                if (sessions.lost) {
                    throw Sessions.gone();
                }
                try {
                    return super.getConnection();
                } catch (SQLTransientConnectionException e) {
                    if (System.nanoTime() > end) {
                        throw e;
                    }
                }
            }
        }
    }

    @Override
    BulkWriter bulkWriter(DataSource source) {
        return new PostgresBulkWriter(source, toString());
    }

    @Override
    boolean isOver(TransactionException failure) {
        return false;
    }

    @Override
    String batchType() {
        return "POSTGRES";
    }

    @Override
    public String forUpdate(String alias) {
        return " FOR UPDATE OF " + alias;
    }

    @Override
    String rowId() {
        return "ctid";
    }

    @Override
    String isRowId() {
        return "ctid = CAST(? AS tid)";
    }

    @Override
    public RunLock lock(Workspace workspace) {
        take();
        try (Connection connection = connection()) {
            closeGaps(connection);
            return this::unlock;
        } catch (SQLException e) {
            unlock();
            throw failed(e, address);
        }
    }

    @Override
    void probe(Workspace workspace) {
        take();
        unlock();
    }

    /** A session would be given its own lock again: who holds it is busy. */
    private void take() {
        if (sessions.locked.get()) {
            throw new KefuException(new StoreProblem.WorkspaceBusy(address.toString(), PostgresAddress.self()));
        }
        try (Connection connection = connection()) {
            AdvisoryLock.take(connection, address.toString());
            sessions.locked(true);
        } catch (SQLException e) {
            throw failed(e, address);
        }
    }

    /**
     * Numbers that rolled-back rows had are given again, as in a file: so that what a broken-off run left is told by the
     * content alone. Whoever is about to insert waits for it, and it for whoever has inserted.
     */
    private static void closeGaps(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(NUMBERED_TABLES)) {
                while (row.next()) {
                    tables.add(row.getString(1));
                }
            }
            connection.setAutoCommit(false);
            for (String table : tables) {
                statement.execute("LOCK TABLE " + table + " IN SHARE ROW EXCLUSIVE MODE");
                statement.execute(lastNumber(table));
                connection.commit();
            }
            connection.setAutoCommit(true);
        }
    }

    private static String lastNumber(String table) {
        return "SELECT setval(pg_get_serial_sequence('" + table + "', 'id'), GREATEST(MAX(id), 1), MAX(id) IS NOT NULL)"
                + " FROM " + table;
    }

    private void unlock() {
        try (Connection connection = connection()) {
            AdvisoryLock.release(connection);
        } catch (SQLException e) {
            // The session is gone, and the lock with it.
        } finally {
            sessions.locked(false);
        }
    }

    @Override
    public DatabaseSettings rehearsal(Path directory) {
        throw new KefuException(new StoreProblem.NoRehearsal(address.toString()));
    }

    @Override
    boolean compact() {
        write().sql("VACUUM FULL").update();
        return true;
    }

    @Override
    public Optional<DataSource> shared() {
        return Optional.of(sharing);
    }

    @Override
    public void close() {
        sharing.close();
        super.close();
    }

    @Override
    public List<String> grantReading(String role) {
        return inTransaction(false, () -> new ReaderRole(write(), role).grant());
    }

    @Override
    Map<String, Set<String>> references() {
        Map<String, Set<String>> references = new HashMap<>();
        read().sql(REFERENCES).query((ResultSet row) -> {
            references
                    .computeIfAbsent(row.getString(1), table -> new HashSet<>())
                    .add(row.getString(2));
        });
        return references;
    }

    @Override
    void loaded() {
        JdbcClient write = write();
        for (String table : write.sql(NUMBERED_TABLES).query(String.class).list()) {
            write.sql(lastNumber(table)).query(Long.class).single();
        }
        BATCH_NUMBERS.forEach((table, column) -> write.sql("SELECT setval('" + table + "_seq', GREATEST(MAX(" + column
                        + "), 1), MAX(" + column + ") IS NOT NULL) FROM " + table)
                .query(Long.class)
                .single());
        write.sql("ANALYZE").update();
    }

    @Override
    int numberedBlock(int usual) {
        return Math.min(usual, NUMBERED);
    }

    @Override
    public List<Check> checks() {
        String version = read().sql("SHOW server_version").query(String.class).single();
        String order = read().sql(ORDER).query(String.class).single();
        return List.of(
                new Check("database", address + ", PostgreSQL " + version, address + ", PostgreSQL " + version),
                new Check("order of texts", order, IN_ORDER));
    }
}
