package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.store.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sets the nightly on a file, on a server, and shared with workers beside each other: whole processes of the built
 * distribution, in turn, with the CPU seconds of the whole machine, the server's among them. Speed-up is to be seen where
 * the machine has cores to spare.
 */
@Tag("bench")
class EnginesBench {

    private static final int CONTACTS = 100_000;
    private static final int ROUNDS = 3;
    private static final String NOW = "2024-06-10T02:00";

    /** How a nightly is run; no parts for a file. */
    private record Way(String name, int parts, int workers) {}

    private static final List<Way> WAYS = List.of(
            new Way("file", 0, 0),
            new Way("server", 1, 0),
            new Way("server, 7 parts", 7, 0),
            new Way("server, 7 parts, 1 worker", 7, 1),
            new Way("server, 7 parts, 2 workers", 7, 2));

    private record Measured(double seconds, double cpu) {}

    @TempDir
    private Path directory;

    @Test
    void nightly() throws Exception {
        new ExportGenerator(CONTACTS, 42).write(directory.resolve("exports"));
        Map<String, List<Measured>> results = new LinkedHashMap<>();
        String dump = "";
        for (int round = 0; round < ROUNDS; round++) {
            for (Way way : WAYS) {
                Path root = workspace(way, round);
                results.computeIfAbsent(way.name(), name -> new ArrayList<>()).add(measured(way, root));
                String found = run(root, "db", "dump", "--canonical");
                dump = dump.isEmpty() ? found : dump;
                assertThat(found.equals(dump)).as(way.name()).isTrue();
            }
        }
        double file = median(results.getOrDefault("file", List.of()).stream()
                .map(Measured::seconds)
                .toList());
        System.out.printf("%-28s %8s %12s %8s%n", "nightly, 100,000 contacts", "seconds", "of the rate", "CPU s");
        results.forEach((way, measured) -> {
            double seconds = median(measured.stream().map(Measured::seconds).toList());
            double cpu = median(measured.stream().map(Measured::cpu).toList());
            System.out.printf("%-28s %8.1f %12.2f %8.1f%n", way, seconds, file / seconds, cpu);
        });
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private Path workspace(Way way, int round) throws Exception {
        Path root = directory.resolve(way.name().replaceAll("\\W+", "-") + "-" + round);
        String database = way.parts() == 0
                ? root.resolve("kefu.db").toString()
                : TestEngine.create(directory).address();
        run(directory, "init", root.toString(), "--db", database);
        Files.writeString(root.resolve("kefu.yaml"), "inbox_settle: 0s\ndatabase: " + database + "\n");
        SharedWorkTest.copy(directory.resolve("exports"), root.resolve("inbox"));
        return root;
    }

    private static Measured measured(Way way, Path root) throws Exception {
        List<Process> workers = new ArrayList<>();
        for (int i = 0; i < way.workers(); i++) {
            workers.add(start(root, "worker-" + i, "worker"));
        }
        Thread.sleep(way.workers() == 0 ? 0 : 4_000); // they stand ready, as on a host of their own
        double cpu = cpuSeconds();
        long begin = System.nanoTime();
        run(root, "nightly", "--now", NOW, "--partitions", Integer.toString(Math.max(1, way.parts())));
        Measured measured = new Measured((System.nanoTime() - begin) / 1e9, cpuSeconds() - cpu);
        for (Process worker : workers) {
            worker.destroy();
            worker.waitFor();
        }
        return measured;
    }

    /** Of all processors since the machine started; 0 where the system does not tell. */
    private static double cpuSeconds() throws IOException {
        Path stat = Path.of("/proc/stat");
        if (!Files.isReadable(stat)) {
            return 0;
        }
        long[] ticks = Arrays.stream(Files.readAllLines(stat).get(0).split(" +"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return (ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]) / 100.0;
    }

    private static Process start(Path root, String log, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(Path.of("target/kefu/bin/kefu").toAbsolutePath().toString(), "-w", root.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectError(root.resolve(log + ".err").toFile())
                .redirectOutput(root.resolve(log + ".out").toFile())
                .start();
    }

    private static String run(Path root, String... arguments) throws Exception {
        Process process = start(root, "run", arguments);
        assertThat(process.waitFor())
                .as(() -> Arrays.stream(arguments).collect(Collectors.joining(" ")))
                .isZero();
        return Files.readString(root.resolve("run.out"));
    }
}
