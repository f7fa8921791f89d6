package io.kefu.intake.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a source tells about the same thing. Of two versions the one that the source changed later is the newer;
 * where one of them does not tell when it was changed, or both say the same, the one imported later.
 *
 * @param changedAt in the source, or null when it does not tell
 * @param row of the ledger; later imports have higher ids
 */
public record Version(@Nullable Instant changedAt, long row) {

    /** Of the ledger's rows with the ids named n (new) and o (old), whether the new one is the newer: the rule in SQL. */
    private static final String NEWER = """
            (SELECT CASE WHEN n.modified_at <> o.modified_at THEN n.modified_at > o.modified_at ELSE n.id >= o.id END
               FROM imported_row n, imported_row o WHERE n.id = %s AND o.id = %s)
            """;

    public static Version of(StoredRecord row) {
        return new Version(row.content().instant(Field.MODIFIED_AT).orElse(null), row.id());
    }

    public boolean isNewerThan(Version other) {
        if (changedAt == null || other.changedAt == null || changedAt.equals(other.changedAt)) {
            return row >= other.row;
        }
        return changedAt.isAfter(other.changedAt);
    }

    /** An SQL condition: the row with the one id is newer than that with the other. */
    public static String isNewer(String row, String than) {
        return NEWER.formatted(row, than);
    }
}
