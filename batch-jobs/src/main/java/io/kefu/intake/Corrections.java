package io.kefu.intake;

import io.kefu.intake.read.Format;
import io.kefu.intake.read.Input;
import io.kefu.intake.read.Layout;
import io.kefu.intake.read.RowReader;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Exports of the quarantine that a person corrected: the rejected rows in their own columns, with some of ours in front.
 */
final class Corrections {

    /** The name of their mapping and of their directory in the inbox. */
    static final String NAME = "corrections";

    /** {@link RejectId}. */
    static final String ID = "_id";

    static final String FILE = "_file";
    static final String LINE = "_line";
    static final String REASON = "_reason";

    /** The text of what could not be taken apart. */
    static final String RAW = "_raw";

    static final List<String> OURS = List.of(ID, FILE, LINE, REASON);

    private Corrections() {}

    /** By the name's ending. */
    static Layout layout(String path) {
        return Layout.of(path.toLowerCase(Locale.ROOT).endsWith(".xlsx") ? Format.XLSX : Format.CSV);
    }

    /** True when the file's header is that of an export. */
    static boolean isOne(Path file, Limits limits) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".xlsx")) {
            return false;
        }
        try (RowReader reader = RowReader.open(Input.of(file), layout(name), List.of(), limits)) {
            return reader.header().containsAll(OURS);
        } catch (IOException | KefuException e) {
            return false; // reading it as what it is tells what is wrong with it
        }
    }
}
