package io.kefu;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of docs/architecture.md: upper packages use lower ones, never the reverse. */
class ArchitectureTest {

    /** Upper ones first. */
    private static final List<String> FEATURES = List.of(
            "job", "kpi", "care", "sla", "ticket", "customer", "intake", "notify", "access", "store", "workspace");

    private static final List<String> LIBRARIES =
            List.of("match", "classify", "calendar", "condition", "sheet", "text", "yaml", "problem");

    /** The form of an address, as help shows it. */
    private static final String ADDRESS = "jdbc:postgresql://";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.kefu");

    @Test
    void everyPackageHasItsPlace() {
        List<String> known =
                Stream.concat(FEATURES.stream(), LIBRARIES.stream()).toList();
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith("io.kefu."))
                        .map(name -> name.split("\\.")[2])
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(known);
    }

    /** Within a feature, too, the rooms use each other in one direction. */
    @ParameterizedTest
    @MethodSource("rooms")
    void aFeaturesRoomsDoNotRunInCircles(String feature) {
        slices().matching("io.kefu." + feature + ".(**)")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    static List<String> rooms() {
        return List.of("ticket", "customer", "intake", "match", "sheet", "text");
    }

    static List<String> features() {
        return FEATURES;
    }

    @ParameterizedTest
    @MethodSource("features")
    void usesOnlyWhatStandsBelow(String feature) {
        String[] above = FEATURES.subList(0, FEATURES.indexOf(feature)).stream()
                .map(name -> "io.kefu." + name + "..")
                .toArray(String[]::new);
        if (above.length > 0) {
            noClasses()
                    .that()
                    .resideInAPackage("io.kefu." + feature + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(above)
                    .check(CLASSES);
        }
    }

    /** What an engine is called, only the store knows; words in comments count too. */
    @Test
    void onlyTheStoreNamesAnEngine() throws IOException {
        Pattern engine = Pattern.compile("(?i)sqlite|postgres");
        List<String> named = new ArrayList<>();
        for (String sources : List.of("src/main/java", "../cli/src/main/java")) {
            try (Stream<Path> tree = Files.walk(Path.of(sources))) {
                for (Path file :
                        tree.filter(path -> path.toString().endsWith(".java")).toList()) {
                    boolean inStore = file.toString().replace('\\', '/').contains("/io/kefu/store/");
                    if (!inStore
                            && engine.matcher(Files.readString(file).replace(ADDRESS, ""))
                                    .find()) {
                        named.add(file.toString());
                    }
                }
            }
        }
        assertThat(named).isEmpty();
    }

    static List<String> libraries() {
        return LIBRARIES;
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void librariesKnowNoFeatureNoDatabaseAndNoSpring(String library) {
        String[] features =
                FEATURES.stream().map(name -> "io.kefu." + name + "..").toArray(String[]::new);
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage("io.kefu." + library + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(features)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "javax.sql..");
        rule.check(CLASSES);
    }

    @Test
    void onlyJobsReadersWritersAndRepositoriesKnowSpring() {
        classes()
                .that(dependOnSpring())
                .should()
                .resideInAnyPackage("io.kefu.job..", "io.kefu.store..")
                .orShould()
                .haveSimpleNameEndingWith("Job")
                .orShould()
                .haveSimpleNameEndingWith("Reader")
                .orShould()
                .haveSimpleNameEndingWith("Writer")
                .orShould()
                .haveSimpleNameEndingWith("Repository")
                .check(CLASSES);
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> dependOnSpring() {
        return com.tngtech.archunit.base.DescribedPredicate.describe(
                "depend on Spring",
                type -> type.getPackageName().startsWith("io.kefu")
                        && type.getDirectDependenciesFromSelf().stream().anyMatch(dependency -> dependency
                                .getTargetClass()
                                .getPackageName()
                                .startsWith("org.springframework")));
    }
}
