package io.kefu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import io.kefu.job.RunSummary;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of delimited text cost the rows that have them, and no other. */
class CsvFaultsTest {

    private static final String HEADER = "id,at,text,note\n";

    @TempDir
    private Path directory;

    private RunSummary read(String rows) {
        return office().write("inbox/forms/a.csv", HEADER + rows).importInbox();
    }

    private Office office() {
        return Office.open(directory.resolve("workspace")).write("mappings/forms.yaml", """
                source: forms
                files: ["*.csv"]
                kind: interaction
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                constants: {channel: web-form}
                fields: {external_id: id, occurred_at: at, text: text}
                """);
    }

    @Test
    void blankRowsPass() {
        RunSummary run = read("1,2024-05-06 09:00,坏了,\n" + ",,,\n".repeat(300) + "2,2024-05-06 09:00,又坏了,\n");
        assertThat(Office.files(run)).containsExactly("forms/a.csv read 2=2+0+0+0 (0)");
    }

    @Test
    void anOpenQuoteCostsItsOwnRow() {
        Office office = office();
        RunSummary run = office.write("inbox/forms/a.csv", HEADER + """
                                1,2024-05-06 09:00,"坏了,
                                2,2024-05-06 09:01,好,
                                3,2024-05-06 09:02,好,
                                4,2024-05-06 09:03,"好, 很好",
                                """).importInbox();
        assertThat(Office.files(run)).containsExactly("forms/a.csv read 4=3+0+0+1 (0)");
        assertThat(office.query("SELECT line, problem FROM quarantine")).containsExactly("2 BadQuote");
        assertThat(office.query("SELECT line, external_id FROM intake_record ORDER BY line"))
                .containsExactly("3 2", "4 3", "5 4");
    }

    @Test
    void shiftedValuesAreRejected() {
        RunSummary run = read("""
                1,2024-05-06 09:00,"5,"lamp, red"
                2,2024-05-06 09:00,"Table 48\\"","made here, now"
                3,2024-05-06 09:00,坏了,
                """);
        assertThat(Office.files(run)).containsExactly("forms/a.csv read 3=1+0+0+2 (0)");
    }

    @Test
    void aBlankBeforeAQuoteIsNone() {
        Office office = office();
        office.write("inbox/forms/a.csv", HEADER + "1,2024-05-06 09:00, \"坏了, 快来\", x\n")
                .importInbox();
        assertThat(office.query("SELECT content FROM intake_record").get(0)).contains("坏了, 快来");
    }
}
