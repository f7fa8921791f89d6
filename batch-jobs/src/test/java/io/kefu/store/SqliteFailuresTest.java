package io.kefu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteConfig;

class SqliteFailuresTest {

    @TempDir
    private Path directory;

    @Test
    void aFullDiskIsNamed() throws SQLException {
        Path file = directory.resolve("kefu.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (a)");
            statement.execute("PRAGMA max_page_count = 2"); // what SQLite says of a full disk it says of this too
            SQLException failure = assertThrows(
                    SQLException.class, () -> statement.execute("INSERT INTO t VALUES (zeroblob(100000))"));
            assertThat(SqliteFailures.of(new IllegalStateException("outer", failure), file))
                    .contains(new StoreProblem.DiskFull(directory.toString()));
        }
        assertThat(SqliteFailures.of(new IOException("No space left on device"), file))
                .contains(new StoreProblem.DiskFull(directory.toString()));
    }

    @Test
    void aDatabaseThatCannotBeWrittenIsNamed() throws SQLException {
        Path file = directory.resolve("kefu.db");
        DriverManager.getConnection("jdbc:sqlite:" + file).close();
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
                Statement statement = connection.createStatement()) {
            SQLException failure = assertThrows(SQLException.class, () -> statement.execute("CREATE TABLE t (a)"));
            assertThat(SqliteFailures.of(failure, file)).containsInstanceOf(StoreProblem.NoAccess.class);
        }
    }

    @Test
    void otherFailuresAreOurDefects() {
        assertThat(SqliteFailures.of(new IllegalStateException("x"), directory)).isEmpty();
    }
}
