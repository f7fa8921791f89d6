package io.kefu.intake;

import io.kefu.problem.KefuException;
import java.nio.file.Path;
import java.util.List;

/** Finds the mapping's columns in a header. */
final class Columns {

    private Columns() {}

    /** Where each wanted column stands in the header; names are compared without regard to case. */
    static int[] positions(Path file, List<String> wanted, List<String> header) {
        int[] positions = new int[wanted.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(wanted.get(i), header);
            if (positions[i] < 0) {
                throw new KefuException(
                        new IntakeProblem.MissingColumn(file.toString(), wanted.get(i), String.join(", ", header)));
            }
        }
        return positions;
    }

    private static int position(String wanted, List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
