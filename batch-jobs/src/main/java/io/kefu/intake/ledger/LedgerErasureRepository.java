package io.kefu.intake.ledger;

import io.kefu.intake.record.CanonicalRecord;
import io.kefu.intake.record.Claims.Identity;
import io.kefu.intake.record.Field;
import io.kefu.problem.KefuException;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.text.Spellings;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
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
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes a person out of the ledger: rows stay countable, what they told goes. */
public final class LedgerErasureRepository {

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

    public LedgerErasureRepository(Workspace workspace, Database database) {
        this.workspace = workspace;
        this.write = database.write();
        this.bulk = database.bulk();
    }

    /**
     * An imported row of the person.
     *
     * @param fileId the file that it stood in
     * @param file its name
     * @param line where it began there, from 1
     */
    public record Row(
            long id,
            String kind,
            String source,
            String externalId,
            String hash,
            long fileId,
            String file,
            long line,
            CanonicalRecord content) {}

    /** All versions of all rows whose requester is one of these source records. */
    public List<Row> rows(Collection<String> requesters) {
        List<Row> rows = new ArrayList<>();
        Parts.of(
                requesters,
                part -> rows.addAll(write.sql("""
                        SELECT r.id, r.kind, r.source, r.external_id, r.hash, r.file_id, f.name, r.line, r.content
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
                                row.getLong(6),
                                row.getString(7),
                                row.getLong(8),
                                CanonicalRecord.fromJson(row.getString(9))))
                        .list()));
        return rows;
    }

    /** A rejected row that holds one of the person's values. */
    public record Rejected(long fileId, long row, long line, String raw) {}

    public List<Rejected> rejected(Collection<String> values) {
        List<Pattern> spellings = values.stream().map(Spellings::of).toList();
        List<Rejected> rejected = new ArrayList<>();
        write.sql("SELECT file_id, row, line, raw FROM quarantine ORDER BY file_id, row")
                .query((ResultSet row) -> {
                    String raw = row.getString(4);
                    if (spellings.stream()
                            .anyMatch(spelling -> spelling.matcher(raw).find())) {
                        rejected.add(new Rejected(row.getLong(1), row.getLong(2), row.getLong(3), raw));
                    }
                });
        return rejected;
    }

    /**
     * An archived file.
     *
     * @param mapping by which it was read, or null
     * @param lines on which rows of the person begin
     */
    public record Archived(@Nullable String mapping, Set<Long> lines) {}

    /** The archived files in which rows of the person stand; also copies that came again. */
    public Map<Path, Archived> archived(List<Row> rows, List<Rejected> rejected) {
        Map<Long, Set<Long>> lines = new HashMap<>();
        rows.forEach(row ->
                lines.computeIfAbsent(row.fileId(), id -> new HashSet<>()).add(row.line()));
        rejected.forEach(row ->
                lines.computeIfAbsent(row.fileId(), id -> new HashSet<>()).add(row.line()));
        Map<Path, Archived> archived = new HashMap<>();
        Parts.of(lines.keySet(), part -> write.sql("""
                        SELECT file_id, archived, mapping FROM run_file WHERE file_id IN (:ids) AND archived IS NOT NULL
                        """).param("ids", part).query((ResultSet row) -> {
            String mapping = row.getString(3);
            archived.computeIfAbsent(
                            workspace.archived(row.getString(2)), file -> new Archived(mapping, new HashSet<>()))
                    .lines()
                    .addAll(lines.getOrDefault(row.getLong(1), Set.of()));
        }));
        return archived;
    }

    /**
     * Erases rows and rejected rows, in the caller's transaction.
     *
     * @param own identities that nobody else has
     */
    public void erase(List<Row> rows, List<Rejected> rejected, Collection<Identity> own, Instant now, boolean dryRun) {
        ErasureKey key = dryRun ? ErasureKey.forgotten() : ErasureKey.of(workspace);
        Map<String, Instant> hashes = new HashMap<>();
        own.forEach(identity -> hashes.put(key.hash(identity.kind(), identity.value()), now));
        rows.forEach(row -> hashes.put(key.hash("row", row.source() + "|" + row.externalId()), now));
        rejected.forEach(row -> hashes.put(key.hash("raw", row.raw()), now));
        bulk.write(
                "INSERT INTO erased (hash, erased_at) VALUES (?, ?)"
                        + " ON CONFLICT (hash) DO UPDATE SET erased_at = excluded.erased_at",
                hashes.entrySet(),
                entry -> new @Nullable Object[] {entry.getKey(), entry.getValue()});
        bulk.write("UPDATE quarantine SET raw = '[]' WHERE file_id = ? AND row = ?", rejected, row ->
                new @Nullable Object[] {row.fileId(), row.row()});
        // The same file is read again when it comes again: a file that is known would be archived as it is.
        bulk.write(
                "UPDATE source_file SET sha256 = 'erased-' || id WHERE id IN (SELECT file_id FROM intake_record WHERE id = ?)",
                rows,
                row -> new @Nullable Object[] {row.id()});
        bulk.write("UPDATE source_file SET sha256 = 'erased-' || id WHERE id = ?", rejected, row ->
                new @Nullable Object[] {row.fileId()});
        bulk.write("DELETE FROM attachment WHERE source = ? AND external_id = ? AND hash = ?", rows, row ->
                new @Nullable Object[] {row.source(), row.externalId(), row.hash()});
        bulk.write("""
                UPDATE intake_record
                   SET content = ?, external_id = 'erased-' || id, hash = 'erased-' || id, requester = NULL,
                       conversation = NULL
                 WHERE id = ?
                """, rows, row ->
                new @Nullable Object[] {harmless(row.content()).toJson(), row.id()});
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

    /** Removes the files that came with rows which are no longer there; finds them also after a kill. */
    public void removeOrphans() {
        Path directory = workspace.attachments();
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                int kept = write.sql("""
                                SELECT (SELECT COUNT(*) FROM attachment WHERE sha256 = :sha)
                                     + (SELECT COUNT(*) FROM quarantine WHERE instr(raw, :sha) > 0)
                                """)
                        .param("sha", String.valueOf(file.getFileName()))
                        .query(Integer.class)
                        .single();
                if (kept == 0) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotWrite(directory.toString(), Workspace.reason(e)), e);
        }
    }
}
