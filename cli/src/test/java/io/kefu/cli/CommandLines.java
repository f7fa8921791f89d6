package io.kefu.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Runs command lines as a shell would, in this process. */
final class CommandLines {

    private CommandLines() {}

    /** What a command line came to. */
    record Result(String out, String err, int exit) {

        /** The same whatever the directory is called, and without the steps of a run. */
        Result without(Path workspace) {
            // Which of two steps side by side ends first is not the same every time.
            String news = clean(err, workspace).replaceAll("(?m)^  [a-z]+(-[a-z]+)*( +[\\d,]+)?\n", "");
            return new Result(clean(out, workspace), news, exit);
        }

        private static String clean(String text, Path workspace) {
            return text.replace(workspace.toString(), "{ws}")
                    .replace(workspace.toAbsolutePath().normalize().toString(), "{ws}")
                    .replaceAll("kefu-\\d+\\.log", "kefu-N.log");
        }
    }

    static Result run(List<String> arguments, Map<String, String> environment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                0,
                false);
        int exit = Kefu.run(arguments.toArray(String[]::new), console, environment, Locale.ENGLISH);
        return new Result(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
    }

    /** A workspace after the nightly run over the sample data, in English. */
    static void runSample(Path workspace, Map<String, String> environment) throws IOException {
        run(List.of("init", workspace.toString()), environment);
        Files.writeString(workspace.resolve("kefu.yaml"), "inbox_settle: 0s\nlanguage: en\n");
        copy(Path.of("../sample-data/inbox"), workspace.resolve("inbox"));
        run(List.of("--workspace", workspace.toString(), "nightly", "--now", "2024-05-09T02:00"), environment);
    }

    /** Words separated by blanks; single or double quotes hold a word with blanks together. */
    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (char c : (line + " ").toCharArray()) {
            if (quote == 0 ? c == '"' || c == '\'' : c == quote) {
                quote = quote == 0 ? c : 0;
            } else if (c == ' ' && quote == 0) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        return words;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    static void delete(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
