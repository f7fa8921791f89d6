package io.kefu.customer.record;

import io.kefu.intake.record.Claims;
import io.kefu.intake.record.StoredRecord;
import io.kefu.intake.record.Version;
import io.kefu.store.Weighed;

/**
 * An imported row whose person is to be linked, and what it claims about who that is.
 *
 * @param key of the person's source record
 */
public record PendingRecord(StoredRecord row, String key, Claims claims) implements Weighed {

    public static PendingRecord of(StoredRecord row, Claims claims) {
        return new PendingRecord(row, String.valueOf(row.requester()), claims);
    }

    Version version() {
        return Version.of(row);
    }

    @Override
    public long weight() {
        return row.weight();
    }
}
