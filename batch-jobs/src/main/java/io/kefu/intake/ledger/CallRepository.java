package io.kefu.intake.ledger;

import io.kefu.intake.record.Call;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.StoredRecord;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Legs of calls, and the calls that they make up. */
public final class CallRepository {

    private final Function<List<Long>, List<StoredRecord>> records;
    private final JdbcClient read;
    private final BulkWriter bulk;

    /** @param records gives rows of ids, in their order */
    CallRepository(Database database, Function<List<Long>, List<StoredRecord>> records) {
        this.records = records;
        this.read = database.read();
        this.bulk = database.bulk();
    }

    /** The ids of the first new leg of each call that got one. */
    public static final String PENDING_CALLS = """
            SELECT MIN(id) FROM intake_record
             WHERE id > ? AND kind = 'call-leg' GROUP BY source, conversation
             ORDER BY MIN(id)
            """;

    /** All legs, known ones too, of the calls that legs belong to; one list for each leg. */
    public List<Call> calls(List<Long> legs) {
        Map<Long, List<Long>> ids = new HashMap<>();
        Parts.of(legs, part -> read.sql("""
                        SELECT first.id, leg.id
                          FROM intake_record first
                          JOIN intake_record leg
                            ON leg.kind = 'call-leg' AND leg.source = first.source
                           AND leg.conversation = first.conversation
                         WHERE first.id IN (:ids)
                        """).param("ids", part).query((ResultSet row) -> {
            ids.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getLong(2));
        }));
        return legs.stream()
                .map(leg -> new Call(records.apply(ids.getOrDefault(leg, List.of(leg)))))
                .toList();
    }

    /** An interaction that was made of legs; it stands where its first leg stands. */
    public record JoinedCall(
            StoredRecord first,
            String key,
            String hash,
            @Nullable String requester,
            CanonicalRecord content) {}

    public void insertCalls(List<JoinedCall> calls, Set<String> updates) {
        bulk.write("""
                INSERT INTO intake_record (kind, source, external_id, hash, file_id, line, occurred_at, modified_at,
                                           requester, is_update, history, conversation, content)
                SELECT 'interaction', source, ?, ?, file_id, line, ?, ?, ?, ?, history, ?, ?
                  FROM intake_record WHERE id = ?
                """, calls, call -> new @Nullable Object[] {
            call.key(),
            call.hash(),
            call.content().instant(Field.OCCURRED_AT).orElse(null),
            call.content().instant(Field.MODIFIED_AT).orElse(null),
            call.requester(),
            updates.contains(call.key()),
            call.key(),
            call.content().toJson(),
            call.first().id()
        });
    }
}
