package io.kefu.customer.record;

import io.kefu.intake.record.Claims.Identity;
import io.kefu.intake.record.Version;
import io.kefu.store.BulkWriter;
import io.kefu.store.Columns;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Source records and their identities. */
public final class SourceRecordRepository {

    /**
     * The ids of rows whose person had no source record before the run, and of new versions of register rows; registers
     * first. What the run itself has stored stays in, so that a restart makes the same blocks.
     */
    public static final String PENDING = """
            WITH first AS (
              SELECT MIN(id) AS id FROM imported_row r
               WHERE id > ? AND requester IS NOT NULL AND kind <> 'customer'
                 AND NOT EXISTS (SELECT 1 FROM customer_record c WHERE c.key = r.requester AND c.intake_id <= ?)
               GROUP BY requester)
            SELECT id FROM imported_row
             WHERE id > ? AND (kind = 'customer' OR id IN (SELECT id FROM first))
             ORDER BY CASE kind WHEN 'customer' THEN 0 ELSE 1 END, occurred_at, source, external_id, id
            """;

    private static final String COLUMNS = """
            SELECT id, key, source, intake_id, is_register, as_of, name, company, phone, email, wechat, level,
                   industry, tags, birth_date, address, customer_id
              FROM customer_record
            """;

    private final JdbcClient write;
    private final BulkWriter bulk;

    public SourceRecordRepository(Database database) {
        this.write = database.write();
        this.bulk = database.bulk();
    }

    /**
     * A source record that is known already.
     *
     * @param customerId null while it is not matched
     */
    record Known(long recordId, Version version, @Nullable String customerId) {}

    Map<String, Known> known(Collection<String> keys) {
        Map<String, Known> known = new HashMap<>();
        Parts.of(keys, part -> write.sql("""
                        SELECT c.key, c.id, c.intake_id, i.modified_at, c.customer_id
                          FROM customer_record c JOIN imported_row i ON i.id = c.intake_id
                         WHERE c.key IN (:keys)
                        """).param("keys", part).query((ResultSet row) -> {
            Version version = new Version(Columns.instant(row, "modified_at"), row.getLong(3));
            known.put(row.getString(1), new Known(row.getLong(2), version, row.getString(5)));
        }));
        return known;
    }

    long lastId() {
        return write.sql("SELECT COALESCE(MAX(id), 0) FROM customer_record")
                .query(Long.class)
                .single();
    }

    /** A source record and what it claims about who it is. */
    record Claimed(SourceRecord record, List<Identity> identities) {}

    /** Stores records, to be matched; newer versions take the place of older ones, which stay in the ledger. */
    void save(List<Claimed> claimed) {
        bulk.write("""
                INSERT INTO customer_record (id, key, source, intake_id, is_register, as_of, name, company, phone, email,
                                             wechat, level, industry, tags, birth_date, address, pending)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                  intake_id = excluded.intake_id, as_of = excluded.as_of, name = excluded.name,
                  company = excluded.company, phone = excluded.phone, email = excluded.email, wechat = excluded.wechat,
                  level = excluded.level, industry = excluded.industry, tags = excluded.tags,
                  birth_date = excluded.birth_date, address = excluded.address,
                  pending = CASE customer_record.pending WHEN 1 THEN 1 ELSE 2 END
                """, claimed, one -> {
            SourceRecord record = one.record();
            return new @Nullable Object[] {
                record.id(),
                record.key(),
                record.source(),
                record.intakeId(),
                record.register(),
                record.asOf(),
                record.name(),
                record.company(),
                record.phone(),
                record.email(),
                record.wechat(),
                record.level(),
                record.industry(),
                record.tags(),
                record.birthDate(),
                record.address(),
                1
            };
        });
        List<@Nullable Object[]> identities = new ArrayList<>();
        for (Claimed one : claimed) {
            for (Identity identity : one.identities()) {
                identities.add(new @Nullable Object[] {
                    identity.kind(), identity.value(), one.record().id()
                });
            }
        }
        bulk.write(
                "INSERT INTO customer_identity (kind, value, record_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                identities,
                identity -> identity);
    }

    /** Takes the identities of records back, before their newer versions bring theirs. */
    void forgetIdentities(Collection<Long> recordIds) {
        Parts.of(recordIds, part -> write.sql("DELETE FROM customer_identity WHERE record_id IN (:ids)")
                .param("ids", part)
                .update());
    }

    /** The source records of these numbers. */
    public Map<Long, SourceRecord> list(Collection<Long> ids) {
        Map<Long, SourceRecord> records = new HashMap<>();
        Parts.of(ids, part -> write.sql(COLUMNS + " WHERE id IN (:ids)")
                .param("ids", part)
                .query((ResultSet row) -> {
                    SourceRecord record = toSourceRecord(row);
                    records.put(record.id(), record);
                }));
        return records;
    }

    /** The matched source records of each customer. */
    public Map<String, List<SourceRecord>> ofCustomers(Collection<String> customerIds) {
        Map<String, List<SourceRecord>> records = new LinkedHashMap<>();
        Parts.of(customerIds, part -> write.sql(COLUMNS + " WHERE customer_id IN (:ids) ORDER BY id")
                .param("ids", part)
                .query((ResultSet row) -> {
                    records.computeIfAbsent(row.getString("customer_id"), id -> new ArrayList<>())
                            .add(toSourceRecord(row));
                }));
        return records;
    }

    private static SourceRecord toSourceRecord(ResultSet row) throws SQLException {
        long asOf = row.getLong("as_of");
        return new SourceRecord(
                row.getLong("id"),
                row.getString("key"),
                row.getString("source"),
                row.getLong("intake_id"),
                row.getInt("is_register") != 0,
                asOf == 0 ? null : Instant.ofEpochMilli(asOf),
                row.getString("name"),
                row.getString("company"),
                row.getString("phone"),
                row.getString("email"),
                row.getString("wechat"),
                row.getString("level"),
                row.getString("industry"),
                row.getString("tags"),
                row.getString("birth_date"),
                row.getString("address"));
    }
}
