package io.kefu.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.BusyHandler;

/**
 * Waits for a file that another process writes to. SQLite's own waiting looks every tenth of a second and misses the short
 * gaps that a long run leaves, until it gives up; this one looks ten times as often.
 */
final class Patience extends BusyHandler {

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int QUICK_LOOKS = 10;
    private static final long PAUSE_MS = 10;

    private long since;

    /** Makes a connection wait so. */
    static void give(Connection connection) throws SQLException {
        BusyHandler.setHandler(connection, new Patience());
    }

    @Override
    protected int callback(int looks) {
        long now = System.nanoTime();
        if (looks == 0) {
            since = now;
        }
        if (now - since > LONGEST.toNanos()) {
            return 0;
        }
        try {
            Thread.sleep(looks < QUICK_LOOKS ? 1 : PAUSE_MS);
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
