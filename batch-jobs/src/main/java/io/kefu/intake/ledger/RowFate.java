package io.kefu.intake.ledger;

import io.kefu.intake.format.RowProblem;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.store.Weighed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a row, as far as the row itself tells; whether it is a duplicate, the ledger knows. */
public sealed interface RowFate extends Weighed {

    /** Which file of the run the row stands in. */
    PlannedFile file();

    @Override
    default long weight() {
        return 0;
    }

    /** True for what became of a row, false for a sign between the rows. */
    default boolean isOfRow() {
        return true;
    }

    /** The rejected row that this one corrects, or null. */
    default @Nullable RejectId corrects() {
        return null;
    }

    /**
     * A row that can be stored.
     *
     * @param mapping by which it was judged: of a corrected row that of the row which it corrects
     * @param key names the row within its source: its id, or a hash of what identifies it
     * @param hash of the canonical content
     * @param requester names the source record of the person, or null
     * @param attachments files that came with it, stored already
     */
    record Accepted(
            PlannedFile file,
            Mapping mapping,
            long line,
            CanonicalRecord content,
            String key,
            String hash,
            @Nullable String requester,
            List<Attachments.Stored> attachments,
            @Nullable RejectId corrects)
            implements RowFate {
        @Override
        public long weight() {
            return content.length();
        }
    }

    /**
     * A row that is left out.
     *
     * @param contents of files that came with it and were stored, by their SHA-256
     */
    record Filtered(
            PlannedFile file,
            String rule,
            List<String> contents,
            @Nullable RejectId corrects) implements RowFate {

        public Filtered(PlannedFile file, String rule, @Nullable RejectId corrects) {
            this(file, rule, List.of(), corrects);
        }
    }

    /**
     * A row that cannot be used.
     *
     * @param id under which it is kept
     * @param raw the row as JSON
     */
    record Quarantined(
            PlannedFile file,
            RejectId id,
            long line,
            RowProblem problem,
            String raw,
            @Nullable RejectId corrects) implements RowFate {

        /** The same kept under another number. */
        public Quarantined under(RejectId other) {
            return other.equals(id) ? this : new Quarantined(file, other, line, problem, raw, corrects);
        }

        @Override
        public long weight() {
            return raw.length();
        }
    }

    /** A correction of a row that was corrected before. */
    record Settled(PlannedFile file) implements RowFate {}

    /**
     * Stands before the rows of a file: what an earlier, broken-off reading left is taken back.
     *
     * @param header the columns of a table, else empty
     * @param sheet of a workbook, else null
     * @param left sheets of it that look as if they belonged to it and are not read
     */
    record Begun(
            PlannedFile file, List<String> header, @Nullable String sheet, List<String> left) implements RowFate {
        @Override
        public boolean isOfRow() {
            return false;
        }
    }

    /** Stands after the last row of a file. */
    record Ended(PlannedFile file) implements RowFate {
        @Override
        public boolean isOfRow() {
            return false;
        }
    }

    /** Stands where a file could not be read on; the words of the problem are kept for the closing summary. */
    record Refused(PlannedFile file, List<String> problem) implements RowFate {
        @Override
        public boolean isOfRow() {
            return false;
        }
    }
}
