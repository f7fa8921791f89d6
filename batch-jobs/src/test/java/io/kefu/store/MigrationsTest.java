package io.kefu.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MigrationsTest {

    @TempDir
    private Path directory;

    @Test
    void theNewestIsTheHighestScript() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("src/main/resources/db/migration"))) {
            assertThat(scripts.mapToInt(script -> Integer.parseInt(
                                    script.getFileName().toString().replaceAll("^V(\\d+)__.*", "$1")))
                            .max())
                    .hasValue(Migrations.NEWEST);
        }
    }

    /** Each earlier version, as its own build stamped it. */
    @Test
    void everyEarlierDatabaseIsBroughtUpToDate() throws Exception {
        for (int version = 1; version < Migrations.NEWEST; version++) {
            Path file = directory.resolve("v" + version + ".db");
            Flyway.configure()
                    .dataSource("jdbc:sqlite:" + file, null, null)
                    .locations("classpath:db/migration")
                    .target(Integer.toString(version))
                    .load()
                    .migrate();
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                    var statement = connection.createStatement()) {
                statement.execute("PRAGMA user_version=" + version);
            }
            try (Database database = Database.open(file)) {
                assertThat(database.read()
                                .sql("SELECT COUNT(*) FROM kpi_ticket WHERE ambiguous_times IS NOT NULL")
                                .query(Long.class)
                                .single())
                        .as("from version %d", version)
                        .isZero();
            }
        }
    }
}
