package io.kefu.intake.reject;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.intake.ledger.RejectRepository.Reject;
import io.kefu.job.Office;
import io.kefu.job.RunSummary;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rejected rows go out in their own columns and come back corrected. */
class CorrectionsTest {

    private static final String FIELDS = """
            dates: ["yyyy-MM-dd HH:mm"]
            constants: {channel: web-form}
            fields:
              external_id: id
              occurred_at: at
              phone: phone
              text: text
              rating: rating
              answered: answered
              outcome: {from: solved, values: {是: solved, 否: open}}
              wait_seconds: wait
            required: [text, external_id]
            """;
    private static final String CSV =
            "source: forms\nfiles: [\"*.csv\"]\nkind: interaction\nformat: csv\nencoding: UTF-8\n" + FIELDS;
    private static final List<String> COLUMNS =
            List.of("id", "at", "phone", "text", "rating", "answered", "solved", "wait");

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(directory.resolve("workspace")).write("mappings/forms.yaml", CSV);
    }

    private List<Reject> rejects() {
        return office.with(services -> services.intake().ledger().rejects().list());
    }

    private Path export(String name) {
        Path file = directory.resolve(name);
        String id = office.with(services -> services.database().workspaceId());
        new RejectExport(id, Reject::problem).write(file, rejects());
        return file;
    }

    private RunSummary importFile(Path file) {
        return office.importFile(file);
    }

    /** How a row is broken, and how a person mends it in the export. */
    private enum Fault {
        TOO_FEW_COLUMNS("WrongColumnCount"),
        TOO_MANY_COLUMNS("WrongColumnCount"),
        BAD_BYTES("Undecodable"),
        NUL("NoCharacter"),
        NO_TEXT("MissingValue"),
        NO_ID("MissingValue"),
        NO_TIME("NotATime"),
        IMPOSSIBLE_DAY("NotATime"),
        NO_NUMBER("NotANumber"),
        RATING_OUTSIDE("OutOfRange"),
        UNKNOWN_WORD("UnknownValue"),
        ENDLESS_TEXT("TooLong");

        private final String problem;

        Fault(String problem) {
            this.problem = problem;
        }

        private String line(int id) {
            String[] cells = {"R" + id, "2024-05-06 09:00", "13800001234", "第" + id + "行坏了", "3", "yes", "是", "5"};
            switch (this) {
                case TOO_FEW_COLUMNS -> cells = java.util.Arrays.copyOf(cells, 7);
                case TOO_MANY_COLUMNS -> cells[3] += ",又坏了";
                case BAD_BYTES -> cells[3] += "\u0001BAD\u0001";
                case NUL -> cells[3] += "\u0000";
                case NO_TEXT -> cells[3] = "";
                case NO_ID -> cells[0] = "";
                case NO_TIME -> cells[1] = "昨天";
                case IMPOSSIBLE_DAY -> cells[1] = "2024-02-30 09:00";
                case NO_NUMBER -> cells[7] = "五";
                case RATING_OUTSIDE -> cells[4] = "9";
                case UNKNOWN_WORD -> cells[6] = "也许";
                case ENDLESS_TEXT -> cells[3] = "长".repeat(100_001);
            }
            return String.join(",", cells);
        }

        private static void mend(Map<String, String> row, int id) {
            row.computeIfPresent("_column_9", (column, text) -> "");
            row.put("id", "R" + id);
            row.put("at", "2024-05-06 09:00");
            row.put("text", "第" + id + "行坏了");
            row.put("rating", "3");
            row.put("answered", "yes");
            row.put("solved", "是");
            row.put("wait", "5");
        }
    }

    /** 20,000 rows of which each twentieth is broken, in turn in one of twelve ways. */
    @ParameterizedTest
    @ValueSource(strings = {"rejected.csv", "rejected.xlsx"})
    void everyKindOfBrokenRowIsRejectedForItsReasonAndComesInCorrected(String name) throws IOException {
        int rows = name.endsWith(".csv") ? 20_000 : 4_000;
        Random random = new Random(7);
        Map<Integer, Fault> broken = new TreeMap<>();
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (int i = 1; i <= rows; i++) {
            if (i % 20 == 0) {
                Fault fault = Fault.values()[i / 20 % 12];
                broken.put(i, fault);
                text.append(fault.line(i)).append('\n');
            } else {
                text.append("R" + i + ",2024-05-06 09:" + (10 + random.nextInt(50)) + ",13800001234,第" + i
                        + "行坏了,3,yes,是,5\n");
            }
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] mark = "\u0001BAD\u0001".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i + mark.length < bytes.length; i++) {
            if (bytes[i] == 1 && bytes[i + 1] == 'B') {
                bytes[i] = (byte) 0xC0; // no UTF-8
            }
        }
        Path file = directory.resolve("forms/a.csv");
        Files.createDirectories(directory.resolve("forms"));
        Files.write(file, bytes);

        RunSummary first = importFile(file);
        assertThat(first.rows().quarantined()).isEqualTo(broken.size());
        assertThat(first.rows().imported()).isEqualTo(rows - broken.size());
        List<Reject> rejects = rejects();
        Map<Long, String> found = new HashMap<>();
        rejects.forEach(reject -> found.put(reject.id().row(), reject.problem()));
        broken.forEach((row, fault) ->
                assertThat(found.get((long) row)).as("row " + row + " " + fault).isEqualTo(fault.problem));

        Path export = export(name);
        Path corrected = directory.resolve("corrected-" + name);
        correct(
                export,
                corrected,
                row -> Fault.mend(
                        row, Integer.parseInt(String.valueOf(row.get("_id")).split("-")[1])));
        RunSummary second = importFile(corrected);
        assertThat(Office.files(second))
                .containsExactly("corrections/corrected-" + name + " read " + broken.size() + "=" + broken.size()
                        + "+0+0+0 (0)");
        assertThat(rejects()).isEmpty();
        assertThat(office.query(
                        "SELECT COUNT(*), COUNT(DISTINCT external_id) FROM intake_record WHERE source = 'forms'"))
                .containsExactly(rows + " " + rows);

        // Reading any of the files again changes nothing.
        assertThat(Office.files(importFile(corrected)).get(0)).contains("known");
        assertThat(importFile(file).rows().read()).isZero();
        // Nor does the uncorrected export, whose rows are settled.
        assertThat(Office.files(importFile(export)).get(0)).contains("=0+" + broken.size() + "+0+0");
    }

    private interface Correction {
        void apply(Map<String, String> row);
    }

    private static void correct(Path from, Path to, Correction correction) throws IOException {
        if (from.toString().endsWith(".csv")) {
            correctText(from, to, correction);
            return;
        }
        DataFormatter formatter = new DataFormatter();
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(from));
                var out = Files.newOutputStream(to)) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            List<String> header = new ArrayList<>();
            sheet.getRow(0).forEach(cell -> header.add(cell.getStringCellValue()));
            for (Row row : sheet) {
                if (row.getRowNum() > 0) {
                    Map<String, String> cells = new LinkedHashMap<>();
                    for (int i = 0; i < header.size(); i++) {
                        cells.put(header.get(i), formatter.formatCellValue(row.getCell(i)));
                    }
                    correction.apply(cells);
                    for (int i = 0; i < header.size(); i++) {
                        row.getCell(i).setCellValue(cells.get(header.get(i)));
                    }
                }
            }
            workbook.write(out);
        }
    }

    private static void correctText(Path from, Path to, Correction correction) throws IOException {
        String text = Files.readString(from).substring(1);
        StringBuilder out = new StringBuilder();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            out.append(CSVFormat.RFC4180.format(parser.getHeaderNames().toArray()))
                    .append('\n');
            for (CSVRecord record : parser) {
                Map<String, String> row = new LinkedHashMap<>(record.toMap());
                correction.apply(row);
                out.append(CSVFormat.RFC4180.format(
                                parser.getHeaderNames().stream().map(row::get).toArray()))
                        .append('\n');
            }
        }
        // As Chinese Excel saves it.
        Files.write(to, out.toString().getBytes(Charset.forName("GB18030")));
    }

    @Test
    void objectsAndBrokenLinesComeBackToo() throws IOException {
        office.write("mappings/chats.yaml", """
                        source: chats
                        files: ["*.jsonl"]
                        kind: interaction
                        format: jsonl
                        constants: {channel: chat}
                        fields: {external_id: id, occurred_at: begin.at, name: who.name, text: text}
                        turns: {path: turns, at: at, speaker: from, text: text, speakers: {c: customer}}
                        required: [external_id]
                        """)
                .write("inbox/chats/a.jsonl", """
                        {"id":"1","begin":{"at":"昨天"},"who":{"name":"=张三"},"turns":[{"at":"2024-05-06T09:00:00","from":"c","text":"坏了"}]}
                        {"id":"2","begin":{"at":"2024-05-06T09:00:00"},"text":"断了
                        {"id":"3","begin":{"at":"2024-05-06T09:00:00"},"text":"好的"}
                        """)
                .importInbox();
        assertThat(rejects()).extracting(Reject::problem).containsExactly("NotATime", "BrokenJson");
        Path corrected = directory.resolve("c.csv");
        correctText(export("r.csv"), corrected, row -> {
            if ("NotATime".equals(row.get("_reason"))) {
                assertThat(row).containsEntry("who.name", "'=张三");
                row.put("begin.at", "2024-05-05T10:00:00");
            } else {
                row.put("_raw", row.get("_raw") + "\"}");
            }
        });
        assertThat(Office.files(importFile(corrected))).containsExactly("corrections/c.csv read 2=2+0+0+0 (0)");
        assertThat(office.query("SELECT name FROM customer")).containsExactly("=张三");
        assertThat(office.query("SELECT description FROM ticket ORDER BY external_id"))
                .containsExactly("坏了", "断了", "好的");
    }

    @Test
    void whatIsStillWrongStaysWithItsNewReason() throws IOException {
        office.write("inbox/forms/a.csv", String.join(",", COLUMNS) + "\nR1,昨天,,坏了,9,yes,是,5\n")
                .importInbox();
        Path corrected = directory.resolve("c.csv");
        correctText(export("r.csv"), corrected, row -> row.put("at", "2024-05-06 09:00"));
        assertThat(Office.files(importFile(corrected))).containsExactly("corrections/c.csv read 1=0+0+0+1 (0)");
        assertThat(rejects())
                .extracting(Reject::problem, Reject::file)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("OutOfRange", "forms/a.csv"));
        Path again = directory.resolve("d.csv");
        correctText(export("r2.csv"), again, row -> row.put("rating", "4"));
        assertThat(Office.files(importFile(again))).containsExactly("corrections/d.csv read 1=1+0+0+0 (0)");
        assertThat(rejects()).isEmpty();
    }

    @Test
    void aMendedMappingSettlesWhatItAccepts() {
        office.write("inbox/forms/a.csv", String.join(",", COLUMNS) + "\nR1,2024/5/6 9:00,,坏了,3,yes,是,5\n")
                .importInbox();
        assertThat(rejects()).hasSize(1);
        office.write("mappings/forms.yaml", CSV.replace("[\"yyyy-MM-dd HH:mm\"]", "[\"yyyy/M/d H:mm\"]"));
        office.write("inbox/forms/a.csv", String.join(",", COLUMNS) + "\nR1,2024/5/6 9:00,,坏了,3,yes,是,5\n")
                .importInbox();
        assertThat(rejects()).isEmpty();
    }

    @Test
    void aCorrectionOfNothingIsRejectedItself() {
        office.write("c.csv", "_id,_file,_line,_reason,id\n99-1,x,1,y,R1\nabc,x,1,y,R1\n");
        RunSummary run = importFile(office.root().resolve("c.csv"));
        assertThat(Office.files(run)).containsExactly("corrections/c.csv read 2=0+0+0+2 (0)");
        assertThat(rejects()).extracting(Reject::problem).containsExactly("NoSuchReject", "NoSuchReject");
    }

    @Test
    void aFileThatDoesNotFitItsMappingIsGivenUp() {
        StringBuilder text = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (int i = 0; i < 5_000; i++) {
            text.append("R" + i + ",06.05.2024 09:00,,坏了,3,yes,是,5\n");
        }
        RunSummary run = office.write("inbox/forms/a.csv", text.toString()).importInbox();
        assertThat(run.files().get(0).outcome()).isEqualTo("refused");
        assertThat(run.files().get(0).problem()).contains("101", "forms");
        assertThat(rejects()).hasSize(100);
        assertThat(office.root().resolve("inbox/forms/a.csv")).exists();
    }

    @Test
    void whatNobodyCorrectedStaysAsItWas() throws IOException {
        office.write("mappings/chats.yaml", """
                        source: chats
                        files: ["*"]
                        kind: interaction
                        format: jsonl
                        constants: {channel: chat}
                        fields: {external_id: _id, occurred_at: at, text: text}
                        """)
                .write("inbox/chats/a.jsonl", "{\"_id\":\"1\",\"at\":\"x\",\"text\":\"甲\"}\n{broken\n")
                .write("inbox/forms/a.csv", String.join(",", COLUMNS) + "\nR1,2024-05-06 09:00,,坏了,又坏了,3,yes,是,5\n")
                .importInbox();
        List<String> before = office.query("SELECT file_id, row, problem, raw FROM quarantine ORDER BY 1, 2");
        assertThat(before).hasSize(3);
        Path export = export("r.csv");
        assertThat(Office.files(importFile(export))).containsExactly("corrections/r.csv read 3=0+0+0+3 (0)");
        assertThat(office.query("SELECT file_id, row, problem, raw FROM quarantine ORDER BY 1, 2"))
                .isEqualTo(before);
        Path corrected = directory.resolve("c.csv");
        correctText(export, corrected, row -> {
            if ("1".equals(row.get("_id (source)"))) {
                row.put("at", "2024-05-06T09:00:00");
            }
        });
        importFile(corrected);
        assertThat(office.query("SELECT external_id FROM intake_record")).containsExactly("1");
    }

    /** Two sources with other columns: a sheet each, the wrong cell marked; both come back from one workbook. */
    @Test
    void aWorkbookHasASheetForEachSource() throws IOException {
        office.write("mappings/calls.yaml", """
                        source: calls
                        files: ["*.csv"]
                        kind: interaction
                        format: csv
                        dates: ["yyyy-MM-dd HH:mm"]
                        fields: {external_id: 编号, occurred_at: 来电时间, text: 摘要}
                        """)
                .write("inbox/forms/a.csv", "id,at,phone,text,rating,answered,solved,wait\n1,never,,坏了,,,,\n")
                .write("inbox/calls/c.csv", "编号,来电时间,摘要\nC1,2024-05-06 25:00,漏水\n")
                .importInbox();
        Path file = export("rejected.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
            assertThat(book.getNumberOfSheets()).isEqualTo(2);
            XSSFSheet calls = book.getSheet("corrections calls");
            XSSFSheet forms = book.getSheet("corrections forms");
            assertThat(calls.getRow(0).getLastCellNum()).isEqualTo((short) (Corrections.OURS.size() + 3));
            int at = Corrections.OURS.size() + 1;
            assertThat(calls.getRow(1).getCell(at).getStringCellValue()).isEqualTo("2024-05-06 25:00");
            assertThat(calls.getRow(1).getCell(at).getCellStyle().getFillForegroundColor())
                    .isNotEqualTo(calls.getRow(1).getCell(at + 1).getCellStyle().getFillForegroundColor());
            calls.getRow(1).getCell(at).setCellValue("2024-05-06 15:00");
            forms.getRow(1).getCell(at).setCellValue("2024-05-06 16:00");
            try (var out = Files.newOutputStream(file)) {
                book.write(out);
            }
        }
        RunSummary run = importFile(file);
        assertThat(run.rows().imported()).isEqualTo(2);
        assertThat(rejects()).isEmpty();
    }

    @Test
    void sheetsThatAreAlikeAreReadAsOneWhereTheMappingAsksForIt() throws IOException {
        Path file = directory.resolve("year.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook()) {
            book.createSheet("说明").createRow(0).createCell(0).setCellValue("各月来电");
            for (String month : List.of("一月", "二月")) {
                XSSFSheet sheet = book.createSheet(month);
                for (int n = 0; n < 3; n++) {
                    Row row = sheet.createRow(n);
                    String time = month.equals("二月") && n == 2 ? "never" : "2024-05-0" + n + " 09:00";
                    List<String> cells = n == 0 ? List.of("编号", "来电时间", "摘要") : List.of(month + n, time, "漏水");
                    for (int i = 0; i < cells.size(); i++) {
                        row.createCell(i).setCellValue(cells.get(i));
                    }
                }
            }
            book.createSheet("汇总").createRow(0).createCell(0).setCellValue("编号");
            try (var out = Files.newOutputStream(file)) {
                book.write(out);
            }
        }
        String mapping = """
                source: calls
                files: ["*.xlsx"]
                kind: interaction
                format: xlsx
                sheet: "%s"
                dates: ["yyyy-MM-dd HH:mm"]
                fields: {external_id: 编号, occurred_at: 来电时间, text: 摘要}
                """;
        office.write("mappings/one.yaml", mapping.formatted("一月").replace("source: calls", "source: one"))
                .write("mappings/all.yaml", mapping.formatted("*"));
        assertThat(Office.files(office.importFile(file, "one"))).containsExactly("one/year.xlsx read 2=2+0+0+0 (0)");
        assertThat(Office.files(office.importFile(file, "all"))).containsExactly("calls/year.xlsx read 4=3+0+0+1 (0)");
        assertThat(rejects()).extracting(Reject::place).containsExactly("二月!3");
    }

    @Test
    void rejectsOfAnotherWorkspaceSettleNothingHere() throws IOException {
        String broken = String.join(",", COLUMNS) + "\n1,2024-05-06 09:00,13800001234,%s,9,yes,是,5\n";
        office.write("inbox/forms/a.csv", broken.formatted("甲")).importInbox();
        Path theirs = export("theirs.csv");
        Files.writeString(theirs, Files.readString(theirs).replace(",9,", ",3,"));
        office = Office.open(directory.resolve("other")).write("mappings/forms.yaml", CSV);
        office.write("inbox/forms/a.csv", broken.formatted("乙")).importInbox();
        importFile(theirs);
        assertThat(rejects()).extracting(Reject::problem).containsExactlyInAnyOrder("OutOfRange", "RejectOfAnother");
    }

    /** Sheets of months: columns in another order, one more, another spelling. */
    @Test
    void sheetsThatAreReadAsOneKeepTheirColumnsApart() throws IOException {
        String mapping = CSV.replace("*.csv", "*.xlsx")
                .replace("format: csv\nencoding: UTF-8", "format: xlsx\nsheet: \"*\"")
                .replace("  wait_seconds: wait\n", "");
        office.write("mappings/forms.yaml", mapping);
        Path file = office.root().resolve("inbox/forms/months.xlsx");
        Files.createDirectories(file.getParent());
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            fill(workbook.createSheet("封面"), List.of(List.of("2024 年")));
            fill(workbook.createSheet("3月"), List.of(List.of("id", "at", "电话"), List.of("9", "2024-03-06", "1")));
            fill(
                    workbook.createSheet("1月"),
                    List.of(
                            List.of("id", "at", "phone", "text", "rating", "answered", "solved"),
                            List.of("1", "2024-01-06 09:00", "13800001234", "甲", "3", "yes", "是")));
            fill(
                    workbook.createSheet("2月"),
                    List.of(
                            List.of("AT", "备注", "id", "text", "rating ", "answered", "solved", "phone"),
                            List.of("2024-02-06 09:00", "急", "2", "乙", "9", "yes", "是", "13800001235", "多"),
                            List.of("2024-02-07 09:00", "", "3", "丙", "4", "yes", "是", "13800001236")));
            try (java.io.OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
        office.importInbox();
        assertThat(office.query("SELECT external_id, json_extract(content, '$.text'), json_extract(content, '$.rating')"
                        + " FROM intake_record ORDER BY external_id"))
                .containsExactly("1 甲 3", "3 丙 4");
        assertThat(rejects()).extracting(Reject::place).containsExactly("2月!2");
        assertThat(office.query("SELECT sheets_left FROM source_file")).containsExactly("3月");
        Path export = export("r.csv");
        assertThat(Files.readString(export))
                .contains(
                        "_reason,id,at,phone,text,rating,answered,solved,备注,_column_9",
                        ",2,2024-02-06 09:00,13800001235,乙,9,yes,是,急,多");
        Files.writeString(export, Files.readString(export).replace(",9,", ",5,").replace(",多", ","));
        importFile(export);
        assertThat(rejects()).isEmpty();
    }

    private static void fill(XSSFSheet sheet, List<List<String>> rows) {
        for (int r = 0; r < rows.size(); r++) {
            Row row = sheet.createRow(r);
            for (int c = 0; c < rows.get(r).size(); c++) {
                row.createCell(c).setCellValue(rows.get(r).get(c));
            }
        }
    }

    /** People add sheets, columns and notes to a workbook that goes round. */
    @Test
    void sheetsAndColumnsOfTheirOwnDoNotDisturbCorrections() throws IOException {
        String broken = String.join(",", COLUMNS) + "\n1,2024-05-06 09:00,13800001234,甲,9,yes,是,5\n"
                + "2,2024-05-06 09:00,13800001234,乙,9,yes,是,5\n";
        office.write("inbox/forms/a.csv", broken).importInbox();
        Path file = export("r.xlsx");
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            CellStyle moment = workbook.createCellStyle();
            moment.setDataFormat(workbook.createDataFormat().getFormat("yyyy/m/d h:mm"));
            for (Row row : sheet) {
                row.shiftCellsRight(0, row.getLastCellNum() - 1, 1);
                row.createCell(0).setCellValue(row.getRowNum() == 0 ? "备注" : "已改");
                for (int i = 1; i < row.getLastCellNum(); i++) {
                    String shown = new DataFormatter().formatCellValue(row.getCell(i));
                    if (shown.equals("9")) {
                        row.getCell(i).setCellValue("3");
                    } else if (shown.startsWith("2024")) {
                        row.getCell(i).setCellStyle(moment); // Excel makes a time of what is typed
                        row.getCell(i).setCellValue(LocalDateTime.of(2024, 5, 6, 10, 0));
                    }
                }
            }
            XSSFSheet notes = workbook.createSheet("说明");
            notes.createRow(0).createCell(0).setCellValue("请改红色的格子");
            workbook.setSheetOrder("说明", 0);
            Path edited = directory.resolve("edited.xlsx");
            try (java.io.OutputStream out = Files.newOutputStream(edited)) {
                workbook.write(out);
            }
            importFile(edited);
        }
        assertThat(rejects()).isEmpty();
        assertThat(office.query("SELECT external_id FROM ticket ORDER BY external_id"))
                .containsExactly("1", "2");
    }
}
