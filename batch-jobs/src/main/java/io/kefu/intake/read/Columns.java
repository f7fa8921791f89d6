package io.kefu.intake.read;

import io.kefu.problem.KefuException;
import io.kefu.workspace.Limits;
import java.util.List;

/** Finds columns in a header. */
public final class Columns {

    private Columns() {}

    /**
     * Where each wanted column stands in the header, or -1 for one that may be missing and is; names are compared without
     * regard to case.
     */
    static int[] positions(Input file, Layout layout, List<String> wanted, List<String> header, Limits limits) {
        if (header.size() > limits.columns()) {
            throw new KefuException(new FileProblem.TooManyColumns(file.name(), header.size(), limits.columns()));
        }
        int[] positions = new int[wanted.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = position(wanted.get(i), header);
            if (positions[i] < 0 && !layout.optional().contains(wanted.get(i))) {
                throw new KefuException(
                        new FileProblem.MissingColumn(file.name(), wanted.get(i), String.join(", ", header)));
            }
        }
        return positions;
    }

    /** Where the column stands in the header, or -1; without regard to case. */
    public static int position(String wanted, List<String> header) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).equalsIgnoreCase(wanted)) {
                return i;
            }
        }
        return -1;
    }
}
