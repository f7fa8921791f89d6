package io.kefu.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.problem.KefuException;
import io.kefu.workspace.DatabaseSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can go wrong with a server, in words and not in stack traces. */
class PostgresFailuresTest {

    @TempDir
    private Path directory;

    static void refused(Class<? extends StoreProblem> problem, ThrowingCallable work) {
        assertThatThrownBy(work).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                .isInstanceOf(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:mysql://localhost/kefu, NoAddress",
        "jdbc:postgresql://localhost:1/, NoAddress",
        "jdbc:postgresql://localhost/kefu?password=x, PasswordInAddress",
        "jdbc:postgresql://localhost/kefu?user=a&password=x, PasswordInAddress",
        "jdbc:postgresql://localhost:1/kefu?user=a, ServerGone"
    })
    void anAddressThatWillNotDo(String address, String problem) {
        assertThatThrownBy(() -> Database.open(DatabaseSettings.of(address)).close())
                .isInstanceOfSatisfying(KefuException.class, e -> {
                    assertThat(e.problem().getClass().getSimpleName()).isEqualTo(problem);
                    assertThat(e).hasMessageNotContaining("password=x");
                });
    }

    @Test
    void aPasswordThatOthersCanReadIsRefused() throws Exception {
        Path file = Files.writeString(directory.resolve("password"), "secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        DatabaseSettings settings = new DatabaseSettings(
                "jdbc:postgresql://localhost/kefu", "a", file, 8, Duration.ZERO, Duration.ofMinutes(1));
        refused(StoreProblem.PasswordOpen.class, () -> PostgresAddress.of(settings));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(PostgresAddress.of(settings).properties().getProperty("password"))
                .isEqualTo("secret");
        assertThat(PostgresAddress.of(settings)).hasToString("jdbc:postgresql://localhost/kefu");
    }

    @ParameterizedTest
    @CsvSource({
        "08006, ServerGone",
        "57P01, ServerGone",
        "25006, ServerGone",
        "53300, TooManyConnections",
        "53100, ServerFull",
        "57014, TooSlow",
        "28P01, NotAdmitted",
        "42501, NoRight",
        "40P01, Conflict"
    })
    void everyStateHasItsSentence(String state, String problem) {
        Throwable failure = new IllegalStateException("outer", new SQLException("words\nDetail: more", state));
        assertThat(PostgresFailures.of(failure, "jdbc:postgresql://h/d"))
                .hasValueSatisfying(
                        found -> assertThat(found.getClass().getSimpleName()).isEqualTo(problem));
        assertThat(PostgresFailures.of(new SQLException("x", "23505"), "a")).isEmpty();
    }
}
