package io.kefu.intake.ledger;

import io.kefu.intake.format.Tree;
import io.kefu.intake.read.SheetLines;
import io.kefu.store.BulkWriter;
import io.kefu.store.Database;
import io.kefu.text.Json;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rejected rows, and which of them were corrected. */
public final class RejectRepository {

    private final Database database;
    private final JdbcClient read;
    private final BulkWriter bulk;

    RejectRepository(Database database) {
        this.database = database;
        this.read = database.read();
        this.bulk = database.bulk();
    }

    /** A row that was rejected before, or whose correction was, is known: it gets the newest reason. */
    void insertQuarantined(List<RowFate.Quarantined> rows, Clock clock) {
        bulk.write("""
                INSERT INTO quarantine (file_id, row, line, problem, facts, raw, quarantined_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (file_id, row) DO UPDATE
                   SET problem = excluded.problem, facts = excluded.facts, raw = excluded.raw
                 WHERE quarantine.settled_by IS NULL
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
    public List<Reject> list() {
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
