package io.kefu.customer.matching;

import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pairs that matching leaves to people, and what they said. */
public final class ReviewRepository {

    private final JdbcClient read;
    private final BulkWriter bulk;

    /** @param lookups where to read: beside a transaction, or within one */
    public ReviewRepository(Database database, JdbcClient lookups) {
        this.read = lookups;
        this.bulk = database.bulk();
    }

    /** Two records of which somebody said whether they are one person. */
    public record Decision(long recordA, long recordB, boolean same) {}

    public void decide(List<Decision> decisions, Instant now, String actor, String reason) {
        bulk.write("""
                INSERT INTO customer_decision (record_a, record_b, is_same, at, actor, reason) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (record_a, record_b) DO UPDATE SET
                  is_same = excluded.is_same, at = excluded.at, actor = excluded.actor, reason = excluded.reason
                """, decisions, decision -> new @Nullable Object[] {
            Math.min(decision.recordA(), decision.recordB()),
            Math.max(decision.recordA(), decision.recordB()),
            decision.same(),
            now,
            actor,
            reason
        });
    }

    /** Two records for a person to look at. */
    record Doubtful(long recordA, long recordB, double bits) {}

    public void addReviews(List<Doubtful> doubts, Instant now) {
        bulk.write("""
                INSERT INTO customer_review (record_a, record_b, bits, found_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (record_a, record_b) DO UPDATE SET bits = excluded.bits
                """, doubts, doubt -> new @Nullable Object[] {doubt.recordA(), doubt.recordB(), doubt.bits(), now});
    }

    /** What people said about any of these records. */
    public List<Decision> decisionsOn(Collection<Long> recordIds) {
        Map<List<Long>, Decision> found = new LinkedHashMap<>();
        Parts.of(recordIds, part -> read.sql("""
                        SELECT record_a, record_b, is_same FROM customer_decision
                         WHERE record_a IN (:ids) OR record_b IN (:ids) ORDER BY record_a, record_b
                        """).param("ids", part).query((ResultSet row) -> {
            found.put(
                    List.of(row.getLong(1), row.getLong(2)),
                    new Decision(row.getLong(1), row.getLong(2), row.getInt(3) != 0));
        }));
        return List.copyOf(found.values());
    }

    /**
     * A pair that waits for a person.
     *
     * @param recordA of {@code customerA}, the smaller number
     */
    public record Waiting(
            long id, long recordA, long recordB, String customerA, String customerB, double bits, Instant foundAt) {}

    private static final String WAITING = """
            SELECT v.id, v.record_a, v.record_b, a.customer_id AS customer_a, b.customer_id AS customer_b, v.bits, v.found_at
              FROM customer_review v
              JOIN customer_record a ON a.id = v.record_a
              JOIN customer_record b ON b.id = v.record_b
            """;

    /**
     * Pairs of two customers, likeliest first, one for each two: nobody has said that they are two people, and they have
     * not become one since.
     */
    public List<Waiting> waiting(int limit) {
        return read.sql("""
                        SELECT * FROM (
                        SELECT w.*, ROW_NUMBER() OVER (
                                 PARTITION BY CASE WHEN customer_a < customer_b THEN customer_a || ' ' || customer_b
                                                   ELSE customer_b || ' ' || customer_a END
                                 ORDER BY bits DESC, id) AS place
                          FROM (%s) w
                         WHERE customer_a <> customer_b)
                         WHERE place = 1
                           AND NOT EXISTS (
                             SELECT 1 FROM customer_record x
                               JOIN customer_decision d ON d.record_a = x.id AND d.is_same = 0
                               JOIN customer_record y ON y.id = d.record_b
                              WHERE x.customer_id = customer_a AND y.customer_id = customer_b
                                 OR x.customer_id = customer_b AND y.customer_id = customer_a)
                         ORDER BY bits DESC, id LIMIT :limit
                        """.formatted(WAITING))
                .param("limit", limit)
                .query(ReviewRepository::toWaiting)
                .list();
    }

    public Optional<Waiting> review(long id) {
        return read.sql(WAITING + " WHERE v.id = :id")
                .param("id", id)
                .query(ReviewRepository::toWaiting)
                .optional();
    }

    private static Waiting toWaiting(ResultSet row, int number) throws SQLException {
        return new Waiting(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getDouble(6),
                Instant.ofEpochMilli(row.getLong(7)));
    }
}
