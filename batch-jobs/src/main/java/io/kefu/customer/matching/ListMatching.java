package io.kefu.customer.matching;

import io.kefu.customer.CustomerProblem;
import io.kefu.intake.mapping.FlatList;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.record.Field;
import io.kefu.match.Matcher;
import io.kefu.match.Matches;
import io.kefu.match.table.MatchList;
import io.kefu.problem.KefuException;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Settings;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/** Matches the rows of files that stand in no workspace: which of them are one person or company. */
public final class ListMatching {

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final Mapping mapping;
    private final Settings settings;
    private final List<String> ids = new ArrayList<>();
    private long unreadable;

    /** @throws KefuException when the mapping fills nothing that rows could be compared by */
    public ListMatching(Mapping mapping, Settings settings) {
        this.mapping = mapping;
        this.settings = settings;
        if (MatchFields.names().stream().noneMatch(mapping::maps)) {
            throw new KefuException(new CustomerProblem.NothingToCompare(
                    mapping.name(),
                    String.join(
                            ", ", MatchFields.names().stream().map(Field::key).toList())));
        }
    }

    /**
     * What came of it.
     *
     * @param unreadable rows that could not be read, and take no part
     * @param namesOnly whether the list tells nothing but names and places: equal names alone never prove identity
     */
    public record Result(Matches.Summary summary, long unreadable, boolean namesOnly) {}

    /** What can prove that two rows of one name are one. */
    private static final List<Field> PROVING = List.of(
            Field.PHONE, Field.EMAIL, Field.WECHAT, Field.NATIONAL_ID, Field.BIRTH_DATE, Field.ADDRESS, Field.POSTCODE);

    /**
     * Matches all rows of the files with each other.
     *
     * @param pairs where to write the pairs as CSV, or null
     * @param clusters where to write each row's cluster as CSV, or null
     */
    public Result match(List<Path> files, @Nullable Path pairs, @Nullable Path clusters) throws IOException {
        refuseUnwritable(pairs);
        refuseUnwritable(clusters);
        try (MatchList list = new MatchList(settings.phoneRegion())) {
            for (Path file : files) {
                read(file, list);
            }
            Matches matches = Matcher.match(list);
            if (pairs != null) {
                writePairs(matches, pairs);
            }
            if (clusters != null) {
                writeClusters(matches, clusters);
            }
            boolean namesOnly = PROVING.stream().noneMatch(mapping::maps);
            return new Result(matches.summary(), unreadable, namesOnly);
        }
    }

    /** Before the work, not after it. */
    private static void refuseUnwritable(@Nullable Path file) {
        if (file == null) {
            return;
        }
        Path directory = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file) || directory == null || !Files.isWritable(directory)) {
            String reason = Files.isDirectory(file) ? "it is a directory" : "its directory cannot be written to";
            throw new KefuException(new WorkspaceProblem.CannotWrite(file.toString(), reason));
        }
    }

    private void read(Path file, MatchList list) throws IOException {
        try (FlatList rows = FlatList.open(file, mapping, settings)) {
            for (FlatList.Row row = rows.read(); row != null; row = rows.read()) {
                if (row.values().isEmpty()) {
                    unreadable++;
                    continue;
                }
                String id = row.values().get(Field.EXTERNAL_ID);
                ids.add(id == null ? file.getFileName() + ":" + row.place() : id);
                list.add(MatchFields.of(row.values()));
            }
        }
    }

    private void writePairs(Matches matches, Path file) {
        write(file, out -> {
            CSV.printRecord(out, "id_a", "id_b", "decision", "probability", "bits", "why");
            for (int pair = 0; pair < matches.pairs(); pair++) {
                CSV.printRecord(
                        out,
                        ids.get(matches.right(pair)),
                        ids.get(matches.left(pair)),
                        matches.decision(pair).name().toLowerCase(Locale.ROOT),
                        String.format(Locale.ROOT, "%.4f", matches.probability(pair)),
                        String.format(Locale.ROOT, "%.1f", matches.bits(pair)),
                        matches.why(pair));
            }
        });
    }

    private void writeClusters(Matches matches, Path file) {
        write(file, out -> {
            CSV.printRecord(out, "id", "cluster");
            for (int record = 0; record < ids.size(); record++) {
                CSV.printRecord(out, ids.get(record), ids.get(matches.cluster(record)));
            }
        });
    }

    /** What stands in a CSV file. */
    private interface Rows {
        void writeTo(Writer out) throws IOException;
    }

    private static void write(Path file, Rows rows) {
        OutputFile.write(file, bytes -> {
            Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
            rows.writeTo(out);
            out.flush();
        });
    }
}
