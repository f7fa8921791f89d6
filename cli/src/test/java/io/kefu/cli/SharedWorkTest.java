package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.store.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A nightly whose work several processes share leaves what one process with one file leaves, whatever happens to them.
 */
@Tag("server")
class SharedWorkTest {

    private static final String NOW = "2024-05-09T02:00";
    private static final int MOST_STARTS = 12;

    /** What befalls the processes. */
    private enum Trouble {
        WORKER_KILLED,
        MANAGER_KILLED,
        ALL_KILLED,
        WORKER_FROZEN,
        SERVER_RESTARTED,
        CONNECTIONS_CUT,
        WORKER_STOPPED
    }

    @TempDir
    private Path directory;

    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endAll() throws InterruptedException {
        for (Process process : processes) {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void manyPartsAndWorkersLeaveWhatOneProcessLeaves() throws Exception {
        String untroubled = untroubled(1_000);
        for (int[] shape : new int[][] {{0, 1}, {0, 64}, {2, 1}, {2, 7}}) { // workers, parts
            Site site = site("w" + shape[0] + "p" + shape[1], port());
            start(site, shape[0]);
            assertThat(nightly(site, shape[1]).waitFor()).as(site.errors()).isZero();
            assertThat(dump(site)).isEqualTo(untroubled);
            endAll();
        }
    }

    @Test
    void eachTroubleOnce() throws Exception {
        trouble(3_000, Trouble.values().length, 20240506);
    }

    @Test
    @Tag("soak")
    void fortyTroubles() throws Exception {
        trouble(20_000, 40, System.nanoTime());
    }

    private void trouble(int contacts, int times, long seed) throws Exception {
        Random random = new Random(seed);
        String untroubled = untroubled(contacts);
        Site usual = site("usual", port());
        start(usual, 2);
        long begin = System.nanoTime();
        assertThat(nightly(usual, 7).waitFor()).as(usual.errors()).isZero();
        long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        endAll();
        for (int i = 0; i < times; i++) {
            Trouble trouble = Trouble.values()[i % Trouble.values().length];
            try (CuttingProxy proxy = new CuttingProxy(port())) {
                Site site = site("site-" + i, proxy.port());
                List<Process> workers = start(site, 2);
                Process manager = nightly(site, 7);
                long moment = whole / 8 + (long) (random.nextDouble() * whole * 7 / 8);
                if (!manager.waitFor(moment, TimeUnit.MILLISECONDS)) {
                    befall(trouble, manager, workers, site, proxy);
                }
                int starts = 1;
                while (manager.waitFor() != 0 && starts++ < MOST_STARTS) {
                    manager = nightly(site, 7);
                }
                String what =
                        trouble + " after " + moment + " of " + whole + " ms, " + starts + " starts, seed " + seed;
                System.out.println(what);
                assertThat(manager.exitValue()).as(what + ": " + site.errors()).isZero();
                assertThat(dump(site)).as(what).isEqualTo(untroubled);
            } finally {
                endAll();
            }
        }
    }

    private static void befall(Trouble trouble, Process manager, List<Process> workers, Site site, CuttingProxy proxy)
            throws Exception {
        switch (trouble) {
            case WORKER_KILLED -> workers.get(0).destroyForcibly().waitFor();
            case MANAGER_KILLED -> manager.destroyForcibly().waitFor();
            case ALL_KILLED -> {
                workers.forEach(Process::destroyForcibly);
                manager.destroyForcibly().waitFor();
            }
            case WORKER_FROZEN -> {
                signal("STOP", workers.get(0));
                manager.waitFor(13, TimeUnit.SECONDS); // others take its part over meanwhile
                signal("CONT", workers.get(0));
            }
            case SERVER_RESTARTED -> killASession(site);
            case CONNECTIONS_CUT -> proxy.cut();
            case WORKER_STOPPED -> workers.get(0).destroy();
        }
    }

    private static void signal(String name, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** The server ends all others then, and recovers as after a power failure. */
    private static void killASession(Site site) throws SQLException {
        try (Connection connection = DriverManager.getConnection(site.direct());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            ProcessHandle.of(row.getLong(1)).orElseThrow().destroyForcibly();
        }
    }

    /** @param direct past the proxy */
    private record Site(Path root, String address, String direct) {
        String errors() throws IOException {
            return Files.exists(root.resolve("stderr.txt")) ? Launched.errors(root) : "";
        }
    }

    private static int port() {
        return Integer.parseInt(TestEngine.address().replaceAll(".*:(\\d+)/.*", "$1"));
    }

    /** @param port to reach the server by */
    private Site site(String name, int port) throws Exception {
        Path root = directory.resolve(name);
        String direct = TestEngine.create(directory).address();
        String address = direct.replaceAll(":\\d+/", ":" + port + "/");
        assertThat(Launched.run(directory, "init", name, "--db", address)).isZero();
        Files.writeString(root.resolve("kefu.yaml"), "inbox_settle: 0s\ndatabase: " + address + "\n");
        copy(directory.resolve("exports"), root.resolve("inbox"));
        return new Site(root, address, direct);
    }

    private List<Process> start(Site site, int workers) throws Exception {
        List<Process> started = new ArrayList<>();
        for (int i : IntStream.range(0, workers).toArray()) {
            Path own = Files.createDirectories(site.root().resolve("worker-" + i));
            started.add(Launched.start(own, "-w", site.root().toString(), "worker"));
        }
        processes.addAll(started);
        return started;
    }

    private Process nightly(Site site, int parts) throws IOException {
        Process process = Launched.start(site.root(), "nightly", "--partitions", Integer.toString(parts), "--now", NOW);
        processes.add(process);
        return process;
    }

    /** The dump of one process with one file, over exports that the sites have too. */
    private String untroubled(int contacts) throws Exception {
        new ExportGenerator(contacts, 7).write(directory.resolve("exports"));
        assertThat(Launched.run(directory, "init", "untroubled")).isZero();
        Path root = directory.resolve("untroubled");
        Files.writeString(root.resolve("kefu.yaml"), "inbox_settle: 0s\n");
        copy(directory.resolve("exports"), root.resolve("inbox"));
        assertThat(Launched.run(root, "nightly", "--now", NOW))
                .as(Launched.errors(root))
                .isZero();
        assertThat(Launched.run(root, "db", "dump", "--canonical")).isZero();
        return Launched.output(root);
    }

    private static String dump(Site site) throws Exception {
        assertThat(Launched.run(site.root(), "db", "dump", "--canonical", "--db", site.direct()))
                .as(site.errors())
                .isZero();
        String dump = Launched.output(site.root());
        assertThat(Launched.run(site.root(), "db", "check", "--db", site.direct()))
                .isZero();
        return dump;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target);
            }
        }
    }
}
