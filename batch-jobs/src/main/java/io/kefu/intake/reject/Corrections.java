package io.kefu.intake.reject;

import io.kefu.intake.format.Format;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.ledger.RejectId;
import io.kefu.intake.read.RowReader;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Exports of the quarantine that a person corrected: the rejected rows in their own columns, with some of ours in front.
 */
public final class Corrections {

    /** The name of their mapping and of their directory in the inbox. */
    public static final String NAME = "corrections";

    /** {@link RejectId}. */
    public static final String ID = "_id";

    static final String FILE = "_file";
    static final String LINE = "_line";
    static final String REASON = "_reason";

    /** The text of what could not be taken apart. */
    public static final String RAW = "_raw";

    public static final List<String> OURS = List.of(ID, FILE, LINE, REASON);

    /** After a source's column that is called like one of ours. */
    private static final String THEIRS = " (source)";

    /** Columns of a row beyond those of the header, by number from 1. */
    public static final String OVERHANG = "_column_";

    private Corrections() {}

    /** A source's column as an export calls it. */
    public static String exported(String column) {
        return OURS.contains(column) || column.equals(RAW) ? column + THEIRS : column;
    }

    /** The source's column that an export calls so. */
    public static String original(String column) {
        String plain = column.endsWith(THEIRS) ? column.substring(0, column.length() - THEIRS.length()) : column;
        return exported(plain).equals(column) ? plain : column;
    }

    /** The columns of a table as an export calls them: each once, unnamed ones by number. */
    public static List<String> exported(List<String> header) {
        List<String> names = new ArrayList<>();
        for (String column : header) {
            String name = column.isEmpty() ? OVERHANG + (names.size() + 1) : exported(column);
            String unique = name;
            for (int n = 2; names.contains(unique); n++) {
                unique = name + " (" + n + ")";
            }
            names.add(unique);
        }
        return names;
    }

    /** By the name's ending; in a workbook all sheets with our number of the row. */
    public static RowReader open(Input file, String path, Limits limits) throws IOException {
        Layout layout = path.toLowerCase(Locale.ROOT).endsWith(".xlsx")
                ? Layout.of(Format.XLSX).ofAlike()
                : Layout.of(Format.CSV);
        return RowReader.open(file, layout.withOptional(Set.of(ID)), List.of(ID), limits);
    }

    /** True when the file's header is that of an export. */
    public static boolean isOne(Path file, Limits limits) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
            return false;
        }
        try (RowReader reader = open(Input.of(file), name, limits)) {
            return reader.header().containsAll(OURS);
        } catch (IOException | KefuException e) {
            return false; // reading it as what it is tells what is wrong with it
        }
    }
}
