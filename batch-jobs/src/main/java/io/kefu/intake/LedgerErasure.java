package io.kefu.intake;

import io.kefu.intake.Claims.Identity;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.workspace.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes a person out of the ledger: rows stay countable, what they told goes. */
public final class LedgerErasure {

    /** What a row may keep: it says nothing about who it was. */
    private static final Set<Field> HARMLESS = EnumSet.of(
            Field.OCCURRED_AT,
            Field.MODIFIED_AT,
            Field.CHANNEL,
            Field.ATTRIBUTE,
            Field.DIRECTION,
            Field.TYPE,
            Field.SUBTYPE,
            Field.URGENCY,
            Field.PRIORITY,
            Field.RATING);

    private final Workspace workspace;
    private final JdbcClient write;
    private final BulkWriter bulk;

    public LedgerErasure(Workspace workspace, Database database) {
        this.workspace = workspace;
        this.write = database.write();
        this.bulk = database.bulk();
    }

    /**
     * An imported row of the person.
     *
     * @param file the name of its file
     */
    public record Row(
            long id,
            String kind,
            String source,
            String externalId,
            String hash,
            String file,
            long line,
            CanonicalRecord content) {}

    /** All versions of all rows whose requester is one of these source records. */
    public List<Row> rows(Collection<String> requesters) {
        List<Row> rows = new ArrayList<>();
        Parts.of(
                requesters,
                part -> rows.addAll(write.sql("""
                        SELECT r.id, r.kind, r.source, r.external_id, r.hash, f.name, r.line, r.content
                          FROM intake_record r JOIN source_file f ON f.id = r.file_id
                         WHERE r.requester IN (:keys) ORDER BY r.id
                        """)
                        .param("keys", part)
                        .query((row, n) -> new Row(
                                row.getLong(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getString(6),
                                row.getLong(7),
                                CanonicalRecord.fromJson(row.getString(8))))
                        .list()));
        return rows;
    }

    /**
     * Erases the rows, and the rejected rows that hold one of the values.
     *
     * @param own identities that nobody else has
     * @return the files that came with the rows and with no other, by their hash
     */
    public List<String> erase(List<Row> rows, Collection<Identity> own, Collection<String> values, Instant now) {
        ErasureKey key = ErasureKey.of(workspace);
        Map<String, Instant> hashes = new HashMap<>();
        own.forEach(identity -> hashes.put(key.hash(identity.kind(), identity.value()), now));
        rows.forEach(row -> hashes.put(key.hash("row", row.source() + "|" + row.externalId()), now));
        Set<List<Object>> rejected = new HashSet<>();
        for (String value : values) {
            write.sql("SELECT file_id, row, raw FROM quarantine WHERE instr(raw, :value) > 0")
                    .param("value", value)
                    .query(row -> {
                        rejected.add(List.of(row.getLong(1), row.getLong(2)));
                        hashes.put(key.hash("raw", row.getString(3)), now);
                    });
        }
        bulk.write(
                "INSERT INTO erased (hash, erased_at) VALUES (?, ?)"
                        + " ON CONFLICT (hash) DO UPDATE SET erased_at = excluded.erased_at",
                hashes.entrySet(),
                entry -> new @Nullable Object[] {entry.getKey(), entry.getValue()});
        bulk.write("UPDATE quarantine SET raw = '[]' WHERE file_id = ? AND row = ?", rejected, List::toArray);
        // The same file is read again when it comes again: a file that is known would be archived as it is.
        bulk.write(
                "UPDATE source_file SET sha256 = 'erased-' || id WHERE id IN (SELECT file_id FROM intake_record WHERE id = ?)",
                rows,
                row -> new @Nullable Object[] {row.id()});
        bulk.write("UPDATE source_file SET sha256 = 'erased-' || id WHERE id = ?", rejected, row ->
                new @Nullable Object[] {row.get(0)});
        List<String> files = detach(rows);
        bulk.write("""
                UPDATE intake_record
                   SET content = ?, external_id = 'erased-' || id, hash = 'erased-' || id, requester = NULL,
                       conversation = NULL
                 WHERE id = ?
                """, rows, row ->
                new @Nullable Object[] {harmless(row.content()).toJson(), row.id()});
        return files;
    }

    private static CanonicalRecord harmless(CanonicalRecord content) {
        EnumMap<Field, String> kept = new EnumMap<>(Field.class);
        content.values().forEach((field, value) -> {
            if (HARMLESS.contains(field)) {
                kept.put(field, value);
            }
        });
        return new CanonicalRecord(kept);
    }

    private List<String> detach(List<Row> rows) {
        Set<String> files = new HashSet<>();
        for (Row row : rows) {
            files.addAll(write.sql("""
                            DELETE FROM attachment WHERE source = :source AND external_id = :id AND hash = :hash
                            RETURNING sha256
                            """)
                    .param("source", row.source())
                    .param("id", row.externalId())
                    .param("hash", row.hash())
                    .query(String.class)
                    .list());
        }
        return files.stream()
                .filter(file -> write.sql("SELECT COUNT(*) FROM attachment WHERE sha256 = :sha")
                                .param("sha", file)
                                .query(Integer.class)
                                .single()
                        == 0)
                .sorted()
                .toList();
    }
}
