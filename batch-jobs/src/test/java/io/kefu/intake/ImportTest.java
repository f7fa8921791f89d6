package io.kefu.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kefu.intake.mapping.Mappings;
import io.kefu.job.Office;
import io.kefu.job.RunSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of rows and files, in a real database. */
class ImportTest {

    private static final String MAPPING = """
            source: forms
            files: ["*.csv", "*.txt"]
            kind: interaction
            format: csv
            dates: ["yyyy-MM-dd HH:mm"]
            constants: {channel: web-form}
            fields:
              external_id: id
              occurred_at: at
              modified_at: changed
              phone: phone
              text: text
              rating: rating
            required: [text]
            filters:
              - {name: spam, column: text, contains: [中奖]}
            """;
    private static final String HEADER = "id,at,changed,phone,text,rating\n";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(directory.resolve("workspace")).write("mappings/forms.yaml", MAPPING);
    }

    @Test
    void everyRowHasOneFate() {
        RunSummary run = office.write("inbox/forms/a.csv", HEADER + """
                        1,2024-05-06 09:00,,13800001234,坏了,
                        2,2024-05-06 09:01,,,恭喜中奖,
                        1,2024-05-06 09:00,,13800001234,坏了,
                        3,2024-05-06 25:00,,,坏了,
                        4,2024-05-06 09:02,,,,
                        5,2024-05-06 09:03,,,坏了,7
                        6,2024-05-06 09:04,,坏了
                        "7",2024-05-06 09:05,,,"第一行
                        第二行, ""引号\"\"\",3
                        """).importInbox();
        assertThat(Office.files(run)).containsExactly("forms/a.csv read 8=2+1+1+4 (0)");
        assertThat(office.query("SELECT line, problem FROM quarantine ORDER BY line"))
                .containsExactly("5 NotATime", "6 MissingValue", "7 OutOfRange", "8 WrongColumnCount");
        assertThat(office.query("SELECT raw FROM quarantine WHERE line = 8"))
                .containsExactly("[\"6\",\"2024-05-06 09:04\",\"\",\"坏了\"]");
        assertThat(office.query("SELECT description FROM ticket WHERE external_id = '7'"))
                .containsExactly("第一行\n第二行, \"引号\"");
    }

    @Test
    void anUpdateIsANewVersionAndAnOlderExportNeverTurnsDataBack() {
        String first = "1,2024-05-06 09:00,2024-05-06 10:00,,坏了,2\n";
        String second = "1,2024-05-06 09:00,2024-05-06 12:00,,坏了,5\n";
        String older = "1,2024-05-06 09:00,2024-05-06 11:00,,坏了,1\n";
        office.write("inbox/forms/a.csv", HEADER + first).importInbox();
        RunSummary updated = office.write("inbox/forms/b.csv", HEADER + second).importInbox();
        assertThat(Office.files(updated)).containsExactly("forms/b.csv read 1=1+0+0+0 (1)");
        RunSummary back =
                office.write("inbox/forms/c.csv", HEADER + first + older).importInbox();
        assertThat(Office.files(back)).containsExactly("forms/c.csv read 2=1+1+0+0 (1)");
        assertThat(office.query("SELECT COUNT(*), MAX(contact_rating) FROM ticket"))
                .containsExactly("1 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
    void theEncodingIsFound(String encoding) {
        String text = HEADER + "1,2024-05-06 09:00,,,𠮷先生的电饭煲坏了,\n";
        office.write("inbox/forms/a.csv", text, Charset.forName(encoding)).importInbox();
        assertThat(office.query("SELECT description FROM ticket")).containsExactly("𠮷先生的电饭煲坏了");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() {
        office.write("inbox/forms/a.csv", "\uFEFF" + HEADER + "1,2024-05-06 09:00,,,坏了,\n")
                .importInbox();
        assertThat(office.query("SELECT external_id FROM ticket")).containsExactly("1");
    }

    @Test
    void aFileWithoutAColumnIsRefusedWholeAndStays() {
        RunSummary run = office.write("inbox/forms/a.csv", "id,at,phone\n1,2024-05-06 09:00,1\n")
                .importInbox();
        assertThat(Office.files(run)).containsExactly("forms/a.csv refused 0=0+0+0+0 (0)");
        assertThat(run.files().get(0).problem()).contains("缺少列“changed”", "id, at, phone");
        assertThat(office.root().resolve("inbox/forms/a.csv")).exists();
        // Mended, it is read.
        RunSummary mended = office.write("inbox/forms/a.csv", HEADER + "1,2024-05-06 09:00,,,坏了,\n")
                .importInbox();
        assertThat(Office.files(mended)).containsExactly("forms/a.csv read 1=1+0+0+0 (0)");
        assertThat(office.root().resolve("archive/2024-05-09/forms/a.csv")).exists();
    }

    @Test
    void aFileThatBreaksOffKeepsWhatCameBeforeAndIsReadAgain() {
        String good = HEADER + "1,2024-05-06 09:00,,,坏了,\n";
        RunSummary run = office.write("inbox/forms/a.csv", good + "2,2024-05-06 09:00,,,\"endless")
                .importInbox();
        assertThat(Office.files(run)).containsExactly("forms/a.csv refused 1=1+0+0+0 (0)");
        RunSummary again = office.write("inbox/forms/a.csv", good + "2,2024-05-06 09:00,,,坏了,\n")
                .importInbox();
        assertThat(Office.files(again)).containsExactly("forms/a.csv read 2=1+1+0+0 (0)");
        assertThat(office.query("SELECT COUNT(*) FROM ticket")).containsExactly("2");
    }

    @Test
    void aTruncatedWorkbookIsRefused() throws IOException {
        office.write(
                "mappings/book.yaml",
                MAPPING.replace("csv\n", "xlsx\n").replace("forms", "book").replace("*.csv", "*.xlsx"));
        Path file = office.root().resolve("inbox/book/a.xlsx");
        Files.createDirectories(file.getParent());
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            workbook.createSheet("x").createRow(0).createCell(0).setCellValue("id");
            workbook.write(out);
        }
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
        RunSummary run = office.importInbox();
        assertThat(run.files().get(0).outcome()).isEqualTo("refused");
        assertThat(run.files().get(0).problem()).startsWith("无法读取").contains("请用表格软件打开，另存为不带密码的 .xlsx");
    }

    @Test
    void aFileStillBeingWrittenWaitsAndAnUnknownOneStays() {
        office.write("kefu.yaml", "inbox_settle: 1h\n")
                .write("inbox/forms/a.csv", HEADER)
                .write("inbox/forms/readme.md", "?")
                .write("inbox/nobody/b.csv", "?");
        assertThat(Office.files(office.importInbox()))
                .containsExactly(
                        "forms/a.csv waiting 0=0+0+0+0 (0)",
                        "forms/readme.md unmapped 0=0+0+0+0 (0)",
                        "nobody/b.csv unmapped 0=0+0+0+0 (0)");
    }

    @Test
    void aMendedMappingReadsItsFilesAnew() throws IOException {
        Path file = directory.resolve("a.csv");
        Files.writeString(file, HEADER + "1,2024-05-06 09:00,,,坏了,\n", StandardCharsets.UTF_8);
        office.importFile(file, "forms");
        assertThat(office.importFile(file, "forms").files("known")).isEqualTo(1);
        office.write("mappings/forms.yaml", MAPPING + "missing: [\"-\"]\n");
        assertThat(Office.files(office.importFile(file, "forms"))).containsExactly("forms/a.csv read 1=0+1+0+0 (0)");
    }

    @Test
    void equalRowsWithoutAnIdAreOneUnlessTheMappingKeepsThem() throws IOException {
        String anonymous = MAPPING.replace("  external_id: id\n", "");
        String rows = HEADER + "1,2024-05-06 09:00,,,坏了,\n1,2024-05-06 09:00,,,坏了,\n";
        office.write("mappings/forms.yaml", anonymous).write("inbox/forms/a.csv", rows);
        assertThat(Office.files(office.importInbox())).containsExactly("forms/a.csv read 2=1+1+0+0 (0)");
        office.write("mappings/forms.yaml", anonymous + "repeats: keep\n").write("inbox/forms/a.csv", rows);
        assertThat(Office.files(office.importInbox())).containsExactly("forms/a.csv read 2=1+1+0+0 (0)");
        assertThat(office.query("SELECT COUNT(*) FROM ticket")).containsExactly("2");
    }

    @Test
    void kindsOfOneSourceHaveTheirOwnNumbers() {
        String tickets = MAPPING.replace("kind: interaction", "kind: ticket")
                .replace("\"*.csv\", \"*.txt\"", "\"*.tsv\"")
                .replace("required: [text]", "history: true");
        String row = "7,2024-05-06 09:00,2024-05-06 10:00,,坏了,\n";
        office.write("mappings/tickets.yaml", tickets)
                .write("inbox/forms/a.csv", HEADER + row)
                .write("inbox/forms/b.tsv", HEADER + row);
        assertThat(Office.files(office.importInbox()))
                .containsExactly("forms/a.csv read 1=1+0+0+0 (0)", "forms/b.tsv read 1=1+0+0+0 (0)");
        office.write("inbox/forms/c.csv", HEADER + "7,2024-05-06 09:00,2024-05-06 11:00,,坏了,4\n")
                .importInbox();
        assertThat(office.query("SELECT history, contact_rating FROM ticket ORDER BY history"))
                .containsExactly("0 4", "1 null");
    }

    @Test
    void anErrorCellIsNoValue() throws IOException {
        office.write(
                "mappings/book.yaml",
                MAPPING.replace("csv\n", "xlsx\n").replace("forms", "book").replace("*.csv", "*.xlsx"));
        Path file = office.root().resolve("inbox/book/a.xlsx");
        Files.createDirectories(file.getParent());
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet("x");
            String[] header = HEADER.strip().split(",");
            org.apache.poi.ss.usermodel.Row first = sheet.createRow(0);
            for (int i = 0; i < header.length; i++) {
                first.createCell(i).setCellValue(header[i]);
            }
            org.apache.poi.ss.usermodel.Row row = sheet.createRow(1);
            row.createCell(0).setCellValue("1");
            row.createCell(1).setCellValue("2024-05-06 09:00");
            row.createCell(3).setCellErrorValue(org.apache.poi.ss.usermodel.FormulaError.NA.getCode());
            row.createCell(4).setCellValue("坏了");
            workbook.write(out);
        }
        assertThat(Office.files(office.importInbox())).containsExactly("book/a.xlsx read 1=0+0+0+1 (0)");
        assertThat(office.query("SELECT problem FROM quarantine")).containsExactly("ErrorCell");
    }

    @Test
    void aMonstrousNumberIsNoNumber() {
        office.write(
                        "inbox/crm/orders.csv",
                        "订单号,客户编号,手机,下单时间,产品,数量,金额,保修截止\nD1,M1,,2024-05-01 10:00:00,x,1,1e999999999,\n")
                .importInbox();
        assertThat(office.query("SELECT problem FROM quarantine")).containsExactly("NotANumber");
    }

    @Test
    void anOlderListOfAgentsTurnsNothingBack() {
        String mapping =
                "source: hr\nfiles: [\"*.csv\"]\nkind: agent\nformat: csv\nfields: {external_id: id, name: name,"
                        + " modified_at: at}\n";
        office.write("mappings/hr.yaml", mapping)
                .write("inbox/hr/new.csv", "id,name,at\nA1,New,2024-05-05\n")
                .importInbox();
        office.write("inbox/hr/old.csv", "id,name,at\nA1,Old,2024-04-05\n").importInbox();
        assertThat(office.query("SELECT name FROM agent")).containsExactly("New");
    }

    @Test
    void refusesRequestsThatCannotWork() {
        Path missing = directory.resolve("nowhere.csv");
        assertThat(catchThrowable(() -> office.importFile(missing, "forms")))
                .hasMessage("there is no file " + missing.toAbsolutePath());
        Path empty = office.root().resolve("out");
        assertThat(catchThrowable(() -> office.importFile(empty, "forms")))
                .hasMessage(empty.toAbsolutePath() + " holds no files");
        assertThat(catchThrowable(() -> office.importFile(missing, "form"))).hasMessage("there is no mapping 'form'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phone", "chat", "web-form", "app", "wechat", "desk", "customers", "orders", "agents"})
    void theShippedMappingsAreInTheIndex(String name) {
        assertThat(List.copyOf(office.with(services -> Mappings.all(services.workspace()))
                        .keySet()))
                .contains(name);
    }

    @Test
    void headingsBetweenTwoExportsAreNoRow() {
        office.write("mappings/people.yaml", """
                        source: people
                        files: ["*.csv"]
                        kind: customer
                        format: csv
                        fields: {external_id: 编号, name: 姓名, phone: 电话}
                        """)
                .write("inbox/people/a.csv", "编号,姓名,电话\n1,张三,13800001234\n编号,姓名,电话\n2,李四,13800001235\n");
        assertThat(Office.files(office.importInbox())).containsExactly("people/a.csv read 3=2+0+1+0 (0)");
        assertThat(office.query("SELECT rule, dropped FROM source_file_filter")).containsExactly("heading-again 1");
    }

    @Test
    void aChatIsAConversationOfItsArchiveAndItsCopiesTellNothingNew() throws IOException {
        office.write("mappings/chats.yaml", """
                source: chats
                files: ["*.txt"]
                kind: interaction
                format: text
                record: '\\[(?P<time>.*?)\\] (?P<name>[^:]*): (?P<text>.*)'
                dates: ["yyyy-MM-dd HH:mm"]
                constants: {conversation: "{file}", channel: chat}
                fields:
                  occurred_at: time
                  name: name
                  text: text
                  direction: {from: name, values: {客服: outbound}, otherwise: inbound}
                """);
        for (String who : List.of("李四", "王五")) {
            Path zip = office.root().resolve("inbox/chats/chat with " + who + ".zip");
            Files.createDirectories(zip.getParent());
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
                out.putNextEntry(new ZipEntry("_chat.txt"));
                out.write(("[2024-05-06 09:00] " + who + ": 坏了\n[2024-05-06 09:01] 客服: 您好\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }
        office.write("inbox/chats/a.txt", "[2024-05-06 09:00] 赵六: 漏水\n[2024-05-06 09:01] 客服: 您好\n")
                .importInbox();
        assertThat(office.query("SELECT conversation, contacts FROM ticket ORDER BY conversation"))
                .containsExactly("a.txt 1", "chat with 李四.zip!_chat.txt 1", "chat with 王五.zip!_chat.txt 1");
        assertThat(office.query("SELECT COUNT(*) FROM progress_entry")).containsExactly("3");
        office.write("inbox/chats/a (1).txt", "[2024-05-06 09:00] 赵六: 漏水\n[2024-05-06 09:01] 客服: 您好\n");
        assertThat(Office.files(office.importInbox())).containsExactly("chats/a (1).txt known 0=0+0+0+0 (0)");
        office.write("inbox/chats/a (2).txt", "[2024-05-06 09:00] 赵六: 漏水\n[2024-05-06 09:05] 赵六: 谢谢\n");
        assertThat(Office.files(office.importInbox())).containsExactly("chats/a (2).txt read 2=1+1+0+0 (0)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void aShortFirstLineIsReadWhateverEndsIt(String end) {
        office.write("mappings/m.yaml", """
                        source: m
                        files: ["*.csv"]
                        kind: customer
                        format: csv
                        header: [编号, 姓名, 等级]
                        fields: {external_id: 编号, name: 姓名}
                        """)
                .write("inbox/m/a.csv", "M1,王伟,VIP\nM2,李四,VIP\nM3,赵六,VIP\n".replace("\n", end));
        assertThat(Office.files(office.importInbox())).containsExactly("m/a.csv read 3=3+0+0+0 (0)");
        assertThat(office.query("SELECT external_id FROM intake_record ORDER BY 1"))
                .containsExactly("M1", "M2", "M3");
    }

    @Test
    void aColumnThatStandsTwiceIsAListOnlyWhereThereAreSeveral() {
        office.write("mappings/t.yaml", """
                        source: t
                        files: ["*.csv"]
                        kind: customer
                        format: csv
                        fields: {external_id: id, name: 姓名, phone: 电话}
                        """)
                .write("inbox/t/a.csv", "id,姓名,电话,姓名,电话\n1,张三,13811112222,王五客服,13922223333\n");
        office.importInbox();
        assertThat(office.query("SELECT json_extract(content, '$.name'), json_extract(content, '$.phone')"
                        + " FROM intake_record"))
                .containsExactly("张三 13811112222;13922223333");
    }

    @Test
    void ofTwoColumnsTheFirstThatSaysAnythingCounts() {
        office.write("mappings/t.yaml", """
                        source: t
                        files: ["*.csv"]
                        kind: interaction
                        format: csv
                        dates: ["yyyy-M-d H:mm"]
                        fields: {external_id: id, occurred_at: 时间, name: 姓名, text: id}
                        """)
                .write("inbox/t/a.csv", "id,时间,姓名,时间,姓名\n1,,,2024-5-6 9:00,王五\n2,2024-5-6 9:00,张三,2024-5-7 9:00,王五\n");
        assertThat(Office.files(office.importInbox())).containsExactly("t/a.csv read 2=2+0+0+0 (0)");
        assertThat(office.query("SELECT json_extract(content, '$.name') FROM intake_record ORDER BY external_id"))
                .containsExactly("王五", "张三");
    }

    @Test
    void aMergedIdNamesItsFirstRow() throws IOException {
        office.write("mappings/m.yaml", """
                source: m
                files: ["*.xlsx"]
                kind: interaction
                format: xlsx
                dates: ["yyyy-MM-dd HH:mm"]
                fields: {external_id: 编号, occurred_at: 时间, text: 内容}
                """);
        Path file = office.root().resolve("inbox/m/a.xlsx");
        Files.createDirectories(file.getParent());
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            org.apache.poi.ss.usermodel.Sheet sheet = workbook.createSheet("x");
            String[][] rows = {{"编号", "时间", "内容"}, {"A1", "2024-05-06 09:00", "漏水一"}, {"", "", "漏水二"}};
            for (int r = 0; r < rows.length; r++) {
                for (int c = 0; c < 3; c++) {
                    (c == 0 ? sheet.createRow(r) : sheet.getRow(r))
                            .createCell(c)
                            .setCellValue(rows[r][c]);
                }
            }
            sheet.addMergedRegion(new org.apache.poi.ss.util.CellRangeAddress(1, 2, 0, 0));
            sheet.addMergedRegion(new org.apache.poi.ss.util.CellRangeAddress(1, 2, 1, 1));
            workbook.write(out);
        }
        Path copy = Files.copy(file, directory.resolve("copy.xlsx"));
        office.importInbox();
        assertThat(office.query("SELECT description FROM ticket ORDER BY description"))
                .containsExactly("漏水一", "漏水二");
        office.write("mappings/m.yaml", """
                source: m
                files: ["*.xlsx"]
                kind: interaction
                format: xlsx
                dates: ["yyyy-MM-dd HH:mm"]
                fields: {external_id: {from: [编号, 内容], join: "-"}, order_no: 编号, occurred_at: 时间, text: 内容}
                """);
        office.importFile(copy, "m");
        assertThat(office.query("SELECT external_id FROM intake_record WHERE external_id LIKE 'A1-%' ORDER BY 1"))
                .as("a part of an id holds for each row")
                .containsExactly("A1-漏水一", "A1-漏水二");
    }

    @Test
    void fillersAreNoNumbersAndCutNumbersAreRefused() {
        office.write("mappings/n.yaml", """
                        source: n
                        files: ["*.csv"]
                        kind: interaction
                        format: csv
                        dates: ["yyyy-MM-dd HH:mm"]
                        fields: {external_id: id, occurred_at: at, text: text, phone: phone, order_no: order, wechat: wechat}
                        """).write("inbox/n/a.csv", """
                        id,at,text,phone,order,wechat
                        -,2024-05-01 09:00,风扇,13811112222,无,微信同号
                        -,2024-05-02 09:00,插座,13922223333,无,微信同号
                        N/A,2024-05-03 09:00,水管,13811112222,N/A,
                        NULL,2024-05-04 09:00,灯,13811112222,0,
                        2.02406E+13,2024-05-05 09:00,门,13811112222,,
                        0,2024-05-05 09:00,窗,13955556666,,
                        """);
        assertThat(Office.files(office.importInbox())).containsExactly("n/a.csv read 6=5+0+0+1 (0)");
        assertThat(office.query("SELECT problem FROM quarantine")).containsExactly("Shortened");
        assertThat(office.query("SELECT COUNT(*), COUNT(DISTINCT requester_id), COUNT(order_no) FROM ticket"))
                .containsExactly("5 3 0");
        assertThat(office.query("SELECT external_id FROM intake_record WHERE external_id NOT LIKE '#%'"))
                .containsExactly("0");
    }

    @Test
    void anOfficesOwnNameOfAZoneIsMeant() {
        office.write("mappings/c.yaml", """
                        source: c
                        files: ["*.csv"]
                        kind: interaction
                        format: csv
                        fields: {external_id: id, occurred_at: at, text: id}
                        """)
                .write("inbox/c/a.csv", "id,at\n1,2024-05-06 09:00:00 CST\n2,2024-05-06 09:00:00 IST\n");
        office.importInbox();
        assertThat(office.query("SELECT opened_at FROM ticket"))
                .containsExactly(String.valueOf(
                        java.time.Instant.parse("2024-05-06T01:00:00Z").toEpochMilli()));
    }

    @Test
    void midnightAndItsZoneInTwoColumnsAreATime() {
        office.write("mappings/z.yaml", """
                        source: z
                        files: ["*.csv"]
                        kind: interaction
                        format: csv
                        fields: {external_id: id, occurred_at: {from: [at, zone], join: ""}, text: id}
                        """)
                .write("inbox/z/a.csv", "id,at,zone\n1,2024-05-06T00:00,+08:00\n2,2024-05-06T10:00,+08:00\n");
        assertThat(Office.files(office.importInbox())).containsExactly("z/a.csv read 2=2+0+0+0 (0)");
    }

    @Test
    void aRatingHasTheScaleOfItsSource() {
        String mapping = """
                source: nps
                files: ["*.csv"]
                kind: interaction
                format: csv
                dates: ["yyyy-MM-dd HH:mm"]
                fields:
                  external_id: id
                  occurred_at: at
                  text: id
                  rating: {from: stars, scale: %s}
                """;
        office.write("mappings/nps.yaml", mapping.formatted("[0, 10]")).write("inbox/nps/a.csv", """
                        id,at,stars
                        R0,2024-05-06 09:00,0
                        R5,2024-05-06 09:00,5
                        R9,2024-05-06 09:00,9
                        R10,2024-05-06 09:00,10
                        R11,2024-05-06 09:00,11
                        """);
        assertThat(Office.files(office.importInbox())).containsExactly("nps/a.csv read 5=4+0+0+1 (0)");
        assertThat(
                        office.query(
                                "SELECT external_id, contact_rating FROM ticket ORDER BY opened_at, contact_rating, external_id"))
                .containsExactly("R0 1", "R5 3", "R10 5", "R9 5");
        String words = mapping.replace("scale: %s", "scale: 10, values: {很好: 10, 一般: 6, 差: 1}");
        office.write("mappings/nps.yaml", words).write("inbox/nps/b.csv", """
                        id,at,stars
                        W1,2024-05-07 09:00,很好
                        W2,2024-05-07 09:00,一般
                        """);
        office.importInbox();
        assertThat(office.query("SELECT external_id, contact_rating FROM ticket WHERE external_id LIKE 'W%'"
                        + " ORDER BY external_id"))
                .as("words on the scale of the source")
                .containsExactly("W1 5", "W2 3");
    }
}
