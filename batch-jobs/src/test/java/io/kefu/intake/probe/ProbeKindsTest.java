package io.kefu.intake.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.intake.Trial;
import io.kefu.intake.format.Format;
import io.kefu.intake.format.Input;
import io.kefu.intake.mapping.Mapping;
import io.kefu.intake.mapping.Mappings;
import io.kefu.intake.probe.column.Column;
import io.kefu.intake.record.Field;
import io.kefu.intake.record.RecordKind;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Workspace;
import io.kefu.yaml.YamlProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of forms that were probed wrongly: what is known is proposed with its reason, what is not is left blank. */
class ProbeKindsTest {

    @TempDir
    private Path directory;

    private Workspace workspace;

    @BeforeEach
    void open() {
        workspace = Workspace.create(directory.resolve("w"));
    }

    private Probe probe(String name, String content) throws IOException {
        return probe(Files.writeString(directory.resolve(name), content));
    }

    private Probe probe(Path file) {
        return ProbedFile.of(workspace, file, "export", Instant.parse("2026-01-01T00:00:00Z"))
                .probe();
    }

    private Probe workbook(Sheets content) throws IOException {
        Path file = directory.resolve("book.xlsx");
        try (XSSFWorkbook book = new XSSFWorkbook();
                OutputStream out = Files.newOutputStream(file)) {
            content.fill(book);
            book.write(out);
        }
        return probe(file);
    }

    @FunctionalInterface
    private interface Sheets {
        void fill(XSSFWorkbook book);
    }

    private static void row(Sheet sheet, int at, String... cells) {
        Row row = sheet.createRow(at);
        for (int i = 0; i < cells.length; i++) {
            if (!cells[i].isEmpty()) {
                row.createCell(i).setCellValue(cells[i]);
            }
        }
    }

    private static Map<Field, String> fields(Probe probe) {
        Map<Field, String> fields = new HashMap<>();
        probe.mapped().forEach(column -> fields.put(column.field(), column.name()));
        return fields;
    }

    @ParameterizedTest
    @CsvSource({
        "Answered (Y/N), Y, N",
        "是否接听, 是, 否",
        "接通状态, √, ×",
        "Answered, T, F",
        "answered, 1, 0",
        "接听结果, 已接, 未接",
        "接听结果, 已接, 放弃"
    })
    void wordsForYesAndNoAreUnderstood(String heading, String yes, String no) throws IOException {
        Probe probe = probe("calls.csv", """
                通话ID,来电时间,主叫号码,%s
                1,2024-05-06 09:00:00,13800001234,%s
                2,2024-05-06 09:05:00,13800001235,%s
                3,2024-05-06 09:06:00,13800001235,%s
                """.formatted(heading, yes, no, yes));
        assertThat(fields(probe)).containsEntry(Field.ANSWERED, heading);
        assertThat(probe.open()).isEmpty();
        assertThat(probe.trial().rows().stream().map(row -> row.values().get(Field.ANSWERED)))
                .containsExactly("true", "false", "true");
        assertThat(probe.mapping()).doesNotContain("otherwise").doesNotContain("\"?\"");
    }

    @Test
    void aWordThatIsNotKnownIsLeftBlankAndNoImportTakesIt() throws IOException {
        Probe probe = probe("tickets.csv", """
                工单号,创建时间,状态,问题描述
                1,2024-05-06 09:00:00,已关闭,发票开错了
                2,2024-05-06 09:05:00,飞走了,发票又开错了
                3,2024-05-06 09:06:00,已关闭,还是开错了
                """);
        assertThat(probe.open()).singleElement().satisfies(question -> {
            assertThat(question.field()).isEqualTo(Field.STATE);
            assertThat(question.words()).containsExactly("飞走了");
        });
        assertThat(probe.trial().counts().quarantined()).isEqualTo(1);
        assertThatThrownBy(() -> parse(probe)).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                .isInstanceOf(YamlProblem.LeftBlank.class));
    }

    /** What an import does before anything else: it reads the mappings of the workspace. */
    private void parse(Probe probe) {
        try {
            Path file = workspace.root().resolve("mappings/export.yaml");
            Files.createDirectories(workspace.root().resolve("mappings"));
            Files.writeString(file, probe.mapping());
            Mappings.all(workspace);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theHeadingsStandBelowATitleAndOnAnotherSheet() throws IOException {
        Probe titled = workbook(book -> {
            Sheet sheet = book.createSheet("五月");
            row(sheet, 0, "2024年5月工单统计表");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
            row(sheet, 1, "工单号", "创建时间", "客户姓名", "问题描述");
            row(sheet, 2, "A1", "2024-05-06 09:00:00", "张三", "发票开错了");
            row(sheet, 3, "A2", "2024-05-06 09:10:00", "李四", "又开错了");
        });
        assertThat(titled.layout().skipLines()).isEqualTo(1);
        assertThat(titled.trial().counts().imported()).isEqualTo(2);

        Probe introduced = workbook(book -> {
            Sheet first = book.createSheet("说明");
            row(first, 0, "本表由系统导出");
            row(first, 1, "请勿外传");
            Sheet sheet = book.createSheet("明细");
            row(sheet, 0, "基本信息", "", "客户", "");
            row(sheet, 1, "工单号", "创建时间", "客户姓名", "问题描述");
            row(sheet, 2, "A1", "2024-05-06 09:00:00", "张三", "发票开错了");
        });
        assertThat(introduced.layout().sheet()).isEqualTo("明细");
        assertThat(introduced.layout().skipLines()).isEqualTo(1);
        assertThat(introduced.mapping()).contains("sheet: 明细");
        assertThat(introduced.trial().counts().imported()).isEqualTo(1);
    }

    @Test
    void aTimeOrWordsMakeAContact() throws IOException {
        Probe probe = probe("calls.csv", """
                id,customer_name,call_timestamp,channel,reason
                1,Ann Lee,10/29/2020 10:12,Call-Center,Billing Question
                2,Bob Ray,10/29/2020 11:12,Chatbot,Service Outage
                3,Cyd Fox,10/30/2020 11:12,Email,Payments
                """);
        assertThat(probe.kind().key()).isEqualTo("interaction");
        assertThat(probe.guess().names()).contains("call_timestamp");
        assertThat(fields(probe))
                .containsEntry(Field.OCCURRED_AT, "call_timestamp")
                .containsEntry(Field.TEXT, "reason");
    }

    @Test
    void whatAPersonSaysFillsTheBlanks() throws IOException {
        Probe probe = probe("tickets.csv", """
                工单号,创建时间,状态,问题描述
                1,2024-05-06 09:00:00,已关闭,发票开错了
                2,2024-05-06 09:05:00,飞走了,发票又开错了
                """);
        Answers answers = new Answers();
        answers.code(Field.STATE, "飞走了", "cancelled");
        assertThat(probe.writer().apply(answers)).contains("飞走了: cancelled").contains("已关闭: closed");
    }

    @Test
    void aTimeThatIsNotThereIsLeftBlank() throws IOException {
        Probe probe = probe("notes.csv", """
                编号,客户姓名,问题描述
                1,张三,发票开错了，请尽快处理
                2,李四,电饭煲不通电，怎么办
                """);
        assertThat(probe.mapping()).contains("  occurred_at: #").doesNotContain("2000-01-01");
        assertThatThrownBy(() -> parse(probe)).hasMessageContaining("occurred_at");
    }

    @Test
    void headingsMayStandTwice() throws IOException {
        Probe probe = probe("tags.csv", """
                id,created at,text,tag,tag
                1,2024-05-06 09:00:00,"It broke, please help",red,blue
                2,2024-05-06 09:01:00,"It broke again, why?",red,
                """);
        assertThat(probe.layout().header()).isEmpty();
        assertThat(probe.trial().counts().imported()).isEqualTo(2);
    }

    @Test
    void theColumnWithSentencesIsTheText() throws IOException {
        Probe probe = probe("chats.csv", """
                session,who,when,said
                9f86d081884c7d659a2feaa0c55ad015,张三,2024-05-06 09:00:00,你好，发票开错了，请帮我看看
                60303ae22b998861bce3b28f33eec1be,李四,2024-05-06 09:01:00,电饭煲不通电，怎么办？
                fd61a03af4f77d870fc21e05e7e80678,王五,2024-05-06 09:02:00,净水器漏水了，麻烦派人来修
                """);
        assertThat(fields(probe)).containsEntry(Field.TEXT, "said").containsEntry(Field.OCCURRED_AT, "when");
    }

    @Test
    void aDateAndATimeInTwoColumnsAreOneField() throws IOException {
        Probe probe = probe("calls.csv", """
                通话ID,来电日期,来电时刻,主叫号码,来电摘要
                1,2024-05-06,09:00:00,13800001234,发票开错了
                2,2024-05-06,10:00:00,13800001235,又开错了
                """);
        assertThat(probe.mapping()).contains("occurred_at: {from: [来电日期, 来电时刻]}");
        assertThat(probe.trial().rows().get(0).values().get(Field.OCCURRED_AT))
                .isEqualTo(Long.toString(Instant.parse("2024-05-06T01:00:00Z").toEpochMilli()));
    }

    @Test
    void fieldsOfATicketDesk() throws IOException {
        Probe probe = probe("desk.csv", """
                case id,opened,status,assigned agent,due,closing date,customer name,description,答复意见,答复时间
                C1,2024-05-06T11:19:34 -10:00,Closed,Kim,2024-05-08 09:00,2024-05-07 09:00,Ann Lee,"It broke, please help",已更换,2024-05-06 12:00
                C2,2024-05-06T12:19:34 -10:00,Open,Kim,2024-05-08 09:00,,Bob Ray,"It broke again, why?",,
                """);
        assertThat(fields(probe))
                .containsEntry(Field.EXTERNAL_ID, "case id")
                .containsEntry(Field.OCCURRED_AT, "opened")
                .containsEntry(Field.STATE, "status")
                .containsEntry(Field.AGENT, "assigned agent")
                .containsEntry(Field.DUE_AT, "due")
                .containsEntry(Field.CLOSED_AT, "closing date")
                .containsEntry(Field.FIRST_REPLY_AT, "答复时间");
        assertThat(probe.trial().counts().imported()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"'id,name,text\n'", "'1,2,3\n4,5,6\n'", "'x\u0091y,z\na,b\nc,d\n'", "'列一,列二\n甲,乙\n'"},
            ignoreLeadingAndTrailingWhitespace = false)
    void whatTellsNothingGivesADraftToComplete(String content) throws IOException {
        Probe probe = probe("odd.csv", content);
        assertThat(probe.open()).isNotEmpty();
        assertThat(probe.mapping()).contains("kind: ").contains("occurred_at:");
        assertThatThrownBy(() -> parse(probe)).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                .isInstanceOf(YamlProblem.LeftBlank.class));
    }

    @Test
    void everyProposalSaysWhyAndHowSure() throws IOException {
        Probe probe = probe("forms.csv", """
                编号,提交时间,备注说明,手机
                1,2024-05-06 09:00:00,发票开错了，请尽快处理,13800001234
                2,2024-05-06 09:10:00,电饭煲不通电，怎么办,13800001235
                """);
        assertThat(probe.mapped()).allSatisfy(column -> {
            assertThat(column.reason()).isNotEqualTo(Column.Reason.NONE);
            assertThat(probe.mapping()).contains(column.reason().percent() + " %");
        });
        assertThat(List.of(probe.mapping().split("\n", -1))).anyMatch(line -> line.startsWith("# encoding found"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            日期,时间 | 2024/5/16,9:12:00;2024/5/17,15:30:00 | yyyy/M/d H:mm:ss
            日期,时间 | 2024-05-16,9:12;2024-05-17,15:30 | yyyy-M-d H:mm
            日期,时间 | 2024/5/16,下午3:12;2024/5/17,上午9:30 | yyyy/M/d ah:mm
            日期,时段,时间 | 2024/5/16,上午,9:12;2024/5/17,下午,3:30 | yyyy/M/d a h:mm
            日期,时间,AM/PM | 5/16/2024,9:12,AM;5/17/2024,3:30,PM | M/d/yyyy a h:mm
            日期,时间 | 5/16/2024,9:12 AM;5/17/2024,3:30 PM | M/d/yyyy h:mm a
            日期,时间 | 20240516,9:12;20240517,15:30 | yyyyMMdd H:mm
            日期,时间 | 2024-05-16,上午 10:00:00;2024-05-17,下午 2:00:00 | yyyy-M-d a h:mm:ss
            日期,时间 | 2024-05-16,10:00:00AM;2024-05-17,2:00:00PM | yyyy-M-d h:mm:ssa
            日期,时间 | 2024/5/16,15：05;2024/5/17,9：05 | yyyy/M/d H:mm
            日期,时间 | 2024/5/16,15时05分;2024/5/17,9时5分 | yyyy/M/d H时m分
            日期,处理时长,时间 | 2024/5/16,0:35,9:12;2024/5/17,1:30,15:30 | yyyy/M/d H:mm
            """)
    void dayTimeAndHalfOfTheDayInColumnsOfTheirOwnAreOneMoment(String head, String rows, String format)
            throws IOException {
        Probe probe = probe("export.csv", "编号," + head + ",内容\n1," + rows.replace(";", ",坏了不通电\n2,") + ",又坏了不通电\n");
        assertThat(probe.mapping()).contains("dates: [\"" + format + "\"]");
        assertThat(probe.trial().counts().imported()).isEqualTo(2);
        assertThat(times(probe)).allMatch(time -> time.matches("2024-05-1[67]T.*"));
    }

    @Test
    void cellsOfDaysAndTimesAreOneMomentToo() throws IOException {
        Probe probe = workbook(book -> {
            Sheet sheet = book.createSheet();
            row(sheet, 0, "编号", "日期", "时间", "内容");
            CellStyle day = book.createCellStyle();
            day.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d"));
            CellStyle time = book.createCellStyle();
            time.setDataFormat(book.createDataFormat().getFormat("h:mm:ss"));
            double[] times = {9.25 / 24, 15.0 / 24 + 33.0 / 86_400};
            for (int i = 0; i < times.length; i++) {
                row(sheet, i + 1, String.valueOf(i), "", "", "电饭煲不通电");
                sheet.getRow(i + 1).createCell(1).setCellValue(LocalDate.of(2024, 5, 16));
                sheet.getRow(i + 1).getCell(1).setCellStyle(day);
                sheet.getRow(i + 1).createCell(2).setCellValue(times[i]);
                sheet.getRow(i + 1).getCell(2).setCellStyle(time);
            }
        });
        assertThat(times(probe)).containsExactly("2024-05-16T01:15:00Z", "2024-05-16T07:00:33Z");
    }

    private static List<String> times(Probe probe) {
        return probe.trial().rows().stream()
                .map(row -> Instant.ofEpochMilli(Long.parseLong(row.values().get(Field.OCCURRED_AT))))
                .map(Instant::toString)
                .toList();
    }

    @Test
    void dayOrMonthFirstIsAskedWhereNoTimeTells() throws IOException {
        String head = "id,received,message\n";
        String both = "1,05/06/2024 09:12,it is broken\n2,05/07/2024 10:12,broken again\n";
        Probe unknown = probe("export.csv", head + both);
        assertThat(unknown.open()).singleElement().satisfies(question -> {
            assertThat(question.about()).isEqualTo(Question.About.ORDER);
            assertThat(question.words()).containsExactly("M/d/yyyy H:mm", "d/M/yyyy H:mm");
        });
        assertThatThrownBy(() -> parse(unknown)).isInstanceOf(KefuException.class);
        Answers said = new Answers();
        said.order("d/M/yyyy H:mm");
        assertThat(unknown.writer().apply(said)).contains("dates: [\"d/M/yyyy H:mm\"]");
        assertThat(probe("export.csv", head + both + "3,05/16/2024 10:12,broken again\n")
                        .open())
                .isEmpty();
        String other = probe("export.csv", """
                        id,received,last updated,message
                        1,05/06/2024 09:12,16/06/2024 10:00,it is broken
                        2,05/07/2024 10:12,17/07/2024 10:00,broken again
                        """).mapping();
        assertThat(other).as("another column tells").contains("dates: [\"d/M/yyyy H:mm\"]");
        String silent = """
                id,received,last updated,message
                1,05/06/2024 09:12,05/05/2024 10:00,it is broken
                2,05/07/2024 10:12,05/05/2024 11:00,broken again
                """;
        assertThat(probe("export.csv", silent).open())
                .as("the other tells nothing")
                .hasSize(1);
        String mixed = head + both + "3,2024-05-06 10:00:00,broken again\n";
        assertThat(probe("export.csv", mixed).open())
                .as("nor does another form")
                .hasSize(1);
        assertThat(probe("export.csv", head + "1,05/05/2024 09:12,it is broken\n")
                        .open())
                .as("the same day either way")
                .isEmpty();
    }

    @Test
    void aBirthdayIsNoMomentAndAListOfPersonsNoContacts() throws IOException {
        Probe probe = probe("export.csv", """
                姓名,手机号,出生日期,地址
                张三,13800001234,1990-05-06,北京市海淀区
                李四,13800001235,1985-11-26,上海市浦东新区
                """);
        assertThat(probe.kind()).isEqualTo(RecordKind.CUSTOMER);
        assertThat(probe.mapping()).contains("birth_date: 出生日期").doesNotContain("occurred_at");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            通话时长(分) | 3 | unit: minutes
            通话时长（分钟） | 3 | unit: minutes
            Talk Time (min) | 3 | unit: minutes
            通话时长（秒） | 3 |
            通话时长（分:秒） | 3:20 |
            duration (ms) | 3000 | unit: milliseconds
            """)
    void theUnitThatAHeadingNamesIsInTheMapping(String heading, String value, String unit) throws IOException {
        String mapping = probe(
                        "export.csv",
                        "编号,来电时间,来电号码," + heading + "\n1,2024-05-06 09:00,13800001234," + value + "\n"
                                + "2,2024-05-06 09:05,13800001235," + value + "\n")
                .mapping();
        assertThat(mapping.contains("unit:")).isEqualTo(unit != null);
        assertThat(mapping).contains(unit == null ? "fields" : unit);
    }

    @Test
    void marksBeyondFiveHaveAScaleAndFivePrioritiesAreKnown() throws IOException {
        String mapping = probe("export.csv", """
                工单号,创建时间,状态,优先级,满意度,标题
                T1,2024-05-16 09:12,处理中,P1,9,坏了
                T2,2024-05-16 10:12,已关闭,P5,10,打不开
                """).mapping();
        assertThat(mapping).contains("rating: {from: 满意度, scale: 10}", "P5: low");
    }

    @Test
    void aTableWithoutHeadingsIsNoTranscript() throws IOException {
        for (String delimiter : List.of("\t", ",", ";")) {
            String rows =
                    "2024-05-16 09:12\t张三\t13800001234\t电饭煲坏了: 不通电\n2024-05-16 09:15\t李四\t13800001235\t又坏了: 不通电\n";
            Probe probe = probe("export.txt", rows.replace("\t", delimiter));
            assertThat(probe.layout().format()).as(delimiter).isEqualTo(Format.CSV);
            assertThat(probe.columns()).hasSize(4);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "报表名称 来电明细\n开始时间 2024-05-01 00:00\n结束时间 2024-05-31 23:59\n编号,时间,内容\n1,2024-05-06 10:00,坏了\n",
                "开始时间 2024-05-01 00:00\n结束时间 2024-05-31 23:59\n编号,时间,内容\n1,2024-05-06 10:00,坏了\n",
                "编号\t内容\t时间\n1\t\"坏了\n不通电\"\t2024-05-06 10:00\n2\t又坏了\t2024-05-06 11:00\n3\t还坏\t2024-05-06 12:00\n",
                "1, \"hello, there\", 2024-05-06 10:00\n2, hi, 2024-05-06 11:00\n3, ho, 2024-05-06 12:00\n"
            })
    void aTableIsNoTranscriptWhateverStandsAboveIt(String text) throws IOException {
        assertThat(probe("export.txt", text).layout().format()).isEqualTo(Format.CSV);
    }

    @Test
    void aTranscriptHasAHeadMarksAndTwoSides() throws IOException {
        Probe probe = probe("聊天.txt", """
                消息记录
                ================
                消息对象:张三

                \u200e[2024/5/16 09:12:33] 张三: 电饭煲坏了
                不通电
                \u200e[2024/5/16 09:13:33] 客服小李: 您好
                [2024/5/16 09:14:33] 张三: \u200e[图片]
                """);
        assertThat(probe.layout().skipLines()).isEqualTo(4);
        assertThat(probe.mapping())
                .contains("conversation: \"{file}\"", "direction: {from: name, values: {张三: , 客服小李: outbound}}");
        Answers said = new Answers();
        said.code(Field.DIRECTION, "张三", "inbound");
        Path file = workspace.root().resolve("mappings/export.yaml");
        Files.createDirectories(workspace.root().resolve("mappings"));
        Files.writeString(file, probe.writer().apply(said));
        Mapping mapping = Objects.requireNonNull(Mappings.all(workspace).get("export"));
        Trial trial = Trial.of(
                workspace, mapping, Input.of(directory.resolve("聊天.txt")), Instant.parse("2026-01-01T00:00:00Z"), 9, 9);
        assertThat(trial.rows()).allSatisfy(row -> assertThat(row.problem()).isNull());
        assertThat(trial.rows())
                .extracting(row -> row.values().get(Field.DIRECTION))
                .containsExactly("inbound", "outbound", "inbound");
        assertThat(trial.rows())
                .extracting(row -> row.values().get(Field.CONVERSATION))
                .containsOnly("聊天.txt");
        assertThat(trial.rows().get(0).values()).containsEntry(Field.TEXT, "电饭煲坏了\n不通电");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "序号,来电时间,来电号码,诉求内容\n1,2024/5/6 9:00,13800001234,净水器漏水\n2,2024/5/6 9:05,13800001235,电饭煲坏了\n",
                "设备编号,来电时间,来电号码,诉求内容\nSN1,2024/5/6 9:00,13800001234,净水器漏水\nSN1,2024/5/7 9:05,13800001235,电饭煲坏了\n",
                "工单号,来电时间,来电号码,诉求内容\nT1,2024/5/6 9:00,13800001234,净水器漏水\nT1,2024/5/7 9:05,13800001235,电饭煲坏了\n"
            })
    void whatDoesNotTellContactsApartIsNoId(String text) throws IOException {
        assertThat(probe("export.csv", text).mapping()).doesNotContain("external_id:");
    }

    @Test
    void whatIsOurPeoplesIsNoCustomers() throws IOException {
        String mapping = probe("export.csv", """
                编号,来电时间,客服邮箱,坐席电话,师傅姓名,诉求内容
                A1,2024/5/6 9:00,li@shop.cn,13800001234,张师傅,净水器漏水请上门
                A2,2024/5/6 9:05,li@shop.cn,13800001234,张师傅,电饭煲坏了请上门
                """).mapping();
        assertThat(mapping).doesNotContain("email:", "phone:", "  name:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            时间(UTC)    | zone: UTC
            创建时间 UTC+9 | zone: "+09:00"
            Created (UTC+5:30) | zone: "+05:30"
            Created (GMT) | zone: UTC
            创建时间（北京） |
            """)
    void theZoneThatAHeadingNamesIsInTheMapping(String heading, String zone) throws IOException {
        String mapping = probe("export.csv", "编号," + heading + ",内容\nA1,2024-05-06 09:05:00,净水器漏水请上门\n")
                .mapping();
        assertThat(mapping.contains("\nzone:")).isEqualTo(zone != null);
        assertThat(mapping).contains(zone == null ? "fields" : zone);
    }

    @Test
    void aZoneWithSeveralOffsetsIsLeftBlank() throws IOException {
        Probe probe = probe("export.csv", "编号,Created (PST),内容\nA1,2024-05-06 09:05:00,净水器漏水请上门\n");
        assertThat(probe.mapping()).contains("zone: #");
        assertThat(probe.open()).extracting(Question::about).containsExactly(Question.About.ZONE);
        Answers said = new Answers();
        said.zone(ZoneId.of("America/Los_Angeles"));
        assertThat(probe.writer().apply(said)).contains("zone: \"America/Los_Angeles\"");
        assertThatThrownBy(() -> parse(probe)).isInstanceOf(KefuException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"150500", "1505", "0.6284722", "三点五分"})
    void aTimeOfDayThatNobodyCanReadIsNotMidnight(String clock) throws IOException {
        Probe probe = probe("export.csv", "编号,日期,时间,内容\nA1,2024/5/16," + clock + ",净水器漏水请上门\n");
        assertThat(probe.open()).extracting(Question::field).contains(Field.OCCURRED_AT);
    }

    @Test
    void ordersThatContradictEachOtherAreAsked() throws IOException {
        Probe probe = probe("export.csv", """
                id,received,message
                1,13/05/2024 09:12,it is broken
                2,05/14/2024 10:12,broken again
                3,06/05/2024 10:12,broken again
                """);
        assertThat(probe.open()).extracting(Question::about).contains(Question.About.ORDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ",,", ",,,,"})
    void delimitersAtTheEndOfEachRowAreNoColumns(String surplus) throws IOException {
        Probe probe = probe(
                "export.csv",
                "编号,时间,内容\nA1,2024-05-06 09:00,净水器漏水请上门" + surplus + "\nA2,2024-05-06 09:05,电饭煲坏了请上门" + surplus + "\n");
        assertThat(fields(probe)).containsEntry(Field.EXTERNAL_ID, "编号").containsEntry(Field.TEXT, "内容");
        assertThat(probe.trial().counts().imported()).isEqualTo(2);
    }

    @Test
    void sheetsOfMonthsAreFoundBehindACover() throws IOException {
        Probe probe = workbook(book -> {
            Sheet cover = book.createSheet("说明");
            row(cover, 0, "各月来电明细");
            row(cover, 1, "请勿改动");
            for (String month : List.of("1月", "2月")) {
                Sheet sheet = book.createSheet(month);
                row(sheet, 0, "编号", "来电时间", "来电号码", "诉求内容");
                row(sheet, 1, month + "1", "2024-01-06 09:00", "13800001234", "净水器漏水请上门");
                row(sheet, 2, month + "2", "2024-01-06 09:05", "13800001235", "电饭煲坏了请上门");
            }
        });
        assertThat(probe.layout().sheet()).isEqualTo("*");
        assertThat(fields(probe)).containsEntry(Field.EXTERNAL_ID, "编号").containsEntry(Field.OCCURRED_AT, "来电时间");
        assertThat(probe.trial().counts().imported()).isEqualTo(4);
    }
}
