package io.kefu.intake.record;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a source tells about the same thing. Of two versions the one that the source changed later is the
 * newer; one that does not tell when it was changed is older than all that do; else the one imported later is the newer. So
 * an older export turns nothing back, in whatever order and blocks exports come.
 *
 * @param changedAt in the source, or null when it does not tell
 * @param row of the ledger; later imports have higher ids
 */
public record Version(@Nullable Instant changedAt, long row) implements Comparable<Version> {

    private static final Comparator<@Nullable Instant> CHANGED = Comparator.nullsFirst(Comparator.naturalOrder());

    public static Version of(StoredRecord row) {
        return new Version(row.content().instant(Field.MODIFIED_AT).orElse(null), row.id());
    }

    /** As {@link #compareTo} for rows that come in order: one that was changed at the same time is not older. */
    public static boolean isOlder(@Nullable Instant changedAt, @Nullable Instant than) {
        return CHANGED.compare(changedAt, than) < 0;
    }

    @Override
    public int compareTo(Version other) {
        int changed = CHANGED.compare(changedAt, other.changedAt);
        return changed != 0 ? changed : Long.compare(row, other.row);
    }

    /** True for a newer version and for the same one again, as after a kill. */
    public boolean replaces(Version other) {
        return compareTo(other) >= 0;
    }

    /** {@link #replaces} in SQL, for the ids of two rows. */
    public static String replaces(String row, String other) {
        return """
               (SELECT (COALESCE(n.modified_at, 0), n.id) >= (COALESCE(o.modified_at, 0), o.id)
                  FROM imported_row n, imported_row o WHERE n.id = %s AND o.id = %s)
               """.formatted(row, other);
    }
}
