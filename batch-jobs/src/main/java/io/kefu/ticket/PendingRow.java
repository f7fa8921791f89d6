package io.kefu.ticket;

import io.kefu.customer.CustomerRepository.Requester;
import io.kefu.intake.record.StoredRecord;
import io.kefu.store.Weighed;
import org.jspecify.annotations.Nullable;

/**
 * An imported row that has not gone into a ticket yet.
 *
 * @param requester who asks, or null when the row does not tell
 */
record PendingRow(StoredRecord row, @Nullable Requester requester) implements Weighed {

    @Override
    public long weight() {
        return row.weight();
    }
}
