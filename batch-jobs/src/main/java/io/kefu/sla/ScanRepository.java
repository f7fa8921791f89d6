package io.kefu.sla;

import io.kefu.sla.Fired.Recipient;
import io.kefu.sla.policy.SlaTarget;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.text.Code;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What scans found, and what they have to look at. */
final class ScanRepository {

    /** Clocks of one transaction: a nightly beside it waits no longer. */
    private static final int BLOCK = 500;

    private final JdbcClient write;
    private final BulkWriter bulk;

    ScanRepository(Database database) {
        this.write = database.write();
        this.bulk = database.bulk();
    }

    /** Tickets with clocks to look at by an instant, the longest waiting in front: a block. */
    List<String> dueBy(Instant now) {
        return write
                .sql("SELECT ticket_id FROM sla_clock WHERE next_at <= :now ORDER BY next_at, ticket_id LIMIT " + BLOCK)
                .param("now", now.toEpochMilli())
                .query(String.class)
                .list()
                .stream()
                .distinct()
                .toList();
    }

    /** A level of a clock. */
    record Place(String ticketId, SlaTarget target, int lap, String level) {}

    /**
     * A level that was found.
     *
     * @param reachedAt the latest instant for which it was
     * @param recordedAt the instant of the scan that found it
     */
    record Found(Instant reachedAt, Instant recordedAt) {}

    /** What was found of each level last, as the write connection sees it. */
    Map<Place, Found> found(Collection<String> tickets) {
        Map<Place, Found> found = new HashMap<>();
        Parts.of(tickets, part -> write.sql("""
                        SELECT ticket_id, target, lap, level, reached_at, recorded_at FROM sla_level
                         WHERE ticket_id IN (:ids) AND outcome <> 'refused' ORDER BY reached_at
                        """).param("ids", part).query((ResultSet row) -> {
            Place place = new Place(
                    row.getString(1), Code.of(SlaTarget.class, row.getString(2)), row.getInt(3), row.getString(4));
            found.put(place, new Found(Instant.ofEpochMilli(row.getLong(5)), Instant.ofEpochMilli(row.getLong(6))));
        }));
        return found;
    }

    /** What was refused before may come out otherwise; all else is there once. */
    void save(List<Fired> fired, Instant now) {
        bulk.write("""
                INSERT INTO sla_level (ticket_id, target, lap, level, reached_at, due_at, policy, recorded_at, outcome, told)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (ticket_id, target, lap, level, reached_at) DO UPDATE
                  SET outcome = excluded.outcome, recorded_at = excluded.recorded_at
                WHERE sla_level.outcome = 'refused'
                """, fired, one -> new @Nullable Object[] {
            one.ticketId(),
            one.target().key(),
            one.lap(),
            one.level(),
            one.reachedAt(),
            one.dueAt(),
            one.policy(),
            now,
            one.outcome().key(),
            told(one.told())
        });
    }

    private static @Nullable String told(List<Recipient> recipients) {
        return recipients.isEmpty()
                ? null
                : recipients.stream()
                        .map(one -> one.role().key() + "/" + (one.person() == null ? "" : one.person()))
                        .collect(Collectors.joining(" "));
    }

    void looked(Instant now) {
        write.sql("""
                        INSERT INTO sla_scan (id, looked_at) VALUES (1, :now)
                        ON CONFLICT (id) DO UPDATE SET looked_at = excluded.looked_at
                        """).param("now", now.toEpochMilli()).update();
    }
}
