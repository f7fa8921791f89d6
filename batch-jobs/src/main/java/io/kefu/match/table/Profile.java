package io.kefu.match.table;

import java.util.Arrays;
import java.util.List;

/** A row in normal form: for each trait its values, none when the row does not tell. */
final class Profile {

    private static final String[] NONE = {};

    private final String[][] values = new String[Trait.COUNT][];

    Profile() {
        Arrays.fill(values, NONE);
    }

    String[] all(Trait trait) {
        return values[trait.index()];
    }

    /** The first value, or the empty text. */
    String first(Trait trait) {
        String[] all = values[trait.index()];
        return all.length == 0 ? "" : all[0];
    }

    void set(Trait trait, String value) {
        if (!value.isEmpty()) {
            values[trait.index()] = new String[] {value};
        }
    }

    void set(Trait trait, List<String> several) {
        if (!several.isEmpty()) {
            values[trait.index()] = several.toArray(String[]::new);
        }
    }

    boolean has(Trait trait) {
        return values[trait.index()].length > 0;
    }
}
