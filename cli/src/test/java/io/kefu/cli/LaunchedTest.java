package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaunchedTest {

    @TempDir
    private Path directory;

    @Test
    void librariesSayNothingOnTheTerminal() throws Exception {
        assertThat(Launched.run(directory, "init", "desk", "--lang", "en")).isZero();
        assertThat(Launched.errors(directory)).isEqualTo("""
                        made the workspace desk
                        next: put exports below desk/inbox/<source>/ and run kefu --workspace desk nightly
                        """);
        assertThat(Launched.output(directory)).isEmpty();
    }
}
