package io.kefu.intake.record;

import io.kefu.store.Weighed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An imported row.
 *
 * @param requester the key of the person's source record, or null
 * @param update true when another version of the row was there before
 * @param history true when it only counts and starts nothing
 */
public record StoredRecord(
        long id,
        String kind,
        String source,
        String externalId,
        @Nullable String requester,
        boolean update,
        boolean history,
        CanonicalRecord content)
        implements Weighed {

    @Override
    public long weight() {
        return content.length();
    }

    /** When the source changed it, or when it happened where that is all that is known. */
    public Instant changedAt() {
        return content.instant(Field.MODIFIED_AT).orElseGet(this::occurredAt);
    }

    /** What was said, or its subject where nothing else was. */
    public String words() {
        return content.text(Field.TEXT, content.text(Field.SUBJECT, ""));
    }

    /** When it happened, or when the source changed it where that is all that is known. */
    public Instant occurredAt() {
        return content.instant(Field.OCCURRED_AT)
                .or(() -> content.instant(Field.MODIFIED_AT))
                .orElseThrow(() -> new IllegalStateException("record " + id + " has no time"));
    }
}
