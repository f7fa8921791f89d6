package io.kefu.store;

import com.zaxxer.hikari.HikariDataSource;
import io.kefu.problem.KefuException;
import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.Workspace;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
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

    private final PostgresAddress address;
    private final PostgresSessions sessions;
    private final HikariDataSource sharing;

    private PostgresDatabase(
            PostgresAddress address, PostgresSessions sessions, HikariDataSource writing, HikariDataSource reading) {
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
        PostgresSessions sessions = new PostgresSessions(address.source());
        PGSimpleDataSource reader = address.source();
        reader.setDefaultRowFetchSize(FETCHED); // whole results would not fit into memory
        HikariDataSource writing = pool(sessions.patient(WAIT_MS), "kefu-writer", sessions, 1);
        writing.setConnectionTimeout(PostgresSessions.LOOK_MS);
        writing.setIdleTimeout(0); // the lock of a run belongs to its session, however long the run computes
        HikariDataSource reading = pool("kefu-readers", reader, settings.readers());
        reading.setConnectionTimeout(WAIT_MS);
        reading.setIdleTimeout(settings.idleTimeout().toMillis());
        reading.setAutoCommit(false); // the driver fetches in parts only within a transaction
        reading.setReadOnly(true);
        return new PostgresDatabase(address, sessions, writing, reading);
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
            PostgresCatalogue.closeGaps(connection);
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
        if (sessions.isLocked()) {
            throw new KefuException(new StoreProblem.WorkspaceBusy(address.toString(), PostgresAddress.self()));
        }
        try (Connection connection = connection()) {
            AdvisoryLock.take(connection, address.toString());
            sessions.locked(true);
        } catch (SQLException e) {
            throw failed(e, address);
        }
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
        return PostgresCatalogue.references(read());
    }

    @Override
    void lookAnew() {
        PostgresCatalogue.lookAnew(write());
    }

    @Override
    void loaded() {
        PostgresCatalogue.loaded(write());
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
