package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.problem.KefuException;
import io.kefu.workspace.NamedOutput;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must never reach a terminal, a file or a script unnoticed. */
class TrustTest {

    @TempDir
    private Path workspace;

    @Test
    void showsControlsAsCodes() {
        assertThat(ControlText.shown("a\u001B[31mred\u009B\u202Eok\tb\r\n中文\n"))
                .isEqualTo("a\\u001B[31mred\\u009B\\u202Eok\tb\r\n中文\n");
    }

    @Test
    void neverWritesOverWhatTheWorkspaceLivesOn() throws IOException {
        java.nio.file.Files.createDirectory(workspace.resolve("inbox"));
        assertThatThrownBy(() -> NamedOutput.check(workspace.resolve("kefu.xlsx"), workspace, ".xlsx"))
                .isInstanceOfSatisfying(
                        KefuException.class, e -> assertThat(e.problem()).isInstanceOf(WorkspaceProblem.OwnFile.class));
        assertThatThrownBy(() -> NamedOutput.check(workspace.resolve("inbox/a.xlsx"), workspace, ".xlsx"))
                .isInstanceOfSatisfying(
                        KefuException.class, e -> assertThat(e.problem()).isInstanceOf(WorkspaceProblem.OwnFile.class));
        assertThatThrownBy(() -> NamedOutput.check(workspace.resolve("kefu.db"), workspace, ".xlsx"))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isInstanceOf(WorkspaceProblem.WrongEnding.class));
        assertThatThrownBy(() -> NamedOutput.check(workspace.resolve("none/a.xlsx"), workspace, ".xlsx"))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isInstanceOf(WorkspaceProblem.NoDirectory.class));
        NamedOutput.check(workspace.resolve("a.XLSX"), workspace, ".xlsx");
    }

    @Test
    void remembersThatOutputWasLost() {
        WatchedOutput output = new WatchedOutput(failing("No space left on device"));
        try (PrintStream out = new PrintStream(output, true, StandardCharsets.UTF_8)) {
            out.print("data");
        }
        assertThat(output.failure()).contains("No space left on device");
        WatchedOutput closed = new WatchedOutput(failing("Broken pipe"));
        try (PrintStream out = new PrintStream(closed, true, StandardCharsets.UTF_8)) {
            out.print("data");
        }
        assertThat(closed.failure()).isEmpty();
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
