package io.kefu.customer.record;

import io.kefu.intake.record.Claims;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.store.Weighed;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An imported row whose person is to be linked, and what it claims about who that is.
 *
 * @param key of the person's source record
 * @param modifiedAt when the source changed the row, or null
 */
public record PendingRecord(
        StoredRecord row,
        String key,
        Claims claims,
        @Nullable Long modifiedAt) implements Weighed {

    public static PendingRecord of(StoredRecord row, Claims claims) {
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
