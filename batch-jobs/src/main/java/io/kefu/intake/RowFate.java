package io.kefu.intake;

import io.kefu.store.Weighed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a row, as far as the row itself tells; whether it is a duplicate, the ledger knows. */
sealed interface RowFate extends Weighed {

    /** Which file of the run the row stands in. */
    PlannedFile file();

    @Override
    default long weight() {
        return 0;
    }

    /**
     * A row that can be stored.
     *
     * @param key names the row within its source: its id, or a hash of its content
     * @param hash of the canonical content
     * @param requester names the source record of the person, or null
     */
    record Accepted(
            PlannedFile file,
            long line,
            CanonicalRecord content,
            String key,
            String hash,
            @Nullable String requester) implements RowFate {
        @Override
        public long weight() {
            return content.length();
        }
    }

    record Filtered(PlannedFile file, String rule) implements RowFate {}

    record Quarantined(PlannedFile file, long line, RowProblem problem, String raw) implements RowFate {
        @Override
        public long weight() {
            return raw.length();
        }
    }

    /** Stands before the rows of a file: what an earlier, broken-off reading left is taken back. */
    record Begun(PlannedFile file) implements RowFate {}

    /** Stands after the last row of a file. */
    record Ended(PlannedFile file) implements RowFate {}

    /** Stands where a file could not be read on; the words of the problem are kept for the closing summary. */
    record Refused(PlannedFile file, List<String> problem) implements RowFate {}
}
