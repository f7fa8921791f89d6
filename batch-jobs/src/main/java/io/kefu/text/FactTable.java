package io.kefu.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.Consumer;

/** The tables of facts that lie beside the classes, one fact or more a line. */
public final class FactTable {

    private FactTable() {}

    /** Hands over each line of a table that is no comment. */
    public static void read(String table, Consumer<String> line) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(FactTable.class.getResourceAsStream("/han/" + table)),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(text -> !text.startsWith("#")).forEach(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
