package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.cli.option.GlobalOptions;
import io.kefu.workspace.Language;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Help is complete in both languages. */
class HelpTest {

    private static final Console CONSOLE = new Console(
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            0,
            false);

    private static CommandLine commandLine(Language language) {
        Context context = new Context(CONSOLE, new GlobalOptions(), Map.of(), Locale.ENGLISH);
        return Kefu.commandLine(new Kefu(), context, language);
    }

    private static List<CommandSpec> all(CommandLine command) {
        List<CommandSpec> specs = new ArrayList<>(List.of(command.getCommandSpec()));
        command.getSubcommands().values().forEach(sub -> specs.addAll(all(sub)));
        return specs;
    }

    @Test
    void everyCommandAndOptionIsDescribedInChinese() {
        ResourceBundle chinese = ResourceBundle.getBundle(
                "io.kefu.cli.Messages",
                Locale.SIMPLIFIED_CHINESE,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        List<String> missing = new ArrayList<>();
        for (CommandSpec spec : all(commandLine(Language.ZH))) {
            String name = spec.qualifiedName(".");
            if (!chinese.containsKey(name + ".usage.description")) {
                missing.add(name + ".usage.description");
            }
            for (OptionSpec option : spec.options()) {
                String key = option.longestName().replaceFirst("^-+", "");
                if (!chinese.containsKey(name + "." + key) && !chinese.containsKey(key)) {
                    missing.add(name + "." + key);
                }
            }
            for (PositionalParamSpec parameter : spec.positionalParameters()) {
                String key = parameter.paramLabel() + "[" + parameter.index() + "]";
                if (!chinese.containsKey(name + "." + key)) {
                    missing.add(name + "." + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyCommandAndOptionIsDescribedInEnglish() {
        for (CommandSpec spec : all(commandLine(Language.EN))) {
            assertThat(spec.usageMessage().description())
                    .as(spec.qualifiedName())
                    .isNotEmpty();
            spec.options().forEach(option -> assertThat(option.description())
                    .as(spec.qualifiedName() + " " + option.longestName())
                    .isNotEmpty());
        }
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(keys("io.kefu.cli.Texts", Locale.SIMPLIFIED_CHINESE))
                .containsExactlyInAnyOrderElementsOf(keys("io.kefu.cli.Texts", Locale.ENGLISH));
        assertThat(keys("io.kefu.workspace.Labels", Locale.SIMPLIFIED_CHINESE))
                .containsExactlyInAnyOrderElementsOf(keys("io.kefu.workspace.Labels", Locale.ENGLISH));
    }

    private static List<String> keys(String bundle, Locale locale) {
        String name = bundle.replace('.', '/') + (locale.getLanguage().equals("zh") ? "_zh" : "") + ".properties";
        try (java.io.InputStream in = HelpTest.class.getClassLoader().getResourceAsStream(name)) {
            return List.copyOf(new java.util.PropertyResourceBundle(java.util.Objects.requireNonNull(in)).keySet());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
