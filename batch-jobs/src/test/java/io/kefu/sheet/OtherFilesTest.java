package io.kefu.sheet;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.problem.KefuException;
import io.kefu.sheet.workbook.SheetProblem;
import io.kefu.sheet.workbook.Workbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that look like workbooks from outside are named as what they are. */
class OtherFilesTest {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"xl/workbook.bin, BINARY", "mimetype, OTHER_DOCUMENT", "word/document.xml, OTHER_DOCUMENT", "x, DAMAGED"
    })
    void archives(String entry, SheetProblem.Reason reason) throws IOException {
        Path file = directory.resolve("a");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry(entry));
        }
        refused(file, reason);
    }

    @Test
    void messagesOfOutlook() throws IOException {
        Path file = directory.resolve("a.msg");
        try (POIFSFileSystem container = new POIFSFileSystem();
                OutputStream out = Files.newOutputStream(file)) {
            container.createDocument(new ByteArrayInputStream(new byte[100]), "__substg1.0_0037001F");
            container.writeFilesystem(out);
        }
        refused(file, SheetProblem.Reason.OUTLOOK_MESSAGE);
    }

    private static void refused(Path file, SheetProblem.Reason reason) {
        assertThatThrownBy(() -> Workbook.open(file).close())
                .isInstanceOfSatisfying(
                        KefuException.class, e -> org.assertj.core.api.Assertions.assertThat(e.problem())
                                .isEqualTo(new SheetProblem.UnreadableWorkbook(file.toString(), reason)));
    }
}
