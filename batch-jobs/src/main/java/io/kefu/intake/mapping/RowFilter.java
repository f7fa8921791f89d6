package io.kefu.intake.mapping;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.kefu.yaml.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Drops rows that are no customer contact, such as tests, and counts them under its name.
 *
 * @param columns positions among the mapping's columns; one that fits is enough
 * @param equal the texts that drop a row
 * @param contains parts of texts that drop a row
 * @param matches what a text that drops a row matches in whole, or null
 * @param lacks a row that holds none of these is dropped; empty asks for nothing
 * @param finds a row in which this is not found is dropped, or null
 */
public record RowFilter(
        String name,
        List<Integer> columns,
        List<String> equal,
        List<String> contains,
        @Nullable Pattern matches,
        List<String> lacks,
        @Nullable Pattern finds) {

    /** In {@code lacks}: the words by which people name the company, from kefu.yaml. */
    private static final String BRAND = "$brand";

    static RowFilter parse(YamlMap yaml, ToIntFunction<String> position, List<String> brand) {
        yaml.only("name", "column", "equals", "contains", "matches", "lacks", "finds");
        List<String> lacks = new ArrayList<>();
        for (String word : yaml.texts("lacks")) {
            lacks.addAll(word.equals(BRAND) ? brand : List.of(word));
        }
        List<String> asked = new ArrayList<>(yaml.texts("equals"));
        asked.addAll(yaml.texts("contains"));
        asked.addAll(yaml.texts("lacks"));
        if (asked.isEmpty() && !yaml.has("matches") && !yaml.has("finds")) {
            throw yaml.wrong("column", "a filter with equals:, contains:, matches:, lacks: or finds:");
        }
        return new RowFilter(
                yaml.text("name"),
                yaml.texts("column").stream()
                        .map(column -> position.applyAsInt(column))
                        .toList(),
                yaml.texts("equals"),
                folded(yaml.texts("contains")),
                yaml.has("matches") ? pattern(yaml, "matches") : null,
                folded(lacks),
                yaml.has("finds") ? pattern(yaml, "finds") : null);
    }

    /** True when the filter of this YAML cannot work without the company's names. */
    static boolean needsBrand(YamlMap yaml) {
        return yaml.texts("lacks").contains(BRAND);
    }

    private static Pattern pattern(YamlMap yaml, String key) {
        try {
            return Pattern.compile(yaml.text(key));
        } catch (PatternSyntaxException e) {
            throw yaml.wrong(key, "a regular expression (" + e.getDescription() + ")");
        }
    }

    private static List<String> folded(List<String> words) {
        return words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    public boolean drops(@Nullable String[] cells) {
        boolean found = false;
        for (int column : columns) {
            String cell = cells[column];
            String text = cell == null ? "" : cell.strip();
            if (equal.contains(text)
                    || (matches != null && matches.matcher(text).matches())) {
                return true;
            }
            found |= finds != null && finds.matcher(text).find();
            if (contains.isEmpty() && lacks.isEmpty()) {
                continue;
            }
            String folded = text.toLowerCase(Locale.ROOT);
            if (contains.stream().anyMatch(folded::contains)) {
                return true;
            }
            found |= lacks.stream().anyMatch(folded::contains);
        }
        return (!lacks.isEmpty() || finds != null) && !found;
    }
}
