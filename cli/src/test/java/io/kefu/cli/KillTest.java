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

    /** A table, lines of JSON, a mailbox and an archive. */
    @Test
    @Tag("soak")
    void tenKillsDuringAnImportOf200_000Rows() throws Exception {
        Path untroubled = mixed("untroubled");
        long begin = System.nanoTime();
        assertThat(Launched.run(untroubled, "import", "--now", NOW))
                .as(Launched.errors(untroubled))
                .isZero();
        long wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Path killed = mixed("killed");
        int landed = 0;
        for (int i = 0; i < 10; i++) {
            Process process = Launched.start(killed, "import", "--now", NOW);
            long moment = 400 + (long) (random.nextDouble() * wholeMillis / 5);
            if (!process.waitFor(moment, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                landed++;
            }
        }
        assertThat(Launched.run(killed, "import", "--now", NOW))
                .as("seed %d: %s", seed, Launched.errors(killed))
                .isZero();
        List<String> rows = dump(killed);
        assertThat(firstDifference(rows, dump(untroubled))).as("seed %d", seed).isEmpty();
        assertThat(rows.stream().filter(row -> row.startsWith("intake_record\t")))
                .hasSize(200_000);
        System.out.println("kills that landed: " + landed + ", seed " + seed);
    }

    private Path mixed(String name) throws IOException, InterruptedException {
        Path workspace = directory.resolve("mixed-" + name);
        assertThat(Launched.run(directory, "init", "mixed-" + name)).isZero();
        Files.writeString(workspace.resolve("kefu.yaml"), "inbox_settle: 0s\n");
        Files.createDirectories(workspace.resolve("mappings"));
        for (String format : List.of("csv", "jsonl")) {
            Files.writeString(
                    workspace.resolve("mappings/" + format + ".yaml"),
                    IntakeBench.mapping(format)
                            .replace("source: bench", "source: " + format)
                            .replace("\"*\"", "\"*." + format + "\""));
        }
        IntakeBench.write(workspace.resolve("inbox/csv/a.csv"), "csv", 100_000);
        IntakeBench.write(workspace.resolve("inbox/jsonl/a.jsonl"), "jsonl", 50_000);
        IntakeBench.write(workspace.resolve("inbox/email/a.mbox"), "mbox", 20_000);
        Path member = directory.resolve("member.csv");
        IntakeBench.write(member, "csv", 130_000);
        List<String> lines = Files.readAllLines(member);
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(workspace.resolve("inbox/csv/b.zip")))) {
            zip.putNextEntry(new java.util.zip.ZipEntry("b.csv"));
            zip.write((lines.get(0) + "\n" + String.join("\n", lines.subList(100_001, 130_001)) + "\n")
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return workspace;
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
        Path blank = directory.resolve("blank");
        if (!Files.exists(blank)) { // all are copies of one: sheets name the workspace that wrote them
            assertThat(Launched.run(directory, "init", "blank")).isZero();
            Files.writeString(blank.resolve("kefu.yaml"), "inbox_settle: 0s\n");
        }
        Path workspace = directory.resolve(name);
        copy(blank, workspace);
        Files.createDirectories(workspace.resolve("out"));
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
