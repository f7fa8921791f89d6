package io.kefu.ticket.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped rules on 200 pairs of texts of one customer, in Chinese and English: half of them tell one problem twice,
 * the others two problems, half of these of one class. The thresholds and words were chosen on one half of the pairs.
 */
class RepeatBedTest {

    private record Result(int right, int wrong, int all) {

        double precision() {
            return right / (double) (right + wrong);
        }

        double recall() {
            return right / (double) all;
        }
    }

    @Test
    void whatIsAppendedIsAppendedRightly(@TempDir Path directory) throws IOException {
        Workspace.Resource shipped = Workspace.create(directory).resource("rules/repeats.yaml");
        RepeatRules rules = RepeatRules.parse(shipped.name(), shipped.text());
        for (String part : List.of("tuned", "kept")) {
            Result appended = result(rules, part, rules.append());
            Result linked = result(rules, part, rules.link());
            System.out.printf(
                    "%s: appended precision %.3f recall %.2f, at least linked precision %.3f recall %.2f%n",
                    part, appended.precision(), appended.recall(), linked.precision(), linked.recall());
            assertThat(appended.all()).isEqualTo(50);
            assertThat(appended.precision()).as(part).isGreaterThanOrEqualTo(0.95);
            assertThat(appended.recall()).as(part).isGreaterThanOrEqualTo(0.6);
        }
    }

    private static Result result(RepeatRules rules, String part, double threshold) throws IOException {
        int right = 0;
        int wrong = 0;
        int all = 0;
        for (CSVRecord pair : pairs()) {
            if (!pair.get("part").equals(part)) {
                continue;
            }
            boolean same = pair.get("truth").equals("same");
            double similarity =
                    rules.matter(null, pair.get("first")).similarity(rules.matter(null, pair.get("second")));
            boolean joined = similarity >= threshold;
            if (System.getProperty("kefu.bed") != null && joined != same) {
                System.out.printf(
                        "%s %.2f %s | %s%n", pair.get("truth"), similarity, pair.get("first"), pair.get("second"));
            }
            all += same ? 1 : 0;
            right += same && joined ? 1 : 0;
            wrong += !same && joined ? 1 : 0;
        }
        return new Result(right, wrong, all);
    }

    private static List<CSVRecord> pairs() throws IOException {
        try (CSVParser parser = CSVParser.parse(
                RepeatBedTest.class.getResource("/repeats.csv"),
                StandardCharsets.UTF_8,
                CSVFormat.DEFAULT
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }
}
