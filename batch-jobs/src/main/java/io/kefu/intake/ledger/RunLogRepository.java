package io.kefu.intake.ledger;

import io.kefu.store.Database;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a run read and counted. Written in the transactions of the work itself, so that it survives a kill. */
public final class RunLogRepository {

    /** What came of a file: {@code read, known, waiting, unmapped, refused}, or still {@code planned}. */
    public record FileLine(
            int position,
            String path,
            String source,
            @Nullable String mapping,
            @Nullable Long fileId,
            String outcome,
            @Nullable String problem,
            @Nullable String archived,
            FateCounts counts) {}

    private final JdbcClient jdbc;

    public RunLogRepository(Database database) {
        this.jdbc = database.write();
    }

    /** Keeps what a run is to read, in the caller's transaction. */
    public void saveRequest(long runId, ImportRequest request) {
        jdbc.sql("DELETE FROM run_request WHERE run_id = :run")
                .param("run", runId)
                .update();
        int position = 0;
        for (Path file : request.files()) {
            insertRequest(runId, position++, file.toString(), request.mapping());
        }
        if (position == 0 && request.mapping() != null) {
            insertRequest(runId, position, null, request.mapping());
        }
    }

    private void insertRequest(long runId, int position, @Nullable String path, @Nullable String mapping) {
        jdbc.sql("""
                        INSERT INTO run_request (run_id, position, path, mapping)
                        VALUES (:run, :position, :path, :mapping)
                        """)
                .param("run", runId)
                .param("position", position)
                .param("path", path)
                .param("mapping", mapping)
                .update();
    }

    /** What a run is to read. */
    public ImportRequest request(long runId) {
        List<Path> files = new ArrayList<>();
        String[] mapping = new String[1];
        jdbc.sql("SELECT path, mapping FROM run_request WHERE run_id = :run ORDER BY position")
                .param("run", runId)
                .query(row -> {
                    if (row.getString(1) != null) {
                        files.add(Path.of(row.getString(1)));
                    }
                    mapping[0] = row.getString(2);
                });
        return new ImportRequest(List.copyOf(files), mapping[0]);
    }

    /** Adds to a count of the run. */
    public void add(long runId, String name, long value) {
        if (value != 0) {
            jdbc.sql("""
                            INSERT INTO run_count (run_id, name, value) VALUES (:run, :name, :value)
                            ON CONFLICT (run_id, name) DO UPDATE SET value = run_count.value + excluded.value
                            """)
                    .param("run", runId)
                    .param("name", name)
                    .param("value", value)
                    .update();
        }
    }

    public Map<String, Long> counts(long runId) {
        Map<String, Long> counts = new LinkedHashMap<>();
        jdbc.sql("SELECT name, value FROM run_count WHERE run_id = :run ORDER BY name")
                .param("run", runId)
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    public void plan(long runId, FileLine line) {
        jdbc.sql("""
                        INSERT INTO run_file (run_id, position, path, source, mapping, file_id, outcome, problem)
                        VALUES (:run, :position, :path, :source, :mapping, :file, :outcome, :problem)
                        """)
                .param("run", runId)
                .param("position", line.position())
                .param("path", line.path())
                .param("source", line.source())
                .param("mapping", line.mapping())
                .param("file", line.fileId())
                .param("outcome", line.outcome())
                .param("problem", line.problem())
                .update();
    }

    public void outcome(long runId, int position, String outcome, @Nullable String problem) {
        jdbc.sql(
                        "UPDATE run_file SET outcome = :outcome, problem = :problem WHERE run_id = :run AND position = :position")
                .param("outcome", outcome)
                .param("problem", problem)
                .param("run", runId)
                .param("position", position)
                .update();
    }

    public void archived(long runId, int position, String path) {
        jdbc.sql("UPDATE run_file SET archived = :path WHERE run_id = :run AND position = :position")
                .param("path", path)
                .param("run", runId)
                .param("position", position)
                .update();
    }

    /** Notes a file that the run wrote, or found unchanged. */
    public void output(long runId, String name, String path, String outcome) {
        jdbc.sql("""
                        INSERT INTO run_output (run_id, name, path, outcome) VALUES (:run, :name, :path, :outcome)
                        ON CONFLICT (run_id, name) DO UPDATE SET path = excluded.path, outcome = excluded.outcome
                        """)
                .param("run", runId)
                .param("name", name)
                .param("path", path)
                .param("outcome", outcome)
                .update();
    }

    /** A file that a run wrote. */
    public record Output(String name, String path, String outcome) {}

    public List<Output> outputs(long runId) {
        return jdbc.sql("SELECT name, path, outcome FROM run_output WHERE run_id = :run ORDER BY name")
                .param("run", runId)
                .query((row, n) -> new Output(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    /** The run's files in order, with their counts; a file that was known already counts nothing. */
    public List<FileLine> files(long runId) {
        return jdbc.sql("""
                        SELECT r.position, r.path, r.source, r.mapping, r.file_id, r.outcome, r.problem, r.archived,
                               f.imported, f.updated, f.duplicate, f.filtered, f.quarantined
                          FROM run_file r
                          LEFT JOIN source_file f ON f.id = r.file_id AND r.outcome IN ('read', 'refused')
                         WHERE r.run_id = :run
                         ORDER BY r.position
                        """)
                .param("run", runId)
                .query((row, n) -> new FileLine(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getObject(5) == null ? null : row.getLong(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        new FateCounts(
                                row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12), row.getLong(13))))
                .list();
    }
}
