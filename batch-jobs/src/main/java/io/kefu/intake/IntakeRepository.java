package io.kefu.intake;

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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger: which files and rows came in, and what became of them. */
public final class IntakeRepository {

    private final JdbcClient write;
    private final JdbcClient read;
    private final JdbcTemplate batch;

    public IntakeRepository(Database database) {
        this.write = database.write();
        this.read = database.read();
        this.batch = new JdbcTemplate(database.writer());
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
        batch.batchUpdate("""
                INSERT INTO intake_record (kind, source, external_id, hash, file_id, line, occurred_at, modified_at,
                                           requester, is_update, history, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, rows.size() + 1, (statement, row) -> {
            Mapping mapping = row.file().mapping();
            statement.setString(1, mapping.kind().key());
            statement.setString(2, mapping.source());
            statement.setString(3, row.key());
            statement.setString(4, row.hash());
            statement.setLong(5, row.file().id());
            statement.setLong(6, row.line());
            setMillis(statement, 7, row.content(), Field.OCCURRED_AT);
            setMillis(statement, 8, row.content(), Field.MODIFIED_AT);
            statement.setString(9, row.requester());
            statement.setInt(10, updates.contains(row) ? 1 : 0);
            statement.setInt(11, mapping.history() ? 1 : 0);
            statement.setString(12, row.content().toJson());
        });
    }

    private static void setMillis(java.sql.PreparedStatement statement, int index, CanonicalRecord content, Field field)
            throws SQLException {
        String millis = content.text(field);
        if (millis == null) {
            statement.setNull(index, java.sql.Types.INTEGER);
        } else {
            statement.setLong(index, Long.parseLong(millis));
        }
    }

    void insertQuarantined(List<RowFate.Quarantined> rows, Clock clock) {
        batch.batchUpdate("""
                INSERT INTO quarantine (file_id, line, problem, facts, raw, quarantined_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """, rows, rows.size() + 1, (statement, row) -> {
            statement.setLong(1, row.file().id());
            statement.setLong(2, row.line());
            statement.setString(3, row.problem().key());
            statement.setString(4, CanonicalRecord.factsToJson(row.problem().facts()));
            statement.setString(5, row.raw());
            statement.setLong(6, clock.millis());
        });
    }

    // ---- what later steps read

    /** A stored row as later steps read it. */
    public static StoredRecord toRecord(ResultSet row, int number) throws SQLException {
        return new StoredRecord(
                row.getLong("id"),
                row.getString("kind"),
                row.getString("source"),
                row.getString("external_id"),
                row.getString("requester"),
                row.getInt("is_update") != 0,
                row.getInt("history") != 0,
                CanonicalRecord.fromJson(row.getString("content")));
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
