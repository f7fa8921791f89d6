package io.kefu.problem;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every problem has its sentences in both languages, and they name facts that it has. */
class ProblemTextTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    static Stream<Class<?>> problems() {
        return new ClassFileImporter()
                .importPackages("io.kefu").stream()
                        .filter(type -> type.isAssignableTo(Problem.class) && type.isRecord())
                        .filter(type -> !type.isEquivalentTo(
                                io.kefu.intake.format.RowProblem.Told.class)) // it has the key of another one
                        .map(JavaClass::reflect);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void hasSentencesInBothLanguages(Class<?> problem) {
        List<String> facts = Arrays.stream(problem.getRecordComponents())
                .map(component -> component.getName())
                .toList();
        for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            ResourceBundle bundle = ResourceBundle.getBundle(
                    "io.kefu.problem.Problems",
                    locale,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            if (locale.equals(Locale.SIMPLIFIED_CHINESE)) {
                assertThat(bundle.getLocale().getLanguage()).isEqualTo("zh");
            }
            for (String part : List.of("", ".found", ".try")) {
                String key = problem.getSimpleName() + part;
                if (part.isEmpty() || bundle.containsKey(key)) {
                    assertThat(placeholders(sentence(bundle, key))).as(key).isSubsetOf(facts);
                }
            }
            assertThat(((java.util.PropertyResourceBundle) bundle).handleGetObject(problem.getSimpleName()))
                    .as("%s in %s", problem.getSimpleName(), locale)
                    .isNotNull();
        }
    }

    private static String sentence(ResourceBundle bundle, String key) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException e) {
            throw new AssertionError(key + " is missing", e);
        }
    }

    private static List<String> placeholders(String sentence) {
        return PLACEHOLDER
                .matcher(sentence)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
