package io.kefu.intake.ledger;

import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.intake.record.StoredRecord;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.text.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger: which files and rows came in, and what became of them. */
public final class IntakeRepository {

    private final RejectRepository rejects;
    private final CallRepository calls;
    private final MailFolderRepository folders;
    private final OrphanRepository orphans;
    private final JdbcClient write;
    private final JdbcClient read;
    private final BulkWriter bulk;

    public IntakeRepository(Database database) {
        this.rejects = new RejectRepository(database);
        this.calls = new CallRepository(database, this::records);
        this.folders = new MailFolderRepository(database);
        this.orphans = new OrphanRepository(database);
        this.write = database.write();
        this.read = database.read();
        this.bulk = database.bulk();
    }

    public RejectRepository rejects() {
        return rejects;
    }

    public CallRepository calls() {
        return calls;
    }

    public MailFolderRepository folders() {
        return folders;
    }

    /** The id and state of a file of this content, source and mapping text. */
    public record KnownFile(long id, String state) {}

    @Nullable
    public KnownFile findFile(String sha256, Mapping mapping) {
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

    /** What was planned of a file. */
    public record Content(String sha256, long bytes) {}

    public Content content(long fileId) {
        return write.sql("SELECT sha256, bytes FROM source_file WHERE id = :id")
                .param("id", fileId)
                .query((row, n) -> new Content(row.getString(1), row.getLong(2)))
                .single();
    }

    public String state(long fileId) {
        return write.sql("SELECT state FROM source_file WHERE id = :id")
                .param("id", fileId)
                .query(String.class)
                .single();
    }

    public long insertFile(String name, String sha256, Mapping mapping, long bytes) {
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

    /** Takes back the counts and rejects of a reading that did not reach the file's end; corrections stay. */
    void beginFile(RowFate.Begun begun) {
        long fileId = begun.file().id();
        write.sql("DELETE FROM quarantine WHERE file_id = :id AND settled_by IS NULL")
                .param("id", fileId)
                .update();
        write.sql("DELETE FROM source_file_filter WHERE file_id = :id")
                .param("id", fileId)
                .update();
        write.sql("""
                        UPDATE source_file
                           SET state = 'reading', rows_read = 0, imported = 0, updated = 0, duplicate = 0,
                               filtered = 0, quarantined = 0, header = :header, sheet = :sheet, sheets_left = :left
                         WHERE id = :id
                        """)
                .param("header", Json.write(begun.header()))
                .param("sheet", begun.sheet())
                .param("left", begun.left().isEmpty() ? null : String.join("\n", begun.left()))
                .param("id", fileId)
                .update();
    }

    /** The same content was read by an earlier text of the mapping: its rejects were judged anew. */
    void settleEarlierReadings(long fileId) {
        write.sql("""
                        UPDATE quarantine SET settled_by = :id
                         WHERE settled_by IS NULL AND file_id IN (
                               SELECT other.id FROM source_file other JOIN source_file mine ON mine.id = :id
                                WHERE other.sha256 = mine.sha256 AND other.source = mine.source
                                  AND other.mapping = mine.mapping AND other.id <> mine.id)
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
                        ON CONFLICT (file_id, rule) DO UPDATE SET dropped = source_file_filter.dropped + excluded.dropped
                        """)
                .param("id", fileId)
                .param("rule", rule)
                .param("rows", rows)
                .update();
    }

    /** The hashes of all stored versions of the given rows of one kind and source. */
    public Map<String, Set<String>> versions(RecordKind kind, String source, Collection<String> externalIds) {
        Map<String, Set<String>> versions = new HashMap<>();
        Parts.of(externalIds, part -> write.sql("""
                        SELECT external_id, hash FROM intake_record
                         WHERE source = :source AND external_id IN (:ids) AND kind = :kind
                        """)
                .param("kind", kind.key())
                .param("source", source)
                .param("ids", part)
                .query((ResultSet row) -> {
                    versions.computeIfAbsent(row.getString(1), id -> new HashSet<>())
                            .add(row.getString(2));
                }));
        return versions;
    }

    /** @param updates the rows of which another version is stored */
    void insertRecords(List<RowFate.Accepted> rows, Set<RowFate.Accepted> updates) {
        bulk.write("""
                INSERT INTO intake_record (kind, source, external_id, hash, file_id, line, occurred_at, modified_at,
                                           requester, is_update, history, conversation, content)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, rows, row -> {
            Mapping mapping = row.mapping();
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
                row.content().text(Field.CONVERSATION),
                row.content().toJson()
            };
        });
    }

    void insertAttachments(List<RowFate.Accepted> rows) {
        for (RowFate.Accepted row : rows) {
            int[] position = {0};
            bulk.write("""
                    INSERT INTO attachment (source, external_id, hash, position, name, media_type, bytes, sha256)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO NOTHING
                    """, row.attachments(), file -> new @Nullable Object[] {
                row.mapping().source(),
                row.key(),
                row.hash(),
                ++position[0],
                file.name(),
                file.mediaType(),
                file.bytes(),
                file.sha256()
            });
        }
    }

    /** The stored rows of these ids, in the order of the ids. */
    public List<StoredRecord> records(List<Long> ids) {
        Map<Long, StoredRecord> records = new HashMap<>();
        Parts.of(ids, part -> read.sql("""
                        SELECT id, kind, source, external_id, requester, is_update, history, content
                          FROM intake_record WHERE id IN (:ids)
                        """).param("ids", part).query((ResultSet row) -> {
            records.put(row.getLong(1), toRecord(row, 1));
        }));
        return ids.stream().map(records::get).toList();
    }

    /** @param first the column of the id, then kind, source, external id, requester, update, history and content */
    public static StoredRecord toRecord(ResultSet row, int first) throws SQLException {
        return new StoredRecord(
                row.getLong(first),
                row.getString(first + 1),
                row.getString(first + 2),
                row.getString(first + 3),
                row.getString(first + 4),
                row.getInt(first + 5) != 0,
                row.getInt(first + 6) != 0,
                CanonicalRecord.fromJson(row.getString(first + 7)));
    }

    /** The number of the last row that the steps after the import have dealt with. */
    public long settled() {
        return write.sql("SELECT id FROM settled").query(Long.class).single();
    }

    /** Says that all rows so far are dealt with. */
    public void settle() {
        write.sql("""
                        INSERT INTO watermark (name, value)
                        SELECT 'settled', COALESCE(MAX(id), 0) FROM intake_record WHERE true
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value
                        """).update();
    }

    /** What must not come back, by its keyed hash, and since when. */
    Map<String, Instant> erased() {
        Map<String, Instant> erased = new HashMap<>();
        read.sql("SELECT hash, erased_at FROM erased").query(row -> {
            erased.put(row.getString(1), Instant.ofEpochMilli(row.getLong(2)));
        });
        return erased;
    }

    /** True when rows of a file were left out because they tell of somebody who was erased. */
    public boolean holdsErased(long fileId) {
        return write.sql("SELECT EXISTS (SELECT 1 FROM source_file_filter WHERE file_id = :id AND rule = :rule)")
                .param("id", fileId)
                .param("rule", ErasedPeople.FILTER)
                .query(Boolean.class)
                .single();
    }

    public OrphanRepository orphans() {
        return orphans;
    }
}
