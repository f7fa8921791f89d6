package io.kefu.intake.probe;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.Format;
import io.kefu.intake.format.Input;
import io.kefu.intake.probe.column.Column;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.job.Office;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProbeTest {

    private static final Path SHARED = Path.of("../../shared/data");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(directory.resolve("w"));
    }

    private Probe probe(Path file) throws IOException {
        return Probe.of(Workspace.open(office.root()), Input.of(file), "probe", NOW);
    }

    private Probe probe(String name, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        Files.write(file, content);
        return probe(file);
    }

    private static Map<String, Field> fields(Probe probe) {
        return probe.mapped().stream()
                .filter(column -> column.field() != Field.DIRECTION)
                .collect(Collectors.toMap(Column::name, Column::field));
    }

    private static final String CHINESE = """
            工单编号;提交时间;客户姓名;联系电话;问题描述;备用
            A1;2024/5/6 9:12;张三;13800001234;电饭煲不通电，请尽快处理;
            A2;2024/5/6 10:05;李四;13900005678;发票抬头写错了，需要重开;
            A3;2024/5/7 18:40;王五;13700009012;净水器漏水，橱柜泡了;
            """;

    @ParameterizedTest
    @CsvSource({"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void findsEncodingDelimiterTimesAndFields(String encoding) throws IOException {
        Probe probe = probe("form.csv", CHINESE.getBytes(Charset.forName(encoding)));
        assertThat(probe.layout().delimiter()).isEqualTo(';');
        assertThat(probe.charset().name()).startsWith(encoding.startsWith("UTF-16") ? "UTF-16" : encoding);
        assertThat(fields(probe))
                .isEqualTo(Map.of(
                        "工单编号", Field.EXTERNAL_ID,
                        "提交时间", Field.OCCURRED_AT,
                        "客户姓名", Field.NAME,
                        "联系电话", Field.PHONE,
                        "问题描述", Field.TEXT));
        assertThat(probe.mapping()).contains("dates: [\"yyyy/M/d H:mm\"]", "delimiter: \";\"", "# not mapped: 备用");
        assertThat(probe.trial().counts().imported()).isEqualTo(3);
    }

    /** The same text in the charset that the file's name says and in UTF-8. */
    @ParameterizedTest
    @Tag("shared")
    @CsvSource({"big5, Big5-HKSCS", "gb18030, GB18030", "gb2312, GB18030", "gbk, GB18030"})
    void findsTheEncodingOfRealTexts(String name, String encoding) throws IOException {
        Path file = SHARED.resolve("cjkencodings/" + name + ".txt");
        Charset found = Encodings.detect(file);
        assertThat(found.name()).isEqualTo(encoding);
        assertThat(new String(Files.readAllBytes(file), found))
                .isEqualTo(Files.readString(SHARED.resolve("cjkencodings/" + name + "-utf8.txt")));
    }

    @ParameterizedTest
    @CsvSource({
        "Shift_JIS, windows-31j, こんにちは。先週購入した炊飯器の電源が入りません。修理をお願いできますか。",
        "windows-1252, windows-1252, Café à Genève – le réfrigérateur livré hier est endommagé; où l’échanger ?"
    })
    void findsOtherEncodings(String encoding, String found, String text) throws IOException {
        Path file = directory.resolve("x.txt");
        Files.write(file, text.repeat(5).getBytes(Charset.forName(encoding)));
        assertThat(Encodings.detect(file).name()).isEqualTo(found);
    }

    @Test
    void findsUtf16WithoutAMark() throws IOException {
        Path file = directory.resolve("x.csv");
        Files.write(file, "id,at,text\n1,2024-05-06,坏了\n2,2024-05-07,坏了\n".getBytes(UTF_16LE));
        assertThat(Encodings.detect(file)).isEqualTo(UTF_16LE);
    }

    @Test
    void findsTheHeaderBelowAPreamble() throws IOException {
        Probe probe = probe("bill.csv", """
                导出时间：2024-05-07
                共2条

                订单号,下单时间,金额,产品
                D1,2024-05-06 09:00:00,12.50,电饭煲
                D2,2024-05-06 09:10:00,99.00,净水器
                """.getBytes(UTF_8));
        assertThat(probe.layout().skipLines()).isEqualTo(3);
        assertThat(probe.kind().key()).isEqualTo("order");
        assertThat(probe.trial().counts().imported()).isEqualTo(2);
    }

    @Test
    void namesTheColumnsOfAFileWithoutHeader() throws IOException {
        Probe probe = probe("x.csv", """
                1,2024-05-06 09:00,13800001234,电饭煲不通电
                2,2024-05-06 09:10,13900001234,净水器漏水了
                """.getBytes(UTF_8));
        assertThat(probe.mapping()).contains("header: [column_1, column_2, column_3, column_4]");
        assertThat(fields(probe)).containsEntry("column_2", Field.OCCURRED_AT).containsEntry("column_3", Field.PHONE);
        assertThat(probe.trial().counts().imported()).isEqualTo(2);
    }

    @Test
    void findsTheRecordsOfDocuments() throws IOException {
        Probe json = probe("x.json", """
                {"total": 2, "data": {"list": [
                  {"id": "1", "createTime": 1714957200000, "mobile": "13800001234", "content": "坏了",
                   "turns": [{"at": "2024-05-06T09:00:00", "from": "visitor", "text": "在吗"},
                             {"at": "2024-05-06T09:01:00", "from": "robot", "text": "在"}]},
                  {"id": "2", "createTime": 1714957300000, "mobile": "13900001234", "content": "还没修",
                   "turns": []}]}}
                """.getBytes(UTF_8));
        assertThat(json.layout().records()).isEqualTo("data.list");
        assertThat(json.mapping()).contains("dates: [epoch-ms, iso]", "path: turns", "visitor: customer", "robot: bot");
        assertThat(json.trial().counts().imported()).isEqualTo(2);
        Probe xml = probe("x.xml", """
                <?xml version="1.0" encoding="GBK"?><tickets><ticket id="1"><created>2024-05-06T09:00:00</created>
                <content>坏了</content></ticket><ticket id="2"><created>2024-05-06T09:01:00</created>
                <content>漏水</content></ticket></tickets>
                """.getBytes(Charset.forName("GBK")));
        assertThat(xml.layout().records()).isEqualTo("tickets.ticket");
        assertThat(fields(xml)).containsEntry("@id", Field.EXTERNAL_ID).containsEntry("content", Field.TEXT);
        assertThat(xml.trial().rows().get(0).values()).containsEntry(Field.TEXT, "坏了");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [2024/5/6 09:00] 张三: 你好¶[2024/5/6 09:01] 客服: 在¶第二行                          | yyyy/M/d H:mm
            2024/05/06, 09:00 - John Doe: Hello¶2024/05/06, 09:05 - Jane: more¶and more        | yyyy/M/d, H:mm
            25/12/24, 9:00 - A: x¶26/12/24, 9:05 - B: y                                        | d/M/yy, H:mm
            2024-05-06 09:00:11 张三(12345)¶你好¶2024-05-06 09:01:20 客服小王¶请问型号是多少？   | occurred_at
            张三 2024/5/6 9:00:01¶你好¶李四 2024/5/6 9:02:01¶在吗                               | yyyy/M/d H:mm:ss
            """)
    void readsTranscriptsOfChats(String text, String dates) throws IOException {
        String lines = text.replace('¶', '\n');
        Probe probe = probe("chat.txt", lines.getBytes(UTF_8));
        assertThat(probe.kind()).isEqualTo(RecordKind.INTERACTION);
        assertThat(fields(probe))
                .containsOnly(
                        Map.entry("time", Field.OCCURRED_AT),
                        Map.entry("name", Field.NAME),
                        Map.entry("text", Field.TEXT));
        assertThat(probe.mapping()).contains(dates);
        assertThat(probe.open()).as("who asks and who answers").anySatisfy(question -> assertThat(question.field())
                .isEqualTo(Field.DIRECTION));
    }

    @Test
    void tellsMailFromText() throws IOException {
        Probe probe = probe(
                "x.txt", "From: a@b.cn\nSubject: x\nDate: Mon, 6 May 2024 09:00:00 +0800\n\n坏了\n".getBytes(UTF_8));
        assertThat(probe.layout().format()).isEqualTo(Format.MAIL);
        assertThat(probe.trial().counts().imported()).isEqualTo(1);
    }

    /** A proposal reads the file it was made of, and the import with it reconciles. */
    @ParameterizedTest
    @Tag("shared")
    @CsvSource({
        "cn-messages/labelled.csv, interaction, 248",
        "boston311/boston311-100.csv, ticket, 100",
        "boston311/boston311-dmy-100.csv, ticket, 100",
        "boston311/boston311-100.jsonl, ticket, 100",
        "boston311/NYC311-5.json, ticket, 5",
        "boston311/NYC311-5.tsv, ticket, 5",
        "cfpb-complaints/consumer_complaints_147.csv, interaction, 145",
        "cn-payment-exports/wechat/example-wechat-records.csv, order, 27",
    })
    void proposesMappingsThatWorkAtOnce(String file, String kind, int rows) throws IOException {
        Path path = SHARED.resolve(file);
        Probe probe = probe(path);
        assertThat(probe.trial().counts().quarantined()).isLessThanOrEqualTo(rows / 20);
        assertThat(probe.trial().counts().read()).isEqualTo(rows);
        assertThat(probe.kind().key()).isEqualTo(kind);
        office.write("mappings/proposed.yaml", probe.mapping());
        var counts = office.importFile(path, "proposed").rows();
        assertThat(counts.read()).isGreaterThanOrEqualTo(rows);
        assertThat(counts.imported() + counts.duplicate() + counts.filtered() + counts.quarantined())
                .isEqualTo(counts.read());
    }
}
