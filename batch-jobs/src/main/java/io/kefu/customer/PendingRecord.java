package io.kefu.customer;

import io.kefu.intake.Claims;
import io.kefu.intake.Field;
import io.kefu.intake.StoredRecord;
import io.kefu.store.Weighed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An imported row whose person is to be linked, and what it claims about who that is.
 *
 * @param key of the person's source record
 * @param modifiedAt when the source changed the row, or null
 */
record PendingRecord(
        StoredRecord row,
        String key,
        Claims claims,
        @Nullable Long modifiedAt) implements Weighed {

    static PendingRecord of(StoredRecord row, Claims claims) {
        return new PendingRecord(
                row,
                String.valueOf(row.requester()),
                claims,
                row.content()
                        .instant(Field.MODIFIED_AT)
                        .map(Instant::toEpochMilli)
                        .orElse(null));
    }

    @Override
    public long weight() {
        return row.weight();
    }
}
