package io.kefu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.workspace.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir
    private Path directory;

    @Test
    void theNewestIsTheHighestScript() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(scripts.mapToInt(script -> Integer.parseInt(
                                    script.getFileName().toString().replaceAll("^V(\\d+)_.*", "$1")))
                            .max())
                    .hasValue(Migrations.NEWEST);
        }
    }

    /** Builds before the first release stamped them so. */
    @Test
    void aFileOfAnOlderBuildIsRefusedInOneSentence() throws Exception {
        Path file = directory.resolve("old.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE ticket (id TEXT PRIMARY KEY)");
            statement.execute("PRAGMA user_version=8");
        }
        assertThatThrownBy(() -> Database.open(DatabaseSettings.file(file)).close())
                .hasMessage("the database " + file + " was made by a build of kefu before its first release"
                        + " (schema 8) and cannot be brought up to date");
    }
}
