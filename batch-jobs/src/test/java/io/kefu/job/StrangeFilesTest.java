package io.kefu.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the inbox that are not what an export is: each is told by name, and none keeps another from being read. */
class StrangeFilesTest {

    private static final String ROWS = "id,at,text\n%s,2024-05-06 09:00,发票开错了\n";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(directory.resolve("workspace")).write("mappings/forms.yaml", """
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
    void aLinkThatLeavesTheInboxIsRefusedByName() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.csv"), "id,at,text\n9,2024-05-06 09:00,secret\n");
        office.write("inbox/forms/a.csv", ROWS.formatted("A"));
        Path inbox = office.root().resolve("inbox/forms");
        Files.createSymbolicLink(inbox.resolve("b.csv"), secret);
        Files.createSymbolicLink(inbox.resolve("c"), directory);
        Files.createSymbolicLink(inbox.resolve("d.csv"), Path.of("nowhere.csv"));
        Files.createSymbolicLink(inbox.resolve("e.csv"), Path.of("a.csv"));

        RunSummary summary = office.nightly();

        assertThat(Office.files(summary))
                .containsExactly(
                        "forms/a.csv read 1=1+0+0+0 (0)",
                        "forms/b.csv refused 0=0+0+0+0 (0)",
                        "forms/c refused 0=0+0+0+0 (0)",
                        "forms/d.csv refused 0=0+0+0+0 (0)",
                        "forms/e.csv known 0=0+0+0+0 (0)");
        assertThat(summary.files().get(1).problem()).contains("b.csv").doesNotContain("9,2024");
        assertThat(inbox.resolve("b.csv")).exists();
        assertThat(secret).exists();
    }

    @Test
    void namesInUpperCaseLockFilesAndTimesToCome() throws IOException {
        office.write("inbox/forms/UPPER.CSV", ROWS.formatted("A"))
                .write("inbox/forms/~$a.csv", "lock")
                .write("inbox/forms/Thumbs.db", "litter")
                .write("kefu.yaml", "zone: Asia/Shanghai\nlanguage: zh\ninbox_settle: 1m\n");
        Files.setLastModifiedTime(
                office.root().resolve("inbox/forms/UPPER.CSV"), FileTime.from(Instant.parse("2090-01-01T00:00:00Z")));
        assertThat(Office.files(office.nightly())).containsExactly("forms/UPPER.CSV read 1=1+0+0+0 (0)");
    }
}
