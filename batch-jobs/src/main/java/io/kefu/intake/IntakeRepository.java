package io.kefu.intake;

import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger: which files and rows came in, and what became of them. */
public final class IntakeRepository {

    private final JdbcClient write;
    private final JdbcClient read;
    private final BulkWriter bulk;

    public IntakeRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
        this.bulk = database.bulk();
    }

    // ---- files

    /** The id and state of a file of this content, source and mapping text. */
    record KnownFile(long id, String state) {}

    @Nullable
    KnownFile findFile(String sha256, Mapping mapping) {
        return write.sql("""
                        SELECT id, state FROM source_file
                         WHERE sha256 = :sha256 AND source = :source AND mapping_hash = :mapping
                        """)
                .param("sha256", sha256)
                .param("source", mapping.source())
                .param("mapping", mapping.fingerprint())
                .query((row, n) -> new KnownFile(row.getLong(1), row.getString(2)))
                .optional()
                .orElse(null);
    }

    String sha256(long fileId) {
        return write.sql("SELECT sha256 FROM source_file WHERE id = :id")
                .param("id", fileId)
                .query(String.class)
                .single();
    }

    String state(long fileId) {
        return write.sql("SELECT state FROM source_file WHERE id = :id")
                .param("id", fileId)
                .query(String.class)
                .single();
    }

    long insertFile(String name, String sha256, Mapping mapping, long bytes) {
        return write.sql("""
                        INSERT INTO source_file (source, name, sha256, mapping, mapping_hash, bytes, state)
                        VALUES (:source, :name, :sha256, :mapping, :hash, :bytes, 'planned') RETURNING id
                        """)
                .param("source", mapping.source())
                .param("name", name)
                .param("sha256", sha256)
                .param("mapping", mapping.name())
                .param("hash", mapping.fingerprint())
                .param("bytes", bytes)
                .query(Long.class)
                .single();
    }

    /** Takes back the counts and rejects of a reading that did not reach the file's end. */
    void beginFile(long fileId) {
        write.sql("DELETE FROM quarantine WHERE file_id = :id")
                .param("id", fileId)
                .update();
        write.sql("DELETE FROM source_file_filter WHERE file_id = :id")
                .param("id", fileId)
                .update();
        write.sql("""
                        UPDATE source_file
                           SET state = 'reading', rows_read = 0, imported = 0, updated = 0, duplicate = 0,
                               filtered = 0, quarantined = 0
                         WHERE id = :id
                        """).param("id", fileId).update();
    }

    void endFile(long fileId, String state, Clock clock) {
        write.sql("UPDATE source_file SET state = :state, read_at = :at WHERE id = :id")
                .param("state", state)
                .param("at", clock.millis())
                .param("id", fileId)
                .update();
    }

    void count(long fileId, FateCounts counts) {
        write.sql("""
                        UPDATE source_file
                           SET rows_read = rows_read + :read, imported = imported + :imported,
                               updated = updated + :updated, duplicate = duplicate + :duplicate,
                               filtered = filtered + :filtered, quarantined = quarantined + :quarantined
                         WHERE id = :id
                        """)
                .param("read", counts.read())
                .param("imported", counts.imported())
                .param("updated", counts.updated())
                .param("duplicate", counts.duplicate())
                .param("filtered", counts.filtered())
                .param("quarantined", counts.quarantined())
                .param("id", fileId)
                .update();
    }

    void countFiltered(long fileId, String rule, long rows) {
        write.sql("""
                        INSERT INTO source_file_filter (file_id, rule, dropped) VALUES (:id, :rule, :rows)
                        ON CONFLICT (file_id, rule) DO UPDATE SET dropped = dropped + excluded.dropped
                        """)
                .param("id", fileId)
                .param("rule", rule)
                .param("rows", rows)
                .update();
    }

    // ---- rows

    /** The hashes of all stored versions of the given rows of one kind and source. */
    Map<String, Set<String>> versions(RecordKind kind, String source, Collection<String> externalIds) {
        Map<String, Set<String>> versions = new HashMap<>();
        Parts.of(externalIds, part -> write.sql("""
                        SELECT external_id, hash FROM intake_record
                         WHERE source = :source AND external_id IN (:ids) AND kind = :kind
                        """)
                .param("kind", kind.key())
                .param("source", source)
                .param("ids", part)
                .query((ResultSet row) -> {
                    versions.computeIfAbsent(row.getString(1), id -> new java.util.HashSet<>())
                            .add(row.getString(2));
                }));
        return versions;
    }

    /** @param updates the rows of which another version is stored */
    void insertRecords(List<RowFate.Accepted> rows, Set<RowFate.Accepted> updates) {
        bulk.write("""
                INSERT INTO intake_record (kind, source, external_id, hash, file_id, line, occurred_at, modified_at,
                                           requester, is_update, history, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, row -> {
            Mapping mapping = row.file().mapping();
            return new @Nullable Object[] {
                mapping.kind().key(),
                mapping.source(),
                row.key(),
                row.hash(),
                row.file().id(),
                row.line(),
                row.content().instant(Field.OCCURRED_AT).orElse(null),
                row.content().instant(Field.MODIFIED_AT).orElse(null),
                row.requester(),
                updates.contains(row),
                mapping.history(),
                row.content().toJson()
            };
        });
    }

    void insertQuarantined(List<RowFate.Quarantined> rows, Clock clock) {
        bulk.write("""
                INSERT INTO quarantine (file_id, line, problem, facts, raw, quarantined_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """, rows, row -> new @Nullable Object[] {
            row.file().id(),
            row.line(),
            row.problem().key(),
            CanonicalRecord.factsToJson(row.problem().facts()),
            row.raw(),
            clock.instant()
        });
    }

    // ---- what later steps read

    /** The stored rows of these ids, in the order of the ids. */
    public List<StoredRecord> records(List<Long> ids) {
        Map<Long, StoredRecord> records = new HashMap<>();
        Parts.of(ids, part -> read.sql("""
                        SELECT id, kind, source, external_id, requester, is_update, history, content
                          FROM intake_record WHERE id IN (:ids)
                        """).param("ids", part).query((ResultSet row) -> {
            records.put(row.getLong(1), toRecord(row));
        }));
        return ids.stream().map(records::get).toList();
    }

    private static StoredRecord toRecord(ResultSet row) throws SQLException {
        return new StoredRecord(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6) != 0,
                row.getInt(7) != 0,
                CanonicalRecord.fromJson(row.getString(8)));
    }

    /** The number of the last row that the steps after the import have dealt with. */
    public long settled() {
        return write.sql("SELECT value FROM watermark WHERE name = 'settled'")
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Says that all rows so far are dealt with. */
    public void settle() {
        write.sql("""
                        INSERT INTO watermark (name, value)
                        SELECT 'settled', COALESCE(MAX(id), 0) FROM intake_record WHERE true
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """).update();
    }

    // ---- quarantine

    /** A rejected row. */
    public record Reject(
            long id, String source, String file, long line, String problem, Map<String, String> facts, String raw) {}

    public List<Reject> rejects() {
        return read.sql("""
                        SELECT q.id, f.source, f.name, q.line, q.problem, q.facts, q.raw
                          FROM quarantine q JOIN source_file f ON f.id = q.file_id
                         ORDER BY f.source, f.name, q.line, q.id
                        """)
                .query((row, n) -> new Reject(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        row.getString(5),
                        CanonicalRecord.factsFromJson(row.getString(6)),
                        row.getString(7)))
                .list();
    }
}
