package io.kefu.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kefu.problem.KefuException;
import io.kefu.problem.ProblemText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The conditions of {@code wrong.txt}, each with what a person is told. In the file ⏎ stands for a line break, ␀ for a
 * control character, and words with @ for conditions that are too large to be written down. With
 * {@code -Dkefu.golden=rewrite} the answers are written anew; the diff is the review.
 */
class WrongConditionsTest {

    private static final Path FILE = Path.of("src/test/resources/io/kefu/condition/wrong.txt");
    private static final boolean REWRITE = "rewrite".equals(System.getProperty("kefu.golden"));
    private static final List<String> REWRITTEN = new ArrayList<>();

    record Case(String story, String written, List<String> told) {
        @Override
        public String toString() {
            return story;
        }

        String condition() {
            return switch (written) {
                case "@deep" -> "(".repeat(65) + "history" + ")".repeat(65);
                case "@many" -> "channel in [a" + ", a".repeat(1_000) + "]";
                case "@long" -> "history" + " or history".repeat(2_000);
                case "@nested" -> "subject matches \"" + "(".repeat(3_000) + "a" + ")".repeat(3_000) + "\"";
                default -> written.replace('⏎', '\n').replace('␀', '\u0000');
            };
        }
    }

    static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String block : Files.readString(FILE).split("\n\n")) {
            List<String> lines = block.lines().toList();
            cases.add(new Case(
                    lines.get(0).substring(2), lines.get(1).substring(2), List.copyOf(lines.subList(2, lines.size()))));
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tellsWhatIsWrong(Case wrong) {
        KefuException refused = catchThrowableOfType(
                KefuException.class, () -> Condition.parse(wrong.condition(), Thing.FIELDS, "--where"));
        assertThat(refused).as("%s is accepted", wrong.written()).isNotNull();
        List<String> told = ProblemText.in(Locale.ENGLISH).lines(refused.problem());
        if (REWRITE) {
            REWRITTEN.add(Stream.concat(Stream.of("# " + wrong.story(), "> " + wrong.written()), told.stream())
                    .reduce("", (text, line) -> text + line + "\n"));
        } else {
            assertThat(told).isEqualTo(wrong.told());
        }
    }

    @Test
    void areAHundredOfDistinctKinds() throws IOException {
        List<Case> cases = cases();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(100);
        assertThat(new HashSet<>(cases.stream().map(Case::story).toList())).hasSameSizeAs(cases);
        assertThat(new HashSet<>(cases.stream().map(Case::condition).toList())).hasSameSizeAs(cases);
    }

    @AfterAll
    static void rewrite() throws IOException {
        if (REWRITE) {
            Files.writeString(FILE, String.join("\n", REWRITTEN));
        }
    }
}
