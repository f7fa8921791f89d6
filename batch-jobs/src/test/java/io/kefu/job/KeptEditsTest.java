package io.kefu.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.problem.KefuException;
import io.kefu.sheet.workbook.SheetProblem;
import io.kefu.workspace.NamedOutput;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person wrote into a sheet is never written over, and never taken for another office's. */
class KeptEditsTest {

    private static final String CHATS = """
            {"id":"%s","at":"2024-05-06 09:00","name":"张三","phone":"1380000%s","text":"发票开错了"}
            """;

    @TempDir
    private Path directory;

    private Office office;
    private Path sheet;

    @BeforeEach
    void nightly() {
        office = office("ours");
        sheet = office.root().resolve("out/2024-05-09/registration.xlsx");
    }

    private Office office(String name) {
        Office opened = Office.open(directory.resolve(name)).write("mappings/talks.yaml", """
                source: talks
                files: ["*.jsonl"]
                kind: interaction
                format: jsonl
                dates: ["yyyy-MM-dd HH:mm"]
                constants: {channel: web-form}
                fields: {external_id: id, occurred_at: at, name: name, phone: phone, text: text}
                """);
        bring(opened, "1");
        return opened;
    }

    private static void bring(Office office, String id) {
        office.write("inbox/talks/" + id + ".jsonl", CHATS.formatted(id, "100" + id));
        office.nightly();
    }

    private static void save(Path file, String words) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                XSSFWorkbook workbook = new XSSFWorkbook(in)) {
            workbook.getSheetAt(0).createRow(60).createCell(0).setCellValue(words);
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
    }

    @Test
    void theNextNightlyWritesBesideASheetThatAPersonSaved() throws IOException {
        assertThat(OutputFile.isTouched(sheet)).isFalse();
        bring(office, "2");
        assertThat(office.root().resolve("out/2024-05-09")).isDirectoryNotContaining("glob:**-2.xlsx");

        save(sheet, "mine");
        byte[] saved = Files.readAllBytes(sheet);
        bring(office, "3");

        assertThat(sheet).hasBinaryContent(saved);
        assertThat(sheet.resolveSibling("registration-2.xlsx")).exists();
        assertThat(sheet.resolveSibling("progress-2.xlsx")).doesNotExist();
        assertThat(office.query("SELECT outcome FROM run_output WHERE name = 'registration-sheet' ORDER BY run_id"))
                .containsExactly("written", "written", "beside");

        save(sheet.resolveSibling("registration-2.xlsx"), "mine too");
        bring(office, "4");
        assertThat(sheet.resolveSibling("registration-3.xlsx")).exists();
    }

    @Test
    void aNamedFileThatSomebodySavedIsRefused() throws IOException {
        Path named = directory.resolve("named.xlsx");
        office.with(services -> services.ticket().sheets().registration(named, Instant.EPOCH, Office.NOW));
        NamedOutput.check(named, office.root(), ".xlsx");
        save(named, "mine");
        assertThatThrownBy(() -> NamedOutput.check(named, office.root(), ".xlsx"))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isInstanceOf(WorkspaceProblem.TouchedFile.class));
    }

    @Test
    void aSheetOfAnotherWorkspaceIsRefused() {
        Office theirs = office("theirs");
        Path foreign = theirs.root().resolve("out/2024-05-09/registration.xlsx");
        assertThatThrownBy(() -> office.with(services ->
                        services.ticket().sheetReader().read(foreign, null, change -> Optional.empty(), Office.ADMIN)))
                .isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                        .isInstanceOf(SheetProblem.OtherWorkspace.class));
    }
}
