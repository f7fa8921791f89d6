package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program as cron and shells start it: the launcher itself, in the environments that there are. */
class LauncherTest {

    private static final String WORDS = "净水器漏水，橱柜泡了";

    @TempDir
    private static Path directory;

    @BeforeAll
    static void install() throws IOException {
        Path bin = Files.createDirectories(directory.resolve("home/bin"));
        Files.copy(Path.of("src/main/launcher/kefu"), bin.resolve("kefu"));
        assertThat(bin.resolve("kefu").toFile().setExecutable(true)).isTrue();
        Path jar = Files.createDirectories(directory.resolve("home/lib")).resolve("kefu-cli-test.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classPath());
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        run(Map.of(), "kefu init desk --lang en");
        Path desk = directory.resolve("desk");
        Files.writeString(desk.resolve("kefu.yaml"), "zone: Asia/Shanghai\ninbox_settle: 0s\nlanguage: en\n");
        Files.createDirectories(desk.resolve("mappings"));
        Files.writeString(desk.resolve("mappings/forms.yaml"), """
                source: forms
                files: ["*.csv"]
                kind: interaction
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                constants: {channel: web-form}
                fields: {external_id: id, occurred_at: at, name: name, text: text}
                """);
        Files.createDirectories(desk.resolve("inbox/forms"));
    }

    private static String classPath() {
        List<String> parts = new ArrayList<>();
        for (String part : List.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))) {
            parts.add(Path.of(part).toUri().toString());
        }
        return String.join(" ", parts);
    }

    private record Ended(int exit, String out, String err) {}

    /** Runs a script in an environment of nothing but a path, a Java, and what is given. */
    private static Ended run(Map<String, String> environment, String... lines) throws IOException {
        String begun =
                "kefu() { \"" + directory.resolve("home/bin/kefu") + "\" \"$@\"; }\n" + String.join("\n", lines) + "\n";
        Path file = Files.writeString(directory.resolve("script"), begun);
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", file.toString()).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", "/usr/bin:/bin");
        builder.environment().put("KEFU_JAVA", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static void bring(String name, String id) throws IOException {
        Files.writeString(
                directory.resolve("desk/inbox/forms").resolve(name),
                "id,at,name,text\n" + id + ",2024-05-06 09:00,王伟," + WORDS + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "LANG=C", "LC_ALL=POSIX", "LANG=zh_CN.GB18030", "LANG=zh_CN.UTF-8", "LC_ALL=C.UTF-8"})
    void wordsAndNamesOfFilesSurviveEveryLocale(String setting) throws IOException {
        Map<String, String> environment = setting.isEmpty()
                ? Map.of()
                : Map.of(setting.substring(0, setting.indexOf('=')), setting.substring(setting.indexOf('=') + 1));
        String id = "L" + Integer.toHexString(setting.hashCode());
        bring("表单-" + id + ".csv", id);
        Ended ended = run(
                environment,
                "kefu --workspace desk nightly --now 2024-05-09T02:00 --as 李雷 >/dev/null",
                "kefu --workspace desk ticket list --where 'description contains \"橱柜\"' --output csv");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).contains(WORDS);
        assertThat(directory.resolve("desk/archive/2024-05-09/forms/表单-" + id + ".csv"))
                .exists();
    }

    @Test
    void wordsOfTheCommandLineAreStoredAsTheyWere() throws IOException {
        bring("one.csv", "one");
        Ended ended = run(
                Map.of("KEFU_USER", ""),
                "kefu --workspace desk nightly --now 2024-05-09T02:00 >/dev/null 2>&1",
                "n=$(kefu --workspace desk ticket list --limit 1 --output csv | tail -1 | cut -d, -f1)",
                "kefu --workspace desk ticket progress $n 已联系客户 --stage 售后检测 --now 2024-05-09T09:00 --as 韩梅梅 >/dev/null",
                "kefu --workspace desk ticket show $n");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out()).contains("已联系客户").contains("韩梅梅");
    }

    @Test
    void aWordThatIsNoUtf8IsRefused() throws IOException {
        Ended ended = run(Map.of(), "kefu --workspace desk ticket list --team \"$(printf '\\310\\372')\"");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).startsWith("kefu: ").doesNotContain("Exception");
    }

    @Test
    void aNameThatIsNoUtf8KeepsNoOtherFileFromBeingRead() throws IOException {
        bring("good.csv", "good");
        Ended ended = run(
                Map.of(),
                "printf 'id,at,name,text\\nbad,2024-05-06 09:00,a,b\\n' > desk/inbox/forms/\"$(printf 'x\\310\\372.csv')\"",
                "kefu --workspace desk nightly --now 2024-05-09T02:00; e=$?",
                "rm desk/inbox/forms/x*.csv; exit $e");
        assertThat(ended.out()).contains("good.csv");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).doesNotContain("Exception");
    }

    @Test
    void lostOutputIsToldAndAClosedPipeIsNot() throws IOException {
        Ended full = run(Map.of(), "kefu --workspace desk calendar list >/dev/full");
        assertThat(full.exit()).isEqualTo(1);
        assertThat(full.err()).startsWith("kefu: ").hasLineCount(1);
        Ended closed = run(Map.of(), "{ kefu --help; kefu --workspace desk calendar list; } | head -1");
        assertThat(closed.err()).isEmpty();
    }

    @Test
    void turkishLettersChangeNothing() throws IOException {
        Ended ended = run(
                Map.of("KEFU_OPTS", "-Duser.language=tr -Duser.country=TR"),
                "kefu --workspace desk ticket list --where 'state in [ASSIGNED, unassigned]' --output CSV --limit 1",
                "kefu --workspace desk doctor --output json");
        assertThat(ended.err()).doesNotContain("Exception");
        assertThat(ended.out())
                .startsWith("ticket,opened,channel,type")
                .contains("\"check\":\"database\",\"sound\":true");
    }

    @Test
    void startsThroughALinkFromAnywhereWithoutAHome() throws IOException {
        Ended ended = run(Map.of(), "ln -s home/bin/kefu linked; cd desk && ../linked --version");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.out().lines().toList()).hasSizeGreaterThan(0);
    }
}
