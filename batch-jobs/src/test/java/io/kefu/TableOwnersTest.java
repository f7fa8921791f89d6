package io.kefu;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.ticket.value.StateKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A feature writes its own tables only, and reads of others what they publish as views. */
class TableOwnersTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final Path SOURCES = Path.of("src/main/java/io/kefu");

    /** The script of a feature's tables bears its name; Batch's own belong to the jobs. */
    private static final Pattern SCRIPT = Pattern.compile("V\\d+(?:_\\d+)?__(\\w+)\\.sql");

    private static final Pattern CREATED = Pattern.compile("CREATE (TABLE|VIEW) (\\w+)");
    private static final Pattern USED =
            Pattern.compile("\\b(INSERT INTO|UPDATE|DELETE FROM|FROM|JOIN)\\s+([A-Za-z_]+)");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");

    /** @param view whether it is published for others to read */
    private record Owned(String feature, boolean view) {}

    private static Map<String, Owned> owners() {
        Map<String, Owned> owners = new HashMap<>();
        for (Path script : files(MIGRATIONS, ".sql")) {
            Matcher name = SCRIPT.matcher(String.valueOf(script.getFileName()));
            assertThat(name.matches()).as("%s names its feature", script).isTrue();
            String feature = name.group(1).equals("batch") ? "job" : name.group(1);
            Matcher created = CREATED.matcher(read(script));
            while (created.find()) {
                owners.put(
                        created.group(2).toLowerCase(Locale.ROOT),
                        new Owned(feature, created.group(1).equals("VIEW")));
            }
        }
        return owners;
    }

    @Test
    void everyFeatureKeepsToItsOwnTables() {
        Map<String, Owned> owners = owners();
        List<String> wrong = new ArrayList<>();
        int used = 0;
        for (Path source : files(SOURCES, ".java")) {
            String feature = SOURCES.relativize(source).getName(0).toString();
            Matcher use = USED.matcher(COMMENT.matcher(read(source)).replaceAll(""));
            while (use.find()) {
                Owned owned = owners.get(use.group(2).toLowerCase(Locale.ROOT));
                if (owned == null) {
                    continue;
                }
                used++;
                boolean reads = use.group(1).equals("FROM") || use.group(1).equals("JOIN");
                if (!owned.feature().equals(feature) && !(reads && owned.view())) {
                    wrong.add(source.getFileName() + ": " + use.group());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(used).isGreaterThan(100);
    }

    /** A partial index serves only queries that ask for the very same list. */
    @Test
    void theSchemaListsTheKindsOfStatesAsTheCodeDoes() {
        assertThat(read(MIGRATIONS.resolve("V10_5__ticket.sql")))
                .contains("WHERE state_kind IN " + StateKind.sql(StateKind::takesContacts));
    }

    private static List<Path> files(Path root, String ending) {
        try (Stream<Path> tree = Files.walk(root)) {
            return tree.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
