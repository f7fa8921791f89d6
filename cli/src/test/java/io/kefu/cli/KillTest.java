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
        Random random = new Random(seed);
        int landed = 0;
        int finished = 0;
        Path killed = workspace("killed-0", contacts);
        while (landed < kills) {
            Process process = Launched.start(killed, "nightly", "--now", NOW);
            // Not before the program stands, and anywhere within the work.
            long moment = 300 + (long) (random.nextDouble() * wholeMillis);
            if (process.waitFor(moment, TimeUnit.MILLISECONDS)) {
                compare(killed, untroubled, seed);
                killed = workspace("killed-" + ++finished, contacts);
            } else {
                process.destroyForcibly().waitFor();
                landed++;
            }
        }
        assertThat(Launched.run(killed, "nightly", "--now", NOW))
                .as("seed %d: %s", seed, Launched.errors(killed))
                .isZero();
        compare(killed, untroubled, seed);
        System.out.println(
                "kills that landed: " + landed + ", workspaces compared: " + (finished + 1) + ", seed " + seed);
    }

    private static void compare(Path killed, Path untroubled, long seed) throws Exception {
        assertThat(firstDifference(dump(killed), dump(untroubled)))
                .as("seed %d", seed)
                .isEmpty();
        for (String file : List.of("kpi.xlsx", "registration.xlsx", "progress.xlsx")) {
            assertThat(killed.resolve("out/2024-05-09").resolve(file))
                    .hasSameBinaryContentAs(untroubled.resolve("out/2024-05-09").resolve(file));
        }
        try (Stream<Path> left = Files.walk(killed.resolve("inbox"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
    }

    /** The first pair of lines that differ; a whole dump would drown the message. */
    private static String firstDifference(List<String> a, List<String> b) {
        for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
            String left = i < a.size() ? a.get(i) : "(end)";
            String right = i < b.size() ? b.get(i) : "(end)";
            if (!left.equals(right)) {
                return left + "\n" + right;
            }
        }
        return "";
    }

    private Path workspace(String name, int contacts) throws IOException, InterruptedException {
        Path workspace = directory.resolve(name);
        assertThat(Launched.run(directory, "init", name)).isZero();
        Files.writeString(workspace.resolve("kefu.yaml"), "inbox_settle: 0s\n");
        copy(exports(contacts), workspace.resolve("inbox"));
        return workspace;
    }

    /** Made once: a workbook carries the moment of its making. */
    private Path exports(int contacts) throws IOException {
        Path exports = directory.resolve("exports");
        if (!Files.exists(exports)) {
            new ExportGenerator(contacts, 7).write(exports);
        }
        return exports;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target);
            }
        }
    }

    private static List<String> dump(Path workspace) throws IOException, InterruptedException {
        assertThat(Launched.run(workspace, "db", "dump", "--canonical")).isZero();
        return Launched.output(workspace).lines().toList();
    }
}
