package io.kefu.intake.ledger;

import io.kefu.store.Database;
import io.kefu.store.Parts;
import io.kefu.text.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was not understood or not taken of files: counts by cause, for the summary of a run. */
public final class NotTakenRepository {

    private final JdbcClient read;

    public NotTakenRepository(Database database) {
        this.read = database.read();
    }

    /** Why rows were not taken, or not taken as a whole. */
    public enum Cause {
        REJECTED,
        FILTERED,
        WITHOUT_CUSTOMER,
        /** Whole sheets of a workbook; {@code rows} is how many. */
        SHEETS
    }

    /**
     * Rows of one source that share a cause.
     *
     * @param name of the problem, of the filter or of the workbook; empty for rows without a customer
     * @param column that the problem names, or null
     * @param values the least and the greatest of those found there; the names of sheets
     * @param facts of one of these rows, for a sentence about them
     */
    public record NotTaken(
            Cause cause,
            String source,
            String name,
            @Nullable String column,
            List<String> values,
            long rows,
            Map<String, String> facts) {}

    /** By source and cause, the most frequent first. */
    public List<NotTaken> of(Collection<Long> fileIds) {
        List<NotTaken> all = new ArrayList<>();
        Parts.of(fileIds, part -> {
            all.addAll(rejected(part));
            all.addAll(filtered(part));
            all.addAll(withoutCustomer(part));
            all.addAll(sheets(part));
        });
        return all;
    }

    private List<NotTaken> rejected(List<Long> files) {
        return read.sql("""
                        SELECT f.source, q.problem, json_extract(q.facts, '$.column') AS column_name, COUNT(*) AS count,
                               MIN(json_extract(q.facts, '$.value')) AS least, MAX(json_extract(q.facts, '$.value')) AS most,
                               MIN(q.facts) AS example
                          FROM quarantine q JOIN source_file f ON f.id = q.file_id
                         WHERE q.file_id IN (:files) AND q.settled_by IS NULL
                         GROUP BY 1, 2, 3 ORDER BY 4 DESC, 1, 2, 3
                        """)
                .param("files", files)
                .query((row, n) -> new NotTaken(
                        Cause.REJECTED,
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        examples(row.getString(5), row.getString(6)),
                        row.getLong(4),
                        Json.read(row.getString(7))))
                .list();
    }

    private static List<String> examples(@Nullable String least, @Nullable String most) {
        return Stream.of(least, most).filter(Objects::nonNull).distinct().toList();
    }

    private List<NotTaken> filtered(List<Long> files) {
        return read.sql("""
                        SELECT f.source, c.rule, SUM(c.dropped) FROM source_file_filter c JOIN source_file f ON f.id = c.file_id
                         WHERE c.file_id IN (:files) GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2
                        """)
                .param("files", files)
                .query((row, n) -> new NotTaken(
                        Cause.FILTERED, row.getString(1), row.getString(2), null, List.of(), row.getLong(3), Map.of()))
                .list();
    }

    private List<NotTaken> sheets(List<Long> files) {
        return read.sql("""
                        SELECT source, name, sheets_left FROM source_file
                         WHERE id IN (:files) AND sheets_left IS NOT NULL ORDER BY 1, 2
                        """)
                .param("files", files)
                .query((row, n) -> {
                    List<String> sheets = List.of(row.getString(3).split("\n", -1));
                    return new NotTaken(
                            Cause.SHEETS, row.getString(1), row.getString(2), null, sheets, sheets.size(), Map.of());
                })
                .list();
    }

    private List<NotTaken> withoutCustomer(List<Long> files) {
        return read.sql("""
                        SELECT source, COUNT(*) FROM intake_record
                         WHERE file_id IN (:files) AND kind = 'interaction' AND requester IS NULL
                         GROUP BY 1 ORDER BY 2 DESC, 1
                        """)
                .param("files", files)
                .query((row, n) -> new NotTaken(
                        Cause.WITHOUT_CUSTOMER, row.getString(1), "", null, List.of(), row.getLong(2), Map.of()))
                .list();
    }
}
