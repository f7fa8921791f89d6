package io.kefu.store;

import io.kefu.problem.KefuException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date. Flyway costs a fifth of a second a start, so {@code PRAGMA user_version} is looked
 * at first.
 */
final class Migrations {

    /** The schema of the first release; files of builds before it are refused. */
    static final int BASELINE = 10;

    /** The number of the newest script in {@code db/migration}. */
    static final int NEWEST = 10;

    private Migrations() {}

    static void ensure(Path file, DataSource dataSource) throws SQLException {
        int version = version(dataSource);
        if (version > NEWEST) {
            throw new KefuException(new StoreProblem.NewerDatabase(file.toString(), version, NEWEST));
        }
        if (version > 0 && version < BASELINE) {
            throw new KefuException(new StoreProblem.OlderDatabase(file.toString(), version));
        }
        if (version < NEWEST) {
            Flyway.configure()
                    .dataSource(dataSource)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA user_version=" + NEWEST);
            }
        }
    }

    private static int version(DataSource dataSource) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
