package io.kefu.cli;

import io.kefu.store.Database;
import io.kefu.ticket.life.LifeRepository;
import io.kefu.workspace.DatabaseSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;

/**
 * Replays all tickets of a database, again and again until a million events are folded, beside a bare SELECT of the same
 * rows. Arguments: the database file. Prints the medians of five alternating rounds and their ratio.
 */
final class FoldBench {

    private static final int EVENTS = 1_000_000;
    private static final int ROUNDS = 5;

    private FoldBench() {}

    public static void main(String[] arguments) throws SQLException {
        try (Database database = Database.open(DatabaseSettings.file(Path.of(arguments[0])))) {
            LifeRepository lives = new LifeRepository(database);
            long stored = rows(database, "SELECT id FROM ticket_event");
            long times = (EVENTS + stored - 1) / stored;
            double[] selects = new double[ROUNDS];
            double[] folds = new double[ROUNDS];
            for (int round = -1; round < ROUNDS; round++) { // the first one warms up
                long begin = System.nanoTime();
                for (long i = 0; i < times; i++) {
                    rows(database, "SELECT * FROM ticket ORDER BY id");
                    rows(database, "SELECT * FROM ticket_event ORDER BY ticket_id, id");
                }
                long between = System.nanoTime();
                long[] events = new long[1];
                for (long i = 0; i < times; i++) {
                    lives.each(life -> {
                        life.replayed();
                        events[0] += life.events().size();
                    });
                }
                long end = System.nanoTime();
                if (events[0] != times * stored) {
                    throw new IllegalStateException(events[0] + " events folded of " + times * stored);
                }
                if (round >= 0) {
                    selects[round] = (between - begin) / 1e9;
                    folds[round] = (end - between) / 1e9;
                }
            }
            Arrays.sort(selects);
            Arrays.sort(folds);
            System.out.printf(
                    Locale.ROOT,
                    "folding %,d events: %.2f s, a bare SELECT of the same rows %.2f s, ratio %.2f%n",
                    times * stored,
                    folds[ROUNDS / 2],
                    selects[ROUNDS / 2],
                    folds[ROUNDS / 2] / selects[ROUNDS / 2]);
        }
    }

    private static long rows(Database database, String sql) throws SQLException {
        long rows = 0;
        try (Connection connection = database.reader().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                rows++;
                for (int column = 1; column <= columns; column++) {
                    row.getObject(column);
                }
            }
        }
        return rows;
    }
}
