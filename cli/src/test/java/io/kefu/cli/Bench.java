package io.kefu.cli;

import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures whole processes of the built distribution: wall time, and peak memory where the system has {@code /proc}.
 * Arguments: the launcher, a scratch directory, and optionally the number of contacts.
 */
final class Bench {

    private static final int STARTS = 15;
    private static final int SHEET_ROWS = 500_000;
    private static final int READ_ROWS = 100_000;
    private static final int INTAKE_ROWS = 500_000;

    /** One measured process; memory is 0 where it cannot be read. */
    private record Measured(double seconds, long peakMiB) {}

    private final Path kefu;
    private final Path scratch;
    private final int contacts;
    private final List<String> json = new ArrayList<>();

    private Bench(Path kefu, Path scratch, int contacts) {
        this.kefu = kefu;
        this.scratch = scratch;
        this.contacts = contacts;
    }

    public static void main(String[] arguments) throws Exception {
        Path scratch = Path.of(arguments[1]).toAbsolutePath();
        Files.createDirectories(scratch);
        int contacts = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 100_000;
        new Bench(Path.of(arguments[0]).toAbsolutePath(), scratch, contacts).run();
    }

    private void run() throws Exception {
        String machine = machine();
        System.out.println(machine + "\n");
        json.add("{\"what\": \"machine\", \"text\": \"" + machine.replace("\n", "; ") + "\"}");
        ProcessBuilder archive = new ProcessBuilder(kefu.toString(), "sample-data/inbox");
        archive.environment().put("KEFU_JAVA", System.getProperty("java.home"));
        archive.environment().put("KEFU_ARCHIVE", "write");
        archive.start().waitFor();
        System.out.printf("%-46s %10s %14s %10s%n", "what", "seconds", "rate", "peak MiB");
        nightly();
        intake();
        sheets();
        startUp();
        libraries();
        Path results = scratch.resolve("results");
        Files.createDirectories(results);
        Path kept = results.resolve(
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString().replace(':', '-') + ".json");
        Files.writeString(kept, "[" + String.join(",\n ", json) + "]\n");
        System.out.println("\nkept in " + kept + "; make bench-compare sets it beside the one before");
    }

    /** System, processors, memory, Java, and the flags that the launcher gives it. */
    private String machine() throws IOException {
        String flags = Files.readAllLines(kefu).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("flags=\""))
                .map(line ->
                        line.substring("flags=\"".length(), line.length() - 1).replace("$flags ", ""))
                .collect(Collectors.joining(" "));
        return "%s %s, %d processors, %s%njava %s, %s"
                .formatted(
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        Runtime.getRuntime().availableProcessors(),
                        memory(),
                        Runtime.version(),
                        flags);
    }

    private static String memory() throws IOException {
        Path info = Path.of("/proc/meminfo");
        if (!Files.isReadable(info)) {
            return "memory unknown";
        }
        long kib = Long.parseLong(Files.readAllLines(info).get(0).replaceAll("\\D", ""));
        return (kib >> 20) + " GiB";
    }

    /** The registration sheet by itself, beside bare POI writing the same values. */
    private void sheets() throws Exception {
        Path template = scratch.resolve("template.xlsx");
        Files.write(
                template,
                Workspace.openOrShipped(scratch)
                        .resource("templates/zh/registration.xlsx")
                        .content());
        Measured ours = sheet("template", "ours.xlsx", SHEET_ROWS, template);
        Measured bare = sheet("sxssf", "bare.xlsx", SHEET_ROWS, template);
        show("registration sheet, " + SHEET_ROWS + " rows", ours, ours.seconds() / bare.seconds(), "x bare SXSSF");
        show("bare SXSSF, the same values", bare, SHEET_ROWS / bare.seconds(), "rows/s");
        sheet("template", "back.xlsx", READ_ROWS, template);
        Measured read = sheet("read", "back.xlsx", READ_ROWS, template);
        show("reading it back, " + READ_ROWS + " rows", read, READ_ROWS / read.seconds(), "rows/s");
        Path workspace = scratch.resolve("workspace");
        Path small = scratch.resolve("small.xlsx");
        measure(in(
                workspace,
                "sheet",
                "register",
                small.toString(),
                "--from",
                "2024-05-08T23:00",
                "--now",
                "2024-05-09T02:00"));
        show("kefu sheet read, a small sheet", measure(in(workspace, "sheet", "read", small.toString())), 0, "");
    }

    /** Rows stored and ledger kept, in a heap of 256 MiB, beside the bare parser; and how time grows with the rows. */
    private void intake() throws Exception {
        for (String format : List.of("csv", "jsonl", "xlsx", "mbox")) {
            intake("none", format, INTAKE_ROWS);
            intake("none", format, INTAKE_ROWS / 10);
            Measured stored = intake("store", format, INTAKE_ROWS);
            Measured bare = intake("bare", format, INTAKE_ROWS);
            Measured tenth = intake("store", format, INTAKE_ROWS / 10);
            show("intake " + format + ", " + INTAKE_ROWS + " rows", stored, INTAKE_ROWS / stored.seconds(), "rows/s");
            show("  beside the bare parser", bare, stored.seconds() / bare.seconds(), "x bare parser");
            show("  a tenth of the rows", tenth, stored.seconds() / tenth.seconds(), "x for 10 x rows");
        }
    }

    private Measured intake(String what, String format, int rows) throws Exception {
        return timed(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                what.equals("none") ? "-Xmx1g" : "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseParallelGC",
                "-cp",
                System.getProperty("java.class.path"),
                IntakeBench.class.getName(),
                what,
                format,
                Integer.toString(rows),
                scratch.resolve("intake").toString()));
    }

    private Measured sheet(String what, String file, int rows, Path template) throws Exception {
        return timed(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SheetBench.class.getName(),
                what,
                scratch.resolve(file).toString(),
                Integer.toString(rows),
                template.toString()));
    }

    private void nightly() throws Exception {
        Path workspace = scratch.resolve("workspace");
        delete(workspace);
        measure(List.of("init", workspace.toString()));
        Files.writeString(workspace.resolve("kefu.yaml"), "inbox_settle: 0s\n");
        new ExportGenerator(contacts, 42).write(workspace.resolve("inbox"));
        Measured nightly = measure(in(workspace, "nightly", "--now", "2024-05-09T02:00"));
        show("nightly, " + contacts + " contacts", nightly, contacts / nightly.seconds(), "contacts/s");
        Measured again = measure(in(workspace, "nightly", "--now", "2024-05-09T02:00"));
        show("nightly again, nothing new", again, 0, "");
        Path sheet = scratch.resolve("registration.xlsx");
        Measured register = measure(in(
                workspace, "sheet", "register", sheet.toString(), "--now", "2024-05-09T02:00", "--from", "2024-01-01"));
        show("registration sheet of all tickets", register, contacts / register.seconds(), "rows/s");
        show(
                "sla scan, half of them overdue",
                measure(in(workspace, "sla", "scan", "--now", "2024-05-09T02:00")),
                0,
                "");
        FoldBench.main(new String[] {workspace.resolve("kefu.db").toString()});
    }

    private void startUp() throws Exception {
        Path hello = scratch.resolve("Hello.java");
        Files.writeString(
                hello, "class Hello { public static void main(String[] a) { System.out.println(\"hello\"); } }\n");
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        new ProcessBuilder(bin.resolve("javac").toString(), "-d", scratch.toString(), hello.toString())
                .inheritIO()
                .start()
                .waitFor();
        List<String> bare = List.of(bin.resolve("java").toString(), "-Xshare:auto", "-cp", scratch.toString(), "Hello");
        double[] helloTimes = new double[STARTS];
        double[] helpTimes = new double[STARTS];
        double[] scanTimes = new double[STARTS];
        Path empty = scratch.resolve("empty");
        delete(empty);
        measure(List.of("init", empty.toString()));
        for (int i = 0; i < STARTS; i++) {
            helloTimes[i] = timed(bare).seconds();
            helpTimes[i] = measure(List.of("--help")).seconds();
            scanTimes[i] = measure(in(empty, "sla", "scan")).seconds();
        }
        double bareStart = median(helloTimes);
        double help = median(helpTimes);
        double scan = median(scanTimes);
        show("bare JVM (median of " + STARTS + ")", new Measured(bareStart, 0), 0, "");
        show("kefu --help", new Measured(help, 0), help / bareStart, "x bare JVM");
        show("kefu sla scan, nothing due", new Measured(scan, 0), scan / bareStart, "x bare JVM");
    }

    /** Single calls, in the optimised code of a long run. */
    private void libraries() throws Exception {
        Options options = new OptionsBuilder()
                .include(CalendarBench.class.getName())
                .include(ConditionBench.class.getName())
                .verbosity(VerboseMode.SILENT)
                .build();
        for (RunResult result : new Runner(options).run()) {
            Result<?> score = result.getPrimaryResult();
            System.out.printf(
                    Locale.ROOT, "%-46s %25.0f %s%n", score.getLabel(), score.getScore(), score.getScoreUnit());
            json.add(String.format(
                    Locale.ROOT,
                    "{\"what\": \"%s\", \"score\": %.1f, \"unit\": \"%s\"}",
                    score.getLabel(),
                    score.getScore(),
                    score.getScoreUnit()));
        }
    }

    private static List<String> in(Path workspace, String... words) {
        List<String> command = new ArrayList<>(List.of("--workspace", workspace.toString()));
        command.addAll(Arrays.asList(words));
        return command;
    }

    private Measured measure(List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of(kefu.toString()));
        command.addAll(words);
        return timed(command);
    }

    private Measured timed(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KEFU_JAVA", System.getProperty("java.home"));
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        long begin = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        while (!process.waitFor(5, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, peakKiB(process.pid()));
        }
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toNanos() / 1e9;
        if (process.exitValue() != 0) {
            throw new IllegalStateException(command + " ended with " + process.exitValue());
        }
        return new Measured(seconds, peak / 1024);
    }

    private static long peakKiB(long pid) throws IOException {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // no /proc, or the process has just ended
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void show(String what, Measured measured, double rate, String unit) {
        String rated = rate == 0 ? "" : String.format(Locale.ROOT, rate < 100 ? "%.2f %s" : "%,.0f %s", rate, unit);
        System.out.printf(
                "%-46s %10.2f %14s %10s%n",
                what, measured.seconds(), rated, measured.peakMiB() == 0 ? "" : measured.peakMiB());
        json.add(String.format(
                Locale.ROOT,
                "{\"what\": \"%s\", \"seconds\": %.3f, \"rate\": %.2f, \"unit\": \"%s\", \"peak_mib\": %d}",
                what,
                measured.seconds(),
                rate,
                unit,
                measured.peakMiB()));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> tree = Files.walk(directory)) {
                for (Path path :
                        tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
