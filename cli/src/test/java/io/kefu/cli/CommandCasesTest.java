package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.store.TestEngine;
import io.kefu.workspace.DatabaseSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every directory below {@code cases/<area>/} is a case: {@code cmd} holds command lines that run one after another in
 * a fresh workspace, {@code stdout}, {@code stderr} and {@code exit} what the last one gives. {@code workspace} names
 * the state it starts from: {@code none}, {@code empty} or {@code sample} (after the nightly on the sample data).
 * {@code make golden} rewrites them.
 */
class CommandCasesTest {

    private static final Path CASES = Path.of("src/test/cases");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("kefu.golden"));

    private static Path scratch = Path.of("");
    private static Path sample = Path.of("");

    /** That of the case at hand where a server has it, which {@code KEFU_DB} names; null for files. */
    private static @Nullable DatabaseSettings database;

    private static @Nullable DatabaseSettings sampleDatabase;

    @BeforeAll
    static void makeTheSampleWorkspace() throws IOException {
        System.setIn(InputStream.nullInputStream()); // nobody answers what is asked
        scratch = Files.createDirectory(Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("kefu-cases-" + letters())); // digits may be masked
        sample = scratch.resolve("sample");
        database = TestEngine.isServer() ? TestEngine.create(scratch) : null;
        run(List.of("init", sample.toString()));
        Files.writeString(sample.resolve("kefu.yaml"), "inbox_settle: 0s\nlanguage: en\n");
        copy(Path.of("../sample-data/inbox"), sample.resolve("inbox"));
        run(List.of("--workspace", sample.toString(), "nightly", "--now", "2024-05-09T02:00"));
        sampleDatabase = database;
    }

    private static String letters() {
        return new Random()
                .ints(12, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    @AfterAll
    static void cleanUp() throws IOException {
        delete(scratch);
    }

    static Stream<String> cases() throws IOException {
        try (Stream<Path> tree = Files.walk(CASES)) {
            return tree
                    .filter(path -> path.endsWith("cmd"))
                    .filter(path -> !TestEngine.isServer() || !Files.exists(path.resolveSibling("on-files-only")))
                    .map(path -> CASES.relativize(path.getParent()).toString())
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    @Timeout(60)
    void behavesAsWritten(String name) throws IOException {
        Path directory = CASES.resolve(name);
        Path workspace = scratch.resolve(name.replace('/', '-'));
        prepare(directory, workspace);
        Result result = new Result("", "", 0);
        for (String line : Files.readAllLines(directory.resolve("cmd"))) {
            if (!line.isBlank()) {
                List<String> arguments = new ArrayList<>(List.of("--workspace", workspace.toString()));
                arguments.addAll(words(line.replace("{ws}", workspace.toString())));
                result = run(arguments).without(workspace);
            }
        }
        if (REWRITE) {
            write(directory.resolve("stdout"), result.out());
            write(directory.resolve("stderr"), result.err());
            write(directory.resolve("exit"), result.exit() + "\n");
            return;
        }
        assertThat(result.out()).isEqualTo(read(directory.resolve("stdout")));
        assertThat(result.err()).isEqualTo(read(directory.resolve("stderr")));
        assertThat(result.exit() + "\n").isEqualTo(read(directory.resolve("exit")));
    }

    private static void prepare(Path directory, Path workspace) throws IOException {
        String state = read(directory.resolve("workspace")).strip();
        if (sampleDatabase != null) {
            database = state.equals("sample") ? TestEngine.copy(sampleDatabase) : TestEngine.create(workspace);
        }
        switch (state) {
            case "none" -> Files.createDirectories(workspace);
            case "sample" -> copy(sample, workspace);
            default -> {
                run(List.of("init", workspace.toString()));
                Files.writeString(workspace.resolve("kefu.yaml"), "inbox_settle: 0s\nlanguage: en\n");
            }
        }
        if (Files.isDirectory(directory.resolve("files"))) {
            copy(directory.resolve("files"), workspace);
        }
    }

    private record Result(String out, String err, int exit) {
        private Result without(Path workspace) {
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

    private static Result run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                0,
                false);
        int exit = Kefu.run(arguments.toArray(String[]::new), console, environment(), Locale.ENGLISH);
        return new Result(out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), exit);
    }

    private static Map<String, String> environment() {
        return database == null
                ? Map.of("KEFU_USER", "tester")
                : Map.of("KEFU_USER", "tester", "KEFU_DB", database.address());
    }

    /** Words separated by blanks; single or double quotes hold a word with blanks together. */
    private static List<String> words(String line) {
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

    private static String read(Path file) throws IOException {
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private static void write(Path file, String text) throws IOException {
        if (text.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.writeString(file, text);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.copy(file, target, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
