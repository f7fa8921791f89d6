package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at any moment and run again, the nightly leaves what it would have left without the kill. */
class KillTest {

    private static final String NOW = "2024-05-09T02:00";

    @TempDir
    private Path directory;

    @Test
    void twoKillsOverAThousandContacts() throws Exception {
        killAndCompare(1_000, 2, 20240506);
    }

    @Test
    @Tag("soak")
    void tenKillsOverTwentyThousandContacts() throws Exception {
        killAndCompare(20_000, 10, System.nanoTime());
    }

    private void killAndCompare(int contacts, int kills, long seed) throws Exception {
        Path untroubled = workspace("untroubled", contacts);
        long begin = System.nanoTime();
        assertThat(Launched.run(untroubled, "nightly", "--now", NOW))
                .as(Launched.errors(untroubled))
                .isZero();
        long wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        Path killed = workspace("killed", contacts);
        Random random = new Random(seed);
        int landed = 0;
        for (int kill = 0; kill < kills; kill++) {
            Process process = Launched.start(killed, "nightly", "--now", NOW);
            // Not before the program stands, and anywhere within the work.
            long moment = 300 + (long) (random.nextDouble() * wholeMillis);
            if (!process.waitFor(moment, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                landed++;
            }
        }
        assertThat(Launched.run(killed, "nightly", "--now", NOW))
                .as("seed %d: %s", seed, Launched.errors(killed))
                .isZero();
        assertThat(dump(killed)).as("seed %d, %d kills landed", seed, landed).isEqualTo(dump(untroubled));
        for (String file : List.of("kpi.xlsx", "registration.xlsx", "progress.xlsx")) {
            assertThat(killed.resolve("out/2024-05-09").resolve(file))
                    .hasSameBinaryContentAs(untroubled.resolve("out/2024-05-09").resolve(file));
        }
        try (Stream<Path> left = Files.walk(killed.resolve("inbox"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        System.out.println("kills that landed: " + landed + " of " + kills + ", seed " + seed);
    }

    private Path workspace(String name, int contacts) throws IOException, InterruptedException {
        Path workspace = directory.resolve(name);
        assertThat(Launched.run(directory, "init", name)).isZero();
        Files.writeString(workspace.resolve("kefu.yaml"), "inbox_settle: 0s\n");
        new ExportGenerator(contacts, 7).write(workspace.resolve("inbox"));
        return workspace;
    }

    private static List<String> dump(Path workspace) throws IOException, InterruptedException {
        assertThat(Launched.run(workspace, "db", "dump", "--canonical")).isZero();
        return Launched.output(workspace).lines().toList();
    }
}
