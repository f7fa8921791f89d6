package io.kefu.intake;

import io.kefu.intake.format.Input;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.ledger.Attachments;
import io.kefu.intake.ledger.FateCounts;
import io.kefu.intake.ledger.PlannedFile;
import io.kefu.intake.ledger.RowFate;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.read.RowReader;
import io.kefu.intake.record.Field;
import io.kefu.problem.KefuException;
import io.kefu.problem.Problem;
import io.kefu.text.people.PhoneNumbers;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a file read by a mapping, with nothing stored.
 *
 * @param rows what became of the first few
 * @param counts of all rows that were tried; nothing is known to be a duplicate
 * @param brokenOff why reading ended before, or null
 */
public record Trial(
        List<Row> rows, FateCounts counts, @Nullable Problem brokenOff) {

    /**
     * What became of a row.
     *
     * @param place its line, or sheet and row
     * @param values its canonical values; empty when it was left out
     * @param filter that dropped it, or null
     * @param problem for which it was rejected, or null
     */
    public record Row(
            String place,
            Map<Field, String> values,
            @Nullable String filter,
            @Nullable Problem problem) {}

    /** Nothing was read. */
    public static final Trial NONE = new Trial(List.of(), new FateCounts(0, 0, 0, 0, 0), null);

    /**
     * Reads a file's first rows.
     *
     * @param mapping the text of a mapping
     * @param now the present
     * @param shown how many rows are handed on
     * @param most how many are tried
     * @throws KefuException when the mapping is wrong, or not one row can be read
     */
    public static Trial of(Workspace workspace, String mapping, Input input, Instant now, int shown, int most)
            throws IOException {
        Mapping parsed = Mapping.parse(
                "trial",
                new Workspace.Resource("trial.yaml", mapping.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                workspace);
        return of(workspace, parsed, input, now, shown, most);
    }

    /** The same with a mapping that there is. */
    public static Trial of(Workspace workspace, Mapping parsed, Input input, Instant now, int shown, int most)
            throws IOException {
        PlannedFile file = new PlannedFile(0, 0, input.name(), "", 0, parsed);
        FileIntake judge = new FileIntake(
                file,
                file.path(),
                parsed,
                new PhoneNumbers(workspace.settings().phoneRegion()),
                new Attachments(workspace),
                now);
        List<Row> rows = new ArrayList<>();
        long[] counts = new long[3];
        try (RowReader reader = RowReader.open(
                input, parsed.layout(), parsed.columns(), workspace.settings().limits())) {
            for (int i = 0; i < most; i++) {
                SourceRow row = reader.read();
                if (row == null) {
                    break;
                }
                RowFate fate = judge.judge(row.withoutAttachments());
                Row tried = row(reader.place(row.line()), fate);
                counts[tried.problem() != null ? 2 : tried.filter() != null ? 1 : 0]++;
                if (rows.size() < shown) {
                    rows.add(tried);
                }
            }
        } catch (KefuException e) {
            if (counts[0] + counts[1] + counts[2] == 0) {
                throw e;
            }
            return new Trial(rows, new FateCounts(counts[0], 0, 0, counts[1], counts[2]), e.problem());
        }
        return new Trial(rows, new FateCounts(counts[0], 0, 0, counts[1], counts[2]), null);
    }

    private static Row row(String place, RowFate fate) {
        if (fate instanceof RowFate.Accepted accepted) {
            return new Row(place, accepted.content().values(), null, null);
        }
        if (fate instanceof RowFate.Filtered filtered) {
            return new Row(place, Map.of(), filtered.rule(), null);
        }
        return new Row(place, Map.of(), null, ((RowFate.Quarantined) fate).problem());
    }
}
