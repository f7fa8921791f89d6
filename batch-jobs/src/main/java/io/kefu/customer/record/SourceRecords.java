package io.kefu.customer.record;

import io.kefu.customer.record.SourceRecordRepository.Claimed;
import io.kefu.customer.record.SourceRecordRepository.Known;
import io.kefu.intake.record.RecordKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps what each source knows about a person: the newest version of a register's row, a contact as it first came. */
public final class SourceRecords {

    private final SourceRecordRepository records;

    public SourceRecords(SourceRecordRepository records) {
        this.records = records;
    }

    /** Stores the rows in one transaction of the caller's, to be matched later. */
    public void store(List<PendingRecord> rows) {
        Map<String, PendingRecord> byKey = new LinkedHashMap<>();
        for (PendingRecord row : rows) {
            byKey.merge(row.key(), row, SourceRecords::newer);
        }
        // Contacts are only handed over while their person has no source record.
        Map<String, Known> known = records.known(byKey.values().stream()
                .filter(SourceRecords::isRegister)
                .map(PendingRecord::key)
                .toList());
        long nextId = records.lastId() + 1;
        List<Claimed> claimed = new ArrayList<>();
        for (PendingRecord pending : byKey.values()) {
            Known before = known.get(pending.key());
            if (before == null || isNewer(pending, before)) {
                long id = before == null ? nextId++ : before.recordId();
                SourceRecord record =
                        SourceRecord.of(id, pending.key(), isRegister(pending), pending.row(), pending.claims());
                claimed.add(new Claimed(record, pending.claims().identities()));
            }
        }
        Set<Long> stored = claimed.stream().map(one -> one.record().id()).collect(Collectors.toSet());
        // What an updated record no longer claims must not hold anybody; its old version stays in the ledger.
        records.forgetIdentities(known.values().stream()
                .map(Known::recordId)
                .filter(stored::contains)
                .toList());
        records.save(claimed);
    }

    private static boolean isRegister(PendingRecord pending) {
        return pending.row().kind().equals(RecordKind.CUSTOMER.key());
    }

    private static PendingRecord newer(PendingRecord a, PendingRecord b) {
        return b.version().replaces(a.version()) ? b : a;
    }

    private static boolean isNewer(PendingRecord pending, Known known) {
        return pending.version().replaces(known.version());
    }
}
