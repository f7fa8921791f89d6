package io.kefu.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kefu.problem.KefuException;
import io.kefu.problem.ProblemText;
import io.kefu.sheet.workbook.SheetRows;
import io.kefu.sheet.workbook.XlsxFile;
import io.kefu.sheet.workbook.XlsxSheet;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that somebody made to do harm, or that are no workbooks: one clear message, or the values. */
@Timeout(30)
class HostileWorkbookTest {

    private static final String SHEET =
            "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>%s</sheetData></worksheet>";

    @TempDir
    Path directory;

    /** A workbook of one sheet, with more parts. */
    private Path workbook(String sheet, Map<String, String> parts) throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("xl/workbook.xml", """
                <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                  xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
                  <sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>
                """);
        all.put("xl/_rels/workbook.xml.rels", """
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                  <Relationship Id="rId1" Type="worksheet" Target="worksheets/sheet1.xml"/></Relationships>
                """);
        all.put("xl/worksheets/sheet1.xml", sheet);
        all.putAll(parts);
        Path file = directory.resolve("h.xlsx");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, String> part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }

    private static List<String> values(Path file) {
        List<String> values = new ArrayList<>();
        try (XlsxFile workbook = XlsxFile.open(file)) {
            for (String name : workbook.sheetNames()) {
                try (SheetRows sheet = workbook.rows(name)) {
                    for (SheetRows.Row row = sheet.next(); row != null; row = sheet.next()) {
                        for (SheetRows.Cell cell : row.cells()) {
                            values.add(XlsxSheet.letters(cell.column()) + row.number() + " " + cell.kind() + " "
                                    + cell.text());
                        }
                    }
                }
            }
        }
        return values;
    }

    private static String refusal(Path file) {
        KefuException refused = catchThrowableOfType(KefuException.class, () -> values(file));
        assertThat(refused).as("refused").isNotNull();
        return ProblemText.in(Locale.ENGLISH).sentence(refused.problem()).replace(file.toString(), "h.xlsx");
    }

    @Test
    void aFormulaIsItsSavedValueAndNeverRuns() throws IOException {
        Path file = workbook(
                SHEET.formatted("""
                        <row r="1"><c r="A1" t="str"><f>cmd|'/c calc'!A0</f><v>=cmd|'/c calc'!A0</v></c>
                        <c r="B1"><f>[1]Other!A1</f><v>7</v></c><c r="C1"><f>WEBSERVICE("http://x")</f></c>
                        <c r="D1" t="e"><v>#REF!</v></c></row>
                        """),
                Map.of("xl/vbaProject.bin", "macro", "xl/externalLinks/externalLink1.xml", "<ddeLink/>"));
        assertThat(values(file))
                .containsExactly(
                        "A1 TEXT =cmd|'/c calc'!A0",
                        "B1 NUMBER 7",
                        "C1 ERROR =WEBSERVICE(\"http://x\")",
                        "D1 ERROR #REF!");
    }

    @Test
    void entitiesAreNotFollowed() throws IOException {
        Path file = workbook(
                "<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;&a;\">]>"
                        + SHEET.formatted("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>&b;</v></c></row>"),
                Map.of());
        assertThat(refusal(file)).startsWith("cannot read h.xlsx from row 1 on");
    }

    @Test
    void billionLaughsEnd() throws IOException {
        StringBuilder entities = new StringBuilder("<!DOCTYPE w [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY e%d \"&e%d;&e%d;\">".formatted(i, i - 1, i - 1));
        }
        Path file = workbook(
                SHEET.formatted("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"),
                Map.of("xl/sharedStrings.xml", entities + "]><sst><si><t>&e29;</t></si></sst>"));
        assertThat(refusal(file)).isEqualTo("cannot read h.xlsx: the workbook is damaged or not whole");
    }

    @Test
    void aBombIsNotUnpacked() throws IOException {
        Path file = workbook(SHEET.formatted(" ".repeat(200_000_000)), Map.of());
        assertThat(refusal(file))
                .isEqualTo("cannot read h.xlsx: it unpacks to many times its size, as no office's workbook does");
    }

    @Test
    void aMillionEmptyStyledRowsAreNoRows() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 1; i <= 1_000_000; i++) {
            rows.append("<row r=\"").append(i).append("\"><c r=\"A").append(i).append("\" s=\"0\"/></row>");
        }
        rows.append("<row r=\"1000001\"><c r=\"B1000001\"><v>5</v></c></row>");
        assertThat(values(workbook(SHEET.formatted(rows), Map.of()))).containsExactly("B1000001 NUMBER 5");
    }

    @Test
    void cellsOutsideASheetAndWrongNumbersEndTheReading() throws IOException {
        for (String cell : List.of(
                "<c r=\"ZZZZ1\"><v>1</v></c>",
                "<c r=\"A1\" t=\"s\"><v>99</v></c>",
                "<c r=\"A1\"><v>one</v></c>",
                "<c r=\"A1\"><v>1E999999</v></c>",
                "<c r=\"A1\" s=\"x\"><v>1</v></c>")) {
            assertThat(refusal(workbook(SHEET.formatted("<row r=\"1\">" + cell + "</row>"), Map.of())))
                    .as(cell)
                    .startsWith("cannot read h.xlsx from row 1 on");
        }
    }

    @Test
    void aPasswordIsNamed() throws Exception {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("S");
            workbook.write(plain);
        }
        Path file = directory.resolve("h.xlsx");
        try (POIFSFileSystem files = new POIFSFileSystem()) {
            Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(files)) {
                out.write(plain.toByteArray());
            }
            try (OutputStream out = Files.newOutputStream(file)) {
                files.writeFilesystem(out);
            }
        }
        assertThat(refusal(file)).isEqualTo("cannot read h.xlsx: it is an old .xls workbook, or one with a password");
    }

    @Test
    void whatIsNoWorkbookIsNamed() throws IOException {
        Path file = directory.resolve("h.xlsx");
        Files.writeString(file, "id,name\n1,x\n");
        assertThat(refusal(file)).isEqualTo("cannot read h.xlsx: it is no .xlsx workbook");
        Files.write(file, new byte[0]);
        assertThat(refusal(file)).isEqualTo("cannot read h.xlsx: it is no .xlsx workbook");
        Path whole = workbook(SHEET.formatted(""), Map.of());
        Files.write(whole, java.util.Arrays.copyOf(Files.readAllBytes(whole), 200));
        assertThat(refusal(whole)).isEqualTo("cannot read h.xlsx: the workbook is damaged or not whole");
    }

    @Test
    void namesThatLeaveTheArchiveReadNothing() throws IOException {
        Path file = workbook(
                SHEET.formatted("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"),
                Map.of("../../etc/evil.xml", "<x/>", "xl/_rels/workbook.xml.rels", """
                        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                          <Relationship Id="rId1" Type="worksheet" Target="../../../etc/passwd"/></Relationships>
                        """));
        assertThat(values(file)).isEmpty();
    }
}
