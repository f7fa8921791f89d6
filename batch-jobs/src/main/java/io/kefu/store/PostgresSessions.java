package io.kefu.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.postgresql.util.PSQLState;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The sessions that write. The lock of a run belongs to one of them; when that is gone, so is the right to write. */
final class PostgresSessions extends DelegatingDataSource {

    /** How long a pool of them waits before it looks whether waiting makes sense. */
    static final int LOOK_MS = 500;

    private final AtomicBoolean locked = new AtomicBoolean();
    private volatile boolean lost;

    PostgresSessions(DataSource target) {
        super(target);
    }

    void locked(boolean isLocked) {
        locked.set(isLocked);
        lost = false;
    }

    boolean isLocked() {
        return locked.get();
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

    /** A pool of them that waits so long for the server, but not for a session that cannot come back. */
    HikariDataSource patient(int waitMs) {
        return new HikariDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                long end = System.nanoTime() + waitMs * 1_000_000L;
                while (true) {
                    if (lost) {
                        throw gone();
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
        };
    }
}
