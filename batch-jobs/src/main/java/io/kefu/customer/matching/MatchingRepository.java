package io.kefu.customer.matching;

import io.kefu.customer.CustomerProblem;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.match.MatchModel;
import io.kefu.match.table.MatchField;
import io.kefu.problem.KefuException;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What matching reads, its models, and where it places records. */
public final class MatchingRepository {

    private final JdbcClient write;
    private final JdbcClient read;
    private final BulkWriter bulk;

    /** @param lookups where to read: beside a transaction, or within one */
    public MatchingRepository(Database database, JdbcClient lookups) {
        this.write = database.write();
        this.read = lookups;
        this.bulk = database.bulk();
    }

    /**
     * A record to be matched.
     *
     * @param customerId where it stands already or names itself, null for a new one
     */
    public record Pending(long recordId, @Nullable String customerId, Map<MatchField, String> row) {}

    /** New and changed records, in the order of their numbers. */
    void pending(Consumer<Pending> consumer) {
        each("""
                WITH RECURSIVE chain (first, id, merged_into) AS (
                  SELECT c.id, c.id, c.merged_into
                    FROM customer_record r JOIN customer c ON r.key = 'register/' || c.id
                   WHERE r.pending = 1 AND r.source = 'register'
                  UNION ALL
                  SELECT chain.first, c.id, c.merged_into FROM chain JOIN customer c ON c.id = chain.merged_into)
                SELECT r.id,
                       CASE WHEN r.pending = 2 THEN r.customer_id
                            WHEN r.source = 'register' THEN (SELECT id FROM chain WHERE r.key = 'register/' || first
                                                                AND merged_into IS NULL)
                       END,
                       i.content
                  FROM customer_record r JOIN imported_row i ON i.id = r.intake_id
                 WHERE r.pending > 0 ORDER BY r.id
                """, row -> consumer.accept(new Pending(row.getLong(1), row.getString(2), fields(row.getString(3)))));
    }

    /** Every record, as matching compares it. */
    public void all(Consumer<Map<MatchField, String>> consumer) {
        each("""
                SELECT i.content FROM customer_record r JOIN imported_row i ON i.id = r.intake_id ORDER BY r.id
                """, row -> consumer.accept(fields(row.getString(1))));
    }

    private static Map<MatchField, String> fields(String content) {
        return MatchFields.of(CanonicalRecord.fromJson(content));
    }

    /** Hands over row by row. */
    private void each(String sql, RowCallbackHandler reader) {
        read.sql(sql).query(reader);
    }

    int knownCount() {
        return read.sql("SELECT COUNT(*) FROM customer_record WHERE pending = 0")
                .query(Integer.class)
                .single();
    }

    /** What each matched record is found by, in the order of their numbers. */
    void known(LongConsumer ids, Consumer<byte[]> tokens) {
        each("SELECT id, tokens FROM customer_record WHERE pending = 0 ORDER BY id", row -> {
            ids.accept(row.getLong(1));
            byte[] stored = row.getBytes(2);
            tokens.accept(stored == null ? new byte[0] : stored);
        });
    }

    /** The customers that records belong to. */
    List<String> customersOf(Collection<Long> recordIds) {
        List<String> customers = new ArrayList<>();
        Parts.of(
                recordIds,
                part -> customers.addAll(read.sql(
                                "SELECT DISTINCT customer_id FROM customer_record WHERE id IN (:ids) ORDER BY customer_id")
                        .param("ids", part)
                        .query(String.class)
                        .list()));
        return customers.stream().distinct().toList();
    }

    /** The customer of each of these records that has one already. */
    Map<Long, String> customerOf(Collection<Long> recordIds) {
        Map<Long, String> customers = new HashMap<>();
        Parts.of(recordIds, part -> read.sql("""
                        SELECT id, customer_id FROM customer_record
                         WHERE id IN (:ids) AND pending <> 1
                        """).param("ids", part).query((ResultSet row) -> {
            customers.put(row.getLong(1), row.getString(2));
        }));
        return customers;
    }

    /** The matched records of customers. */
    public List<Pending> membersOf(Collection<String> customerIds) {
        List<Pending> members = new ArrayList<>();
        Parts.of(
                customerIds,
                part -> members.addAll(read.sql("""
                        SELECT r.id, r.customer_id, i.content
                          FROM customer_record r JOIN imported_row i ON i.id = r.intake_id
                         WHERE r.customer_id IN (:ids) AND r.pending = 0 ORDER BY r.id
                        """)
                        .param("ids", part)
                        .query((row, n) -> new Pending(row.getLong(1), row.getString(2), fields(row.getString(3))))
                        .list()));
        return members;
    }

    /** These records, matched or not. */
    public Map<Long, Pending> list(Collection<Long> recordIds) {
        Map<Long, Pending> records = new HashMap<>();
        Parts.of(recordIds, part -> read.sql("""
                        SELECT r.id, r.customer_id, i.content
                          FROM customer_record r JOIN imported_row i ON i.id = r.intake_id
                         WHERE r.id IN (:ids)
                        """).param("ids", part).query((ResultSet row) -> {
            records.put(row.getLong(1), new Pending(row.getLong(1), row.getString(2), fields(row.getString(3))));
        }));
        return records;
    }

    /**
     * A record that holds an identity.
     *
     * @param customerId null for a new record
     * @param nationalId its identity number, or that of its customer, when one is proven
     */
    record Holder(
            String kind,
            String value,
            long recordId,
            @Nullable String customerId,
            @Nullable String name,
            @Nullable String nationalId) {}

    /**
     * Who holds an identity that a new or changed record has and another one as well; identity by identity. The kind of a
     * number is written so that it is looked up by its record: by its kind all numbers would be read for each holder.
     */
    void shared(Consumer<Holder> consumer) {
        each(
                """
                WITH fresh AS (
                  SELECT DISTINCT i.kind, i.value
                    FROM customer_record r JOIN customer_identity i ON i.record_id = r.id
                   WHERE r.pending > 0)
                SELECT i.kind, i.value, r.id, CASE r.pending WHEN 1 THEN NULL ELSE r.customer_id END, r.name,
                       COALESCE((SELECT MIN(n.value) FROM customer_identity n
                                  WHERE n.record_id = r.id AND n.kind || '' = 'national_id'),
                                (SELECT MIN(n.value) FROM customer_record m
                                   JOIN customer_identity n ON n.record_id = m.id AND n.kind || '' = 'national_id'
                                  WHERE m.customer_id = r.customer_id AND r.pending <> 1))
                  FROM fresh f
                  JOIN customer_identity i ON i.kind = f.kind AND i.value = f.value
                  JOIN customer_record r ON r.id = i.record_id
                 ORDER BY CASE i.kind WHEN 'national_id' THEN 0 WHEN 'number' THEN 1 WHEN 'wechat' THEN 2
                                     WHEN 'phone' THEN 3 ELSE 4 END,
                          i.kind, i.value, r.id
                """,
                row -> consumer.accept(new Holder(
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6))));
    }

    /**
     * A model that was learned.
     *
     * @param records how many it was learned from
     * @param duplicates share of them that belonged to a customer who had one before, 0 to 1
     */
    public record ModelVersion(int version, int records, double duplicates, Instant learnedAt, String actor) {}

    public List<ModelVersion> versions() {
        return read.sql("SELECT version, records, duplicates, learned_at, actor FROM match_model ORDER BY version DESC")
                .query((row, n) -> new ModelVersion(
                        row.getInt(1),
                        row.getInt(2),
                        row.getDouble(3),
                        Instant.ofEpochMilli(row.getLong(4)),
                        row.getString(5)))
                .list();
    }

    /** The newest model; none before anything was matched. */
    public Optional<MatchModel> model() {
        return read.sql("SELECT version, weights, frequencies FROM match_model ORDER BY version DESC LIMIT 1")
                .query((row, n) -> {
                    try {
                        return MatchModel.of(row.getString(2), row.getBytes(3));
                    } catch (IllegalArgumentException e) {
                        throw new KefuException(new CustomerProblem.ForeignModel(row.getInt(1)), e);
                    }
                })
                .optional();
    }

    public void saveModel(MatchModel model, int records, Instant now, String actor) {
        long[] counts = write.sql("SELECT COUNT(DISTINCT customer_id), COUNT(*) FROM customer_record")
                .query((row, n) -> new long[] {row.getLong(1), row.getLong(2)})
                .single();
        write.sql("""
                        INSERT INTO match_model (version, records, duplicates, weights, frequencies, learned_at, actor)
                        SELECT COALESCE(MAX(version), 0) + 1, :records, :duplicates, :weights, :frequencies, :now, :actor
                          FROM match_model
                        """)
                .param("records", records)
                .param("duplicates", 1.0 - (double) counts[0] / counts[1])
                .param("weights", model.weights())
                .param("frequencies", model.frequencies())
                .param("now", now.toEpochMilli())
                .param("actor", actor)
                .update();
    }

    /** Every pair that somebody called two people. */
    List<ReviewRepository.Decision> apart() {
        return read.sql("SELECT record_a, record_b, is_same FROM customer_decision WHERE is_same = 0")
                .query((row, n) -> new ReviewRepository.Decision(row.getLong(1), row.getLong(2), row.getInt(3) != 0))
                .list();
    }

    /** A record and the customer that it belongs to from now on. */
    public record Placement(long recordId, String customerId, byte[] tokens) {}

    public void place(List<Placement> placements) {
        bulk.write("UPDATE customer_record SET customer_id = ?, tokens = ? WHERE id = ?", placements, placement ->
                new @Nullable Object[] {placement.customerId(), placement.tokens(), placement.recordId()});
    }

    /** Takes records that a run placed before it was abandoned as standing where they are. */
    public void adopt() {
        write.sql("UPDATE customer_record SET pending = 2 WHERE pending = 1 AND customer_id IS NOT NULL")
                .update();
    }

    /** Says that all records are matched. */
    public void settle() {
        int lost = write.sql("SELECT COUNT(*) FROM customer_record WHERE pending > 0 AND customer_id IS NULL")
                .query(Integer.class)
                .single();
        if (lost > 0) {
            throw new IllegalStateException(lost + " records were matched to nobody");
        }
        write.sql("UPDATE customer_record SET pending = 0 WHERE pending > 0").update();
    }
}
