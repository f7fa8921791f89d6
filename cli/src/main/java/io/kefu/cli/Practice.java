package io.kefu.cli;

import io.kefu.store.NativeLibrary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs the commands that people run most, in a workspace that is thrown away, so that a class archive made of this
 * process holds what they load. First it puts the database's native library where the launcher looks for it: unpacking it anew
 * takes a seventh of a short command's time. Arguments: the directory for that library, then directories of exports.
 */
final class Practice {

    private static final List<List<String>> COMMANDS = List.of(
            List.of("--help"),
            List.of("ticket", "--help"),
            List.of("nightly", "--now", "2024-05-09T02:00"),
            List.of("sla", "scan", "--now", "2024-05-09T02:00"),
            List.of("ticket", "list"),
            List.of("ticket", "list", "--output", "json"),
            List.of("ticket", "show", "CS20240506001"),
            List.of("customer", "list"),
            List.of("kpi", "report", "--now", "2024-05-09T02:00"),
            List.of("quarantine", "list"),
            List.of("job", "list"),
            List.of("doctor"));

    private Practice() {}

    public static void main(String[] arguments) throws IOException {
        NativeLibrary.copyTo(Path.of(arguments[0]));
        Path workspace = Files.createTempDirectory("kefu-practice");
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Console console = new Console(nowhere, nowhere, 0, false);
        try {
            Kefu.run(new String[] {"init", workspace.toString()}, console, Map.of(), Locale.ENGLISH);
            Files.writeString(workspace.resolve("kefu.yaml"), "inbox_settle: 0s\n");
            for (int i = 1; i < arguments.length; i++) {
                copy(Path.of(arguments[i]), workspace.resolve("inbox"));
            }
            Path customers = workspace.resolve("inbox/crm/customers.csv");
            Kefu.run(
                    new String[] {
                        "customer",
                        "match",
                        customers.toString(),
                        "--mapping",
                        "customers",
                        "--out",
                        workspace.resolve("pairs.csv").toString()
                    },
                    console,
                    Map.of(),
                    Locale.ENGLISH);
            for (List<String> command : COMMANDS) {
                for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
                    Kefu.run(
                            command.toArray(String[]::new),
                            console,
                            Map.of("KEFU_WORKSPACE", workspace.toString()),
                            locale);
                }
            }
        } finally {
            delete(workspace);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                Path parent = target.getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                Files.copy(path, target);
            }
        }
    }

    private static void delete(Path directory) {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
