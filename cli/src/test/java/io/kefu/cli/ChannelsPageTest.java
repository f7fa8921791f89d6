package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of worked examples is made of the command cases: its input was read and its output written by kefu. */
class ChannelsPageTest {

    private static final Path CASES = Path.of("src/test/cases/channels");
    private static final Path PAGE = Path.of("../docs/channels.md");

    @Test
    void showsWhatTheCasesShow() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Channels by example

                One small export for each channel, read by the mapping that kefu ships. Put your file into `inbox/<source>/`
                and run `kefu import`. [Mappings](mappings.md) tells how to adapt one or write your own. This page is made
                by a test: what stands here was read and written by kefu.
                """);
        try (Stream<Path> cases = Files.list(CASES)) {
            for (Path one : cases.sorted().toList()) {
                page.append('\n').append(section(one));
            }
        }
        if ("rewrite".equals(System.getProperty("kefu.golden"))) {
            Files.writeString(PAGE, page.toString());
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
    }

    private static String section(Path one) throws IOException {
        StringBuilder text = new StringBuilder("#" + Files.readString(one.resolve("about.md")));
        Path files = one.resolve("files");
        try (Stream<Path> tree = Files.walk(files)) {
            for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.endsWith("kefu.yaml")) {
                    text.append("\n`").append(files.relativize(file)).append("`\n\n");
                    block(text, read(file));
                }
            }
        }
        List<String> commands = Files.readAllLines(one.resolve("cmd"));
        String last = commands.get(commands.size() - 1).replace("{ws}/", "");
        String before = commands.size() > 1 ? "$ kefu " + commands.get(0) + "\n" : "";
        text.append('\n');
        block(text, before + "$ kefu " + last + "\n" + Files.readString(one.resolve("stdout")));
        return text.toString();
    }

    private static String read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0 ? text : new String(bytes, Charset.forName("GB18030"));
    }

    private static void block(StringBuilder text, String content) {
        text.append("```\n").append(content.stripTrailing()).append("\n```\n");
    }
}
