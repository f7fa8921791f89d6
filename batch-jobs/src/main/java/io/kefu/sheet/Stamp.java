package io.kefu.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a row carries in a hidden column so that it is recognised when the sheet comes back: its workspace, its kind,
 * its id, its version, and a fingerprint of every value that was written. By the fingerprints it can be told, without keeping the
 * sheet, which cells a person changed and which values changed here meanwhile.
 *
 * @param workspace the id of the workspace that wrote it; empty in sheets that were written before stamps named it
 * @param prints one for each column of the kind, in order
 */
record Stamp(String workspace, String kind, String id, int version, List<String> prints) {

    private static final String MARK = "kefu2";
    private static final String NAMELESS = "kefu1";
    private static final int PRINT = 6;
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";

    /** The stamp's text for a row. */
    static String write(String workspace, SheetKind kind, String id, int version, @Nullable Object[] values) {
        StringBuilder text = new StringBuilder(120)
                .append(MARK)
                .append('.')
                .append(workspace)
                .append('.')
                .append(kind.name())
                .append('.')
                .append(id)
                .append('.')
                .append(version)
                .append('.');
        List<SheetKind.Column> columns = kind.columns();
        for (int i = 0; i < columns.size(); i++) {
            print(text, CellValue.written(columns.get(i), values[i]));
        }
        String stamped = text.append('.').toString();
        print(text, stamped);
        return text.toString();
    }

    static boolean isOne(String text) {
        return text.startsWith(MARK + ".") || text.startsWith(NAMELESS + ".");
    }

    /** Reads a stamp; empty when it was altered. */
    static Optional<Stamp> read(String text) {
        List<String> parts = new ArrayList<>(List.of(text.strip().split("\\.", -1)));
        String body = text.strip().substring(0, text.strip().lastIndexOf('.') + 1);
        if (parts.get(0).equals(NAMELESS)) {
            parts.add(1, "");
        }
        if (parts.size() != 7
                || parts.get(5).length() % PRINT != 0
                || !print(body).equals(parts.get(6))
                || !parts.get(4).matches("\\d{1,9}")) {
            return Optional.empty();
        }
        List<String> prints = new ArrayList<>();
        for (int i = 0; i < parts.get(5).length(); i += PRINT) {
            prints.add(parts.get(5).substring(i, i + PRINT));
        }
        return Optional.of(new Stamp(
                parts.get(1), parts.get(2), parts.get(3), Integer.parseInt(parts.get(4)), List.copyOf(prints)));
    }

    /** A fingerprint of 36 bits: of a billion changes about fifteen thousandths of one stay unseen. */
    static String print(String value) {
        StringBuilder text = new StringBuilder(PRINT);
        print(text, value);
        return text.toString();
    }

    private static void print(StringBuilder text, String value) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
        }
        hash ^= hash >>> 33;
        hash *= 0xff51afd7ed558ccdL;
        hash ^= hash >>> 33;
        for (int i = 0; i < PRINT; i++) {
            text.append(DIGITS.charAt((int) (hash & 63)));
            hash >>>= 6;
        }
    }
}
