package io.kefu.store;

import static io.kefu.store.PostgresFailuresTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.workspace.DatabaseSettings;
import io.kefu.workspace.Workspace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a server does. */
@Tag("server")
class PostgresServerTest {

    @TempDir
    private Path directory;

    @Test
    void theLockGoesWithItsSessionAndSoDoesTheRightToWrite() {
        DatabaseSettings settings = TestEngine.create(directory);
        Workspace workspace = Workspace.create(directory.resolve("office")).over(settings);
        try (Database lost = Database.open(settings);
                Database other = Database.open(settings)) {
            RunLock held = lost.lock(workspace);
            lost.write().sql("UPDATE serial SET last = 0").update();
            other.read().sql("""
                    SELECT pg_terminate_backend(l.pid) FROM pg_locks l
                     WHERE l.locktype = 'advisory' AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
                    """).query(Boolean.class).single();
            RunLock taken = other.lock(workspace);
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() ->
                                lost.write().sql("UPDATE serial SET last = 0").update())
                        .satisfies(e -> assertThat(Database.problem(e, settings))
                                .containsInstanceOf(StoreProblem.ServerGone.class));
            }
            held.close();
            taken.close();
        }
    }

    /** A run that was broken off leaves no gap: the content is that of a run that was not. */
    @Test
    void numbersOfRowsThatWereTakenBackAreGivenAgain() {
        DatabaseSettings settings = TestEngine.create(directory);
        Workspace workspace = Workspace.create(directory.resolve("office")).over(settings);
        String insert = "INSERT INTO audit (at, actor, action, detail) VALUES (0, 'a', 'b', 'c')";
        try (Database database = Database.open(settings)) {
            database.write().sql(insert).update();
            for (int i = 0; i < 3; i++) {
                database.inTransaction(true, () -> database.write().sql(insert).update());
            }
            database.lock(workspace).close();
            database.write().sql(insert).update();
            assertThat(database.read()
                            .sql("SELECT id FROM audit ORDER BY id")
                            .query(Long.class)
                            .list())
                    .containsExactly(1L, 2L);
        }
    }

    @Test
    void aServerSaysWhatItLacks() {
        DatabaseSettings settings = TestEngine.create(directory);
        String elsewhere = settings.address().replaceAll("/test_\\d+", "/nowhere");
        refused(StoreProblem.NoServerDatabase.class, () -> Database.open(DatabaseSettings.of(elsewhere))
                .close());
        String bare = settings.address().replaceAll("/test_\\d+", "/postgres");
        refused(StoreProblem.NotInitialised.class, () -> Database.open(DatabaseSettings.of(bare))
                .close());
        String made = settings.address().replaceAll("/test_\\d+", "/made-\"here");
        Database.create(DatabaseSettings.of(made)).close();
        try (Database database = Database.open(DatabaseSettings.of(made))) {
            assertThat(database.checks())
                    .allSatisfy(check -> assertThat(check.seen()).isEqualTo(check.sound()));
        }
        Database.create(DatabaseSettings.of(made)).close(); // it is there already
    }

    @Test
    void aDatabaseInAnotherOrderIsRefused() {
        DatabaseSettings settings = TestEngine.create(directory);
        try (Database database = Database.open(settings)) {
            database.write()
                    .sql("CREATE DATABASE elsewise TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'zh'")
                    .update();
        }
        String elsewise = settings.address().replaceAll("/test_\\d+", "/elsewise");
        refused(StoreProblem.OtherOrder.class, () -> Database.create(DatabaseSettings.of(elsewise))
                .close());
    }

    @Test
    void aSlowStatementEnds() {
        DatabaseSettings settings = TestEngine.create(directory);
        DatabaseSettings hasty =
                new DatabaseSettings(settings.address(), null, null, 2, Duration.ofMillis(50), Duration.ofMinutes(1));
        try (Database database = Database.open(hasty)) {
            assertThatThrownBy(() ->
                            database.read().sql("SELECT pg_sleep(5)").query().listOfRows())
                    .satisfies(
                            e -> assertThat(Database.problem(e, hasty)).containsInstanceOf(StoreProblem.TooSlow.class));
        }
    }

    @Test
    void aReaderReadsTheViewsAndNothingElse() throws SQLException {
        DatabaseSettings settings = TestEngine.create(directory);
        try (Database database = Database.open(settings)) {
            String role = "Leser \"" + settings.address().replaceAll(".*/(\\w+)\\?.*", "$1");
            List<String> views = database.grantReading(role);
            assertThat(views).contains("known_customer", "ticket_round");
            assertThat(database.grantReading(role)).isEqualTo(views);
            String encoded = URLEncoder.encode(role, StandardCharsets.UTF_8);
            try (Connection reader = DriverManager.getConnection(
                            settings.address().replace("user=postgres", "user=" + encoded));
                    Statement statement = reader.createStatement()) {
                for (String view : views) {
                    statement.executeQuery("SELECT COUNT(*) FROM " + view).close();
                }
                statement.execute("SET default_transaction_read_only = off");
                for (String forbidden : List.of(
                        "SELECT * FROM ticket",
                        "SELECT * FROM audit",
                        "SELECT * FROM batch_job_execution",
                        "UPDATE ticket SET version = 0",
                        "CREATE TABLE own (id INT)",
                        "SELECT pg_read_file('PG_VERSION')")) {
                    assertThatThrownBy(() -> statement.execute(forbidden))
                            .as(forbidden)
                            .hasMessageContaining("permission denied");
                }
            }
            database.write()
                    .sql("GRANT SELECT ON audit TO \"" + role.replace("\"", "\"\"") + "\"")
                    .update();
            refused(StoreProblem.RoleReadsMore.class, () -> database.grantReading(role));
            refused(StoreProblem.RoleReadsMore.class, () -> database.grantReading("postgres"));
        }
    }

    /** Foreign keys are kept by triggers of statements. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO source_file_filter (file_id, rule, dropped) VALUES (1, 'b', 1), (7, 'a', 1)",
                "UPDATE source_file_filter SET file_id = 7",
                "UPDATE source_file SET id = 7",
                "DELETE FROM source_file"
            })
    void referencesHold(String wrong) {
        try (Database database = Database.open(TestEngine.create(directory))) {
            database.write().sql("""
                    INSERT INTO source_file (id, source, name, sha256, mapping, mapping_hash, bytes, state)
                    VALUES (1, 'a', 'a', 'a', 'a', 'a', 1, 'read')
                    """).update();
            database.write()
                    .sql("INSERT INTO source_file_filter (file_id, rule, dropped) VALUES (1, 'a', 1)")
                    .update();
            database.write().sql("UPDATE source_file SET name = 'b', id = id").update();
            assertThatThrownBy(() -> database.write().sql(wrong).update())
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23503"));
            assertThat(database.read()
                            .sql("SELECT COUNT(*) FROM pg_constraint WHERE contype = 'f' AND NOT condeferrable")
                            .query(Long.class)
                            .single())
                    .isEqualTo(5); // those of Spring Batch
        }
    }
}
