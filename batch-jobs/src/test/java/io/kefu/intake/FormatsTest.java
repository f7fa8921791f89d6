package io.kefu.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.job.Office;
import io.kefu.job.RunSummary;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every format and container, in a real database. */
class FormatsTest {

    private static final String HEADER = "id,at,text\n";

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(directory.resolve("workspace")).write("mappings/forms.yaml", mapping("csv", "*.csv"));
    }

    private static String mapping(String format, String files) {
        return "source: forms\nfiles: [\"" + files + "\"]\nkind: interaction\nformat: " + format
                + "\nconstants: {channel: web-form}\nfields: {external_id: id, occurred_at: at, text: text}\n";
    }

    private void bytes(String name, byte[] content) throws IOException {
        Path file = office.root().resolve(name);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, content);
    }

    private static byte[] zip(Map<String, String> members, Charset names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (Map.Entry<String, String> member : members.entrySet()) {
                zip.putNextEntry(new ZipEntry(member.getKey()));
                zip.write(member.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private List<String> texts() {
        return office.query("SELECT description FROM ticket ORDER BY external_id");
    }

    @Test
    void membersOfAnArchiveAreFilesOfTheirOwn() throws IOException {
        bytes(
                "inbox/forms/五月.zip",
                zip(
                        new java.util.TreeMap<>(Map.of(
                                "甲/a.csv", HEADER + "1,2024-05-06,一\n",
                                "b.csv", HEADER + "2,2024-05-06,二\nx,昨天,三\n",
                                "__MACOSX/._b.csv", "x")),
                        Charset.forName("GBK")));
        RunSummary run = office.importInbox();
        assertThat(Office.files(run))
                .containsExactly("forms/五月.zip!b.csv read 2=1+0+0+1 (0)", "forms/a.csv read 1=1+0+0+0 (0)");
        assertThat(texts()).containsExactly("一", "二");
        assertThat(office.query("SELECT name FROM source_file WHERE quarantined > 0"))
                .containsExactly("forms/五月.zip!b.csv");
        assertThat(office.root().resolve("archive/2024-05-09/forms/五月.zip")).exists();
        assertThat(office.root().resolve("inbox/forms/五月.zip")).doesNotExist();
        // The same content outside of the archive is known.
        office.write("inbox/forms/a.csv", HEADER + "1,2024-05-06,一\n");
        assertThat(Office.files(office.importInbox())).containsExactly("forms/a.csv known 0=0+0+0+0 (0)");
    }

    @Test
    void anArchiveWithSomethingUnreadStays() throws IOException {
        bytes("inbox/forms/a.zip", zip(Map.of("a.csv", HEADER + "1,2024-05-06,一\n", "readme.txt", "x"), UTF_8));
        RunSummary run = office.importInbox();
        assertThat(run.files("unmapped")).isEqualTo(1);
        assertThat(texts()).containsExactly("一");
        assertThat(office.root().resolve("inbox/forms/a.zip")).exists();
    }

    @Test
    void readsGzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write((HEADER + "1,2024-05-06,一\n").getBytes(UTF_8));
        }
        bytes("inbox/forms/a.csv.gz", bytes.toByteArray());
        assertThat(office.importInbox().rows().imported()).isEqualTo(1);
    }

    @Test
    void directoriesAreWalkedAndBelongToTheirSource() {
        office.write("inbox/forms/2024/05/a.csv", HEADER + "1,2024-05-06,一\n");
        assertThat(Office.files(office.importInbox())).containsExactly("forms/a.csv read 1=1+0+0+0 (0)");
        office.write("elsewhere/forms/x/b.csv", HEADER + "2,2024-05-06,二\n");
        assertThat(office.importFile(office.root().resolve("elsewhere/forms"))
                        .rows()
                        .imported())
                .isEqualTo(1);
    }

    @Test
    void readsOldWorkbooks() throws IOException {
        office.write("mappings/old.yaml", mapping("xlsx", "*.xls"));
        try (HSSFWorkbook workbook = new HSSFWorkbook()) {
            Sheet sheet = workbook.createSheet("表");
            String[][] rows = {{"id", "at", "text"}, {"1", "2024-05-06 09:00:00", "旧表格"}};
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < 3; j++) {
                    (j == 0 ? sheet.createRow(i) : sheet.getRow(i))
                            .createCell(j)
                            .setCellValue(rows[i][j]);
                }
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            workbook.write(bytes);
            bytes("inbox/forms/a.xls", bytes.toByteArray());
        }
        office.importInbox();
        assertThat(texts()).containsExactly("旧表格");
    }

    @Test
    void readsXmlDocumentsOneAfterAnother() {
        office.write("mappings/x.yaml", mapping("xml", "*.xml") + "records: xml\n")
                .write("inbox/forms/a.xml", """
                        <?xml version="1.0"?>
                        <xml><id>1</id><at>2024-05-06</at><text><![CDATA[<?xml 不是声明 <!DOCTYPE ]]></text></xml>
                        <?xml version="1.0"?>
                        <xml><id>2</id><at>昨天</at><text>x</text></xml>
                        <xml><id>3</id><at>2024-05-06</at><text>甲&amp;乙</text></xml>
                        """);
        assertThat(Office.files(office.importInbox())).containsExactly("forms/a.xml read 3=2+0+0+1 (0)");
        assertThat(texts()).containsExactly("<?xml 不是声明 <!DOCTYPE", "甲&乙");
        assertThat(office.query("SELECT line FROM quarantine")).containsExactly("4");
    }

    @Test
    void readsListsWithinLists() {
        office.write(
                        "mappings/n.yaml",
                        mapping("json", "*.json").replace("text: text", "text: text, conversation: ^.room")
                                + "records: rooms.messages\n")
                .write("inbox/forms/a.json", """
                        {"rooms": [{"room": "甲", "messages": [{"id": 1, "at": "2024-05-06", "text": "一"}]},
                                   {"room": "乙", "messages": [{"id": 2, "at": "2024-05-06", "text": "二"}], "other": {"messages": [{}]}}]}
                        """);
        office.importInbox();
        assertThat(office.query("SELECT conversation, description FROM ticket ORDER BY 1"))
                .containsExactly("乙 二", "甲 一");
    }

    @Test
    void readsTranscripts() {
        office.write("mappings/t.yaml", """
                        source: forms
                        files: ["*.txt"]
                        kind: interaction
                        format: text
                        record: '(?P<at>\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d) (?P<who>\\S+)(?P<text>)'
                        constants: {channel: wechat}
                        fields: {occurred_at: at, name: who, text: text}
                        required: [text]
                        """)
                .write("inbox/forms/a.txt", "聊天记录\n2024-05-06 09:00:00 张三\n电饭煲坏了\n怎么办\n\n2024-05-06 09:05:00 李四\n在吗\n");
        assertThat(Office.files(office.importInbox())).containsExactly("forms/a.txt read 3=2+0+0+1 (0)");
        assertThat(office.query("SELECT description FROM ticket ORDER BY opened_at"))
                .containsExactly("电饭煲坏了\n怎么办", "在吗");
        assertThat(office.query("SELECT problem FROM quarantine")).containsExactly("NoRecord");
    }

    @Test
    void mailBecomesTicketsWithItsFilesAndThreads() {
        office.write("inbox/email/box.mbox", """
                From a@b.cn Mon May  6 09:00:00 2024
                From: =?UTF-8?B?5byg5LiJ?= <zhang@example.com>
                Subject: =?UTF-8?B?55S16aWt54Wy?=
                Date: Mon, 6 May 2024 09:00:00 +0800
                Message-ID: <1@x>
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8

                电饭煲不通电
                --b
                Content-Type: image/png; name="../../照片.png"
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --b--

                From a@b.cn Mon May  6 10:00:00 2024
                From: zhang@example.com
                Subject: Re: 电饭煲
                Date: Mon, 6 May 2024 10:00:00 +0800
                Message-ID: <2@x>
                In-Reply-To: <1@x>
                References: <1@x>
                Content-Type: text/plain; charset=utf-8

                还没有人处理

                在 2024年5月6日，9:30，客服 写道：

                > 收到

                From a@b.cn Mon May  6 11:00:00 2024
                From: bot@example.com
                Subject: 自动回复: 电饭煲
                Date: Mon, 6 May 2024 11:00:00 +0800
                Message-ID: <3@x>
                Auto-Submitted: auto-replied

                我在休假
                """);
        assertThat(Office.files(office.importInbox())).containsExactly("email/box.mbox read 3=2+0+1+0 (0)");
        assertThat(office.query("SELECT rule, dropped FROM source_file_filter")).containsExactly("auto-reply 1");
        assertThat(office.query("SELECT COUNT(*), MIN(description) FROM ticket"))
                .containsExactly("1 电饭煲不通电");
        assertThat(office.query("SELECT role FROM ticket_intake ORDER BY intake_id"))
                .containsExactly("opened", "appended");
        assertThat(office.query("SELECT name, media_type, bytes FROM attachment"))
                .containsExactly("照片.png image/png 8");
        String sha256 = office.query("SELECT sha256 FROM attachment").get(0);
        assertThat(office.root().resolve("attachments/" + sha256.substring(0, 2) + "/" + sha256))
                .hasSize(8);
        String ticket = office.query("SELECT id FROM ticket").get(0);
        office.write(
                "inbox/email/later.eml",
                "From: zhang@example.com\nSubject: 关于 " + ticket + "\nDate: Tue, 7 May 2024 09:00:00 +0800\n"
                        + "Message-ID: <9@x>\n\nany news?\n");
        office.importInbox();
        assertThat(office.query("SELECT ticket_id FROM ticket_intake ORDER BY intake_id DESC LIMIT 1"))
                .containsExactly(ticket);
    }

    @Test
    void legsOfACallBecomeOneContact() {
        String legs = """
                "","13800001234","600","in","","SIP/t-1","SIP/101-1","Queue","","2024-05-06 09:00:00","","2024-05-06 09:00:20",20,0,"NO ANSWER","D","c1",""
                "","13800001234","600","in","","SIP/t-1","SIP/102-1","Queue","","2024-05-06 09:00:20","2024-05-06 09:00:30","2024-05-06 09:02:30",130,120,"ANSWERED","D","c1",""
                "","13900001234","600","in","","SIP/t-2","SIP/101-2","Queue","","2024-05-06 09:05:00","","2024-05-06 09:05:40",40,0,"NO ANSWER","D","c2",""
                """;
        RunSummary run = office.write("inbox/asterisk/Master.csv", legs).importInbox();
        assertThat(run.count("calls.joined")).isEqualTo(2);
        assertThat(
                        office.query(
                                "SELECT external_id, content FROM intake_record WHERE kind = 'interaction' ORDER BY external_id"))
                .satisfiesExactly(
                        call -> assertThat(call)
                                .contains(
                                        "c1",
                                        "\"agent\":\"102\"",
                                        "\"wait_seconds\":\"30\"",
                                        "\"talk_seconds\":\"120\"")
                                .contains("\"answered\":\"true\""),
                        call -> assertThat(call).contains("c2", "\"answered\":\"false\"", "\"wait_seconds\":\"40\""));
        // A leg that comes in another file makes a new version of its call, not another call.
        RunSummary later = office.write(
                        "inbox/asterisk/Master-2.csv",
                        "\"\",\"13900001234\",\"600\",\"in\",\"\",\"SIP/t-2\",\"SIP/103-2\",\"Queue\",\"\","
                                + "\"2024-05-06 09:05:40\",\"2024-05-06 09:05:45\",\"2024-05-06 09:06:45\",65,60,"
                                + "\"ANSWERED\",\"D\",\"c2\",\"\"\n")
                .importInbox();
        assertThat(later.count("calls.joined")).isEqualTo(1);
        assertThat(office.query("SELECT COUNT(*) FROM ticket")).containsExactly("2");
    }

    @Test
    void ofTwoVersionsOfALegOneCounts() {
        office.write("mappings/forms.yaml", """
                source: forms
                files: ["*.csv"]
                kind: call-leg
                format: csv
                constants: {channel: phone}
                fields: {external_id: id, conversation: call, occurred_at: at, talk_seconds: talk}
                """);
        office.write("inbox/forms/a.csv", "id,call,at,talk\nL1,c1,2024-05-06,60\n")
                .importInbox();
        office.write("inbox/forms/b.csv", "id,call,at,talk\nL1,c1,2024-05-06,90\n")
                .importInbox();
        assertThat(office.query(
                        "SELECT content FROM intake_record WHERE kind = 'interaction' ORDER BY id DESC LIMIT 1"))
                .singleElement()
                .asString()
                .contains("\"talk_seconds\":\"90\"");
    }

    @Test
    void selfServiceSessionsOpenATicketOnlyWhenHandedOver() {
        RunSummary run = office.write("inbox/self-service/s.jsonl", """
                        {"session_id":"1","started_at":"2024-05-06T09:00:00","question":"怎么退货","solved":true,"handed_over":false}
                        {"session_id":"2","started_at":"2024-05-06T09:01:00","question":"转人工","handed_over":true}
                        """).importInbox();
        assertThat(run.count("contacts.self-served")).isEqualTo(1);
        assertThat(texts()).containsExactly("转人工");
    }

    @Test
    void postsCountOnlyWhenTheyNameTheCompany() {
        String post =
                "{\"id\":1,\"created_at\":\"Mon May 06 09:00:00 +0800 2024\",\"text\":\"%s\",\"user\":{\"screen_name\":\"a\"}}\n";
        office.write("inbox/weibo/a.jsonl", post.formatted("@云杉家电 扫地机坏了"));
        RunSummary refused = office.importInbox();
        assertThat(refused.files().get(0).problem()).contains("brand");
        office.write("kefu.yaml", "inbox_settle: 0s\nbrand: [\"@云杉家电\", 云杉]\n")
                .write(
                        "inbox/weibo/a.jsonl",
                        post.formatted("@云杉家电 扫地机坏了") + post.replace("1,", "2,").formatted("今天天气好"));
        assertThat(Office.files(office.importInbox())).containsExactly("weibo/a.jsonl read 2=1+0+1+0 (0)");
    }

    @Test
    void rowsWithoutIdsAreKnownByWhatTheMappingReconcilesBy() {
        office.write(
                "mappings/forms.yaml",
                mapping("csv", "*.csv").replace("external_id: id, ", "phone: id, ")
                        + "reconcile: [phone, occurred_at]\n");
        office.write("inbox/forms/a.csv", HEADER + "13800001234,2024-05-06,一\n").importInbox();
        RunSummary run = office.write("inbox/forms/b.csv", HEADER + "13800001234,2024-05-06,一改\n,2024-05-06,二\n")
                .importInbox();
        assertThat(Office.files(run)).containsExactly("forms/b.csv read 2=1+0+0+1 (1)");
    }

    @Test
    void theBlankFormComesBackFilledInEitherLanguage() throws IOException {
        for (String language : List.of("zh", "en")) {
            byte[] form = office.with(services -> services.workspace()
                    .resource("templates/" + language + "/intake-form.xlsx")
                    .content());
            try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(form))) {
                Sheet sheet = workbook.getSheetAt(0);
                sheet.getRow(3).getCell(0).setCellValue(LocalDateTime.of(2024, 5, 6, 9, 30));
                sheet.getRow(3).getCell(1).setCellValue("张三");
                sheet.getRow(3).getCell(6).setCellValue(language.equals("zh") ? "投诉" : "complaint");
                sheet.getRow(3).getCell(10).setCellValue(language + " 没人上门");
                sheet.getRow(4).getCell(10).setCellValue("没有时间的一行");
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                workbook.write(bytes);
                bytes("inbox/intake-form/" + language + ".xlsx", bytes.toByteArray());
            }
        }
        assertThat(Office.files(office.importInbox()))
                .containsExactly("intake-form/en.xlsx read 2=1+0+0+1 (0)", "intake-form/zh.xlsx read 2=1+0+0+1 (0)");
        assertThat(office.query("SELECT type, description FROM ticket ORDER BY description"))
                .containsExactly("complaint en 没人上门", "complaint zh 没人上门");
    }
}
