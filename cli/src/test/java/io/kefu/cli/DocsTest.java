package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.cli.CommandLines.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples of the pages come out as printed: the commands of a page run one after another on the sample data, as on
 * the morning of 9 May 2024. What a page prints below a command is what it writes; … stands for the rest of a line, a line of it for any lines. Each succeeds.
 * {@code make golden} prints them anew.
 */
class DocsTest {

    private static final boolean REWRITE = "rewrite".equals(System.getProperty("kefu.golden"));
    private static final Map<String, String> ENVIRONMENT = Map.of("KEFU_USER", "admin");
    private static final Pattern FILE = Pattern.compile(" (\\w+\\.(?:xlsx|csv))");
    /** What goes through a pipe, makes a workspace, or shows a mistake. */
    private static final Pattern ELSEWHERE = Pattern.compile(" \\| |helpdesk|calls\\.csv");

    private static final String NOW = "2024-05-09T10:00";

    @TempDir
    private static Path scratch = Path.of("");

    @BeforeAll
    static void makeTheSampleWorkspace() throws IOException {
        System.setIn(InputStream.nullInputStream());
        CommandLines.runSample(scratch.resolve("sample"), ENVIRONMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "README",
                "docs/calendars",
                "docs/sla",
                "docs/notices",
                "docs/customers",
                "docs/routing",
                "docs/tickets"
            })
    void examplesComeOutAsPrinted(String name) throws IOException {
        Path page = Path.of("..", name + ".md");
        Path workspace = scratch.resolve(name.replace('/', '-'));
        CommandLines.copy(scratch.resolve("sample"), workspace);
        Files.write(
                workspace.resolve("fewer.csv"),
                Files.readAllLines(Path.of("../sample-data/inbox/crm/agents.csv")).stream()
                        .filter(line -> !line.startsWith("K011"))
                        .toList());
        List<String> lines = Files.readAllLines(page);
        List<String> printed = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        boolean console = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            console = line.startsWith("```") ? line.equals("```console") : console;
            printed.add(line);
            if (console
                    && line.startsWith("$ kefu ")
                    && !ELSEWHERE.matcher(line).find()) {
                List<String> below = new ArrayList<>();
                while (!lines.get(i + 1).startsWith("$ ") && !lines.get(i + 1).equals("```")) {
                    below.add(lines.get(++i));
                }
                String actual = output(line.substring("$ kefu ".length()), workspace);
                if (!below.isEmpty() && !isPrinted(below, actual)) {
                    wrong.add(line + "\n" + actual);
                    below = actual.lines().toList();
                }
                printed.addAll(below);
            }
        }
        if (REWRITE) {
            Files.write(page, printed);
        } else {
            assertThat(wrong).isEmpty();
        }
    }

    private static String output(String command, Path workspace) {
        List<String> arguments = new ArrayList<>(List.of("--workspace", workspace.toString()));
        arguments.addAll(CommandLines.words(FILE.matcher(command).replaceAll(" " + workspace + "/$1")));
        if (!arguments.contains("--now")) {
            arguments.addAll(List.of("--now", NOW));
        }
        Result result = CommandLines.run(arguments, ENVIRONMENT).without(workspace);
        assertThat(result.exit()).as("%s: %s", command, result.err()).isZero();
        return (result.out() + result.err()).replace("{ws}/", "");
    }

    private static boolean isPrinted(List<String> below, String actual) {
        String pattern = below.stream()
                .map(line -> line.equals("…") ? "(.*\n)*" : Pattern.quote(line).replace("…", "\\E.*\\Q") + "\n")
                .collect(Collectors.joining());
        return Pattern.matches(pattern, actual);
    }
}
