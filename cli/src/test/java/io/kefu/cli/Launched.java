package io.kefu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs kefu as a process of its own, as a shell does. */
final class Launched {

    private Launched() {}

    static Process start(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED"); // as the launcher does
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Kefu.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("stdout.txt").toFile())
                .redirectError(directory.resolve("stderr.txt").toFile())
                .start();
    }

    /** Runs to the end; returns the exit code. */
    static int run(Path directory, String... arguments) throws IOException, InterruptedException {
        return start(directory, arguments).waitFor();
    }

    static String output(Path directory) throws IOException {
        return Files.readString(directory.resolve("stdout.txt"));
    }

    static String errors(Path directory) throws IOException {
        return Files.readString(directory.resolve("stderr.txt"));
    }
}
