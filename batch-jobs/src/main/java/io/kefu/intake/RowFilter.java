package io.kefu.intake;

import io.kefu.yaml.YamlMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drops rows that are no customer contact, such as tests, and counts them under its name.
 *
 * @param column position among the mapping's columns
 * @param equal the values that drop a row; empty when {@code contains} decides
 */
record RowFilter(String name, int column, List<String> equal, List<String> contains) {

    static RowFilter parse(YamlMap yaml, List<String> columns) {
        yaml.only("name", "column", "equals", "contains");
        List<String> equal = yaml.texts("equals");
        List<String> contains = yaml.texts("contains");
        if (equal.isEmpty() && contains.isEmpty()) {
            throw yaml.wrong("column", "a filter with equals: or contains:");
        }
        return new RowFilter(yaml.text("name"), columns.indexOf(yaml.text("column")), equal, contains);
    }

    boolean drops(@Nullable String[] cells) {
        String cell = cells[column];
        if (cell == null) {
            return false;
        }
        String text = cell.strip();
        return equal.contains(text) || contains.stream().anyMatch(text::contains);
    }
}
