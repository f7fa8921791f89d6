package io.kefu.store;

import io.kefu.problem.KefuException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The lock of a run as an advisory lock of a session, which the server gives back when the session ends. */
final class AdvisoryLock {

    /** {@code kefu} in ASCII, and the first of its locks. */
    private static final String KEY = "1801807477, 1";

    private AdvisoryLock() {}

    /** Takes the lock for this session, or refuses at once when another session has it. */
    static void take(Connection session, String database) throws SQLException {
        try (Statement statement = session.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT pg_try_advisory_lock(" + KEY + ")")) {
                row.next();
                if (row.getBoolean(1)) {
                    return;
                }
            }
            throw new KefuException(new StoreProblem.WorkspaceBusy(database, holder(statement)));
        }
    }

    private static String holder(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("""
                SELECT a.application_name
                  FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
                 WHERE l.locktype = 'advisory' AND l.granted AND (l.classid, l.objid) = (1801807477, 1)
                   AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """)) {
            return row.next() ? row.getString(1) : "a session that has just ended";
        }
    }

    static void release(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + KEY + ")");
        }
    }
}
