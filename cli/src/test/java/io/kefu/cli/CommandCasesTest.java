package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.cli.CommandLines.Result;
import io.kefu.store.TestEngine;
import io.kefu.workspace.DatabaseSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        CommandLines.runSample(sample, environment());
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
        CommandLines.delete(scratch);
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
                arguments.addAll(CommandLines.words(line.replace("{ws}", workspace.toString())));
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
            case "sample" -> CommandLines.copy(sample, workspace);
            default -> {
                run(List.of("init", workspace.toString()));
                Files.writeString(workspace.resolve("kefu.yaml"), "inbox_settle: 0s\nlanguage: en\n");
            }
        }
        if (Files.isDirectory(directory.resolve("files"))) {
            CommandLines.copy(directory.resolve("files"), workspace);
        }
    }

    private static Result run(List<String> arguments) {
        return CommandLines.run(arguments, environment());
    }

    private static Map<String, String> environment() {
        return database == null
                ? Map.of("KEFU_USER", "tester")
                : Map.of("KEFU_USER", "tester", "KEFU_DB", database.address());
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
}
