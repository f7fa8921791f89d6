package io.kefu.intake.ledger;

import io.kefu.intake.format.Tree;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.read.SheetLines;
import io.kefu.intake.record.Call;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger: which files and rows came in, and what became of them. */
public final class IntakeRepository {

    private final Database database;
    private final JdbcClient write;
    private final JdbcClient read;
    private final BulkWriter bulk;

    public IntakeRepository(Database database) {
        this.database = database;
        this.write = database.write();
        this.read = database.read();
        this.bulk = database.bulk();
    }

    // ---- files

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

    public String sha256(long fileId) {
        return write.sql("SELECT sha256 FROM source_file WHERE id = :id")
                .param("id", fileId)
                .query(String.class)
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
                        ON CONFLICT (file_id, rule) DO UPDATE SET dropped = dropped + excluded.dropped
                        """)
                .param("id", fileId)
                .param("rule", rule)
                .param("rows", rows)
                .update();
    }

    // ---- rows

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

    /** A row that was rejected before, or whose correction was, is known: it gets the newest reason. */
    void insertQuarantined(List<RowFate.Quarantined> rows, Clock clock) {
        bulk.write("""
                INSERT INTO quarantine (file_id, row, line, problem, facts, raw, quarantined_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (file_id, row) DO UPDATE
                   SET problem = excluded.problem, facts = excluded.facts, raw = excluded.raw
                 WHERE settled_by IS NULL
                """, rows, row -> {
            RejectId id = row.corrects() == null ? row.id() : row.corrects();
            return new @Nullable Object[] {
                id.file(),
                id.row(),
                row.line(),
                row.problem().key(),
                Json.write(row.problem().facts()),
                row.raw(),
                clock.instant()
            };
        });
    }

    /** Corrected rows are no rejects any more; which file settled them is kept. */
    void settleRejects(List<RowFate> corrections, Clock clock) {
        bulk.write("""
                UPDATE quarantine SET settled_by = ?, settled_at = ?
                 WHERE file_id = ? AND row = ? AND settled_by IS NULL
                """, corrections, fate -> {
            RejectId id = Objects.requireNonNull(fate.corrects());
            return new @Nullable Object[] {fate.file().id(), clock.instant(), id.file(), id.row()};
        });
    }

    /**
     * What a correction must know of the row that it corrects.
     *
     * @param header of the table that it stood in; empty for other formats
     * @param raw as JSON
     */
    public record Known(String file, String mapping, List<String> header, String raw, boolean settled) {}

    @Nullable
    public Known findReject(RejectId id) {
        return read.sql("""
                        SELECT f.name, f.mapping, f.header, q.raw, q.settled_by
                          FROM quarantine q JOIN source_file f ON f.id = q.file_id
                         WHERE q.file_id = :file AND q.row = :row
                        """)
                .param("file", id.file())
                .param("row", id.row())
                .query((row, n) -> new Known(
                        row.getString(1),
                        row.getString(2),
                        Reject.texts(row.getString(3)),
                        row.getString(4),
                        row.getString(5) != null))
                .optional()
                .orElse(null);
    }

    /** Whose rows these are. */
    public String workspaceId() {
        return database.workspaceId();
    }

    // ---- mail folders

    /** The last message that was fetched from a folder of this validity; 0 when none was. */
    public long lastUid(String url, long validity) {
        return write.sql("SELECT last_uid FROM imap_folder WHERE url = :url AND validity = :validity")
                .param("url", url)
                .param("validity", validity)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    public void saveLastUid(String url, long validity, long uid) {
        write.sql("""
                        INSERT INTO imap_folder (url, validity, last_uid) VALUES (:url, :validity, :uid)
                        ON CONFLICT (url) DO UPDATE SET validity = excluded.validity, last_uid = excluded.last_uid
                        """)
                .param("url", url)
                .param("validity", validity)
                .param("uid", uid)
                .update();
    }

    // ---- calls

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
                .map(leg -> new Call(records(ids.getOrDefault(leg, List.of(leg)))))
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

    // ---- erased people

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
        return write.sql("SELECT COUNT(*) FROM source_file_filter WHERE file_id = :id AND rule = :rule")
                        .param("id", fileId)
                        .param("rule", ErasedPeople.FILTER)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** True when a row came with this file. */
    boolean isAttached(String sha256) {
        return read.sql("SELECT COUNT(*) FROM attachment WHERE sha256 = :sha")
                        .param("sha", sha256)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    // ---- quarantine

    /**
     * A rejected row.
     *
     * @param file the name of its file
     * @param sheet of a workbook, else null
     * @param line where it begins
     * @param header the columns of its table; empty for other formats
     * @param raw as JSON: the list of its cells, an object, or a text
     */
    public record Reject(
            RejectId id,
            String source,
            String mapping,
            String file,
            @Nullable String sheet,
            long line,
            List<String> header,
            String problem,
            Map<String, String> facts,
            String raw) {

        /** Where it stands, as people write it. */
        public String place() {
            return sheet == null ? Long.toString(line) : SheetLines.place(sheet, line);
        }

        private static List<String> texts(@Nullable String json) {
            return json != null && Tree.parse(json) instanceof List<?> list
                    ? list.stream().map(String::valueOf).toList()
                    : List.of();
        }
    }

    /** The rows that wait for a correction, by file and line. */
    public List<Reject> rejects() {
        return read.sql("""
                        SELECT q.file_id, q.row, f.source, f.mapping, f.name, f.sheet, q.line, f.header, q.problem,
                               q.facts, q.raw
                          FROM quarantine q JOIN source_file f ON f.id = q.file_id
                         WHERE q.settled_by IS NULL
                         ORDER BY f.source, f.name, q.line, q.file_id, q.row
                        """)
                .query((row, n) -> new Reject(
                        new RejectId(row.getLong(1), row.getLong(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getLong(7),
                        Reject.texts(row.getString(8)),
                        row.getString(9),
                        Json.read(row.getString(10)),
                        row.getString(11)))
                .list();
    }
}
