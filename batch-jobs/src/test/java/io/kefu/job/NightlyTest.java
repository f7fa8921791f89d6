package io.kefu.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kefu.problem.KefuException;
import io.kefu.store.Database;
import io.kefu.store.Progress;
import io.kefu.store.StoreProblem;
import io.kefu.store.TestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the sample company. */
class NightlyTest {

    @TempDir
    private Path directory;

    @Test
    void countsWhatTheSampleDataPromises() throws IOException {
        List<String> promised = promisedCounts();
        RunSummary summary = Office.open(directory.resolve("a"))
                .copyInbox(Office.SAMPLE_DATA)
                .nightly();
        assertThat(Office.files(summary)).containsExactlyInAnyOrderElementsOf(promised);
        assertThat(summary.rows().read())
                .isEqualTo(summary.rows().imported()
                        + summary.rows().duplicate()
                        + summary.rows().filtered()
                        + summary.rows().quarantined());
    }

    /** The table in sample-data/README.md: file, rows, imported, updated, duplicate, filtered, quarantined. */
    private static List<String> promisedCounts() throws IOException {
        List<String> promised = new ArrayList<>();
        for (String line : Files.readAllLines(Office.SAMPLE_DATA.resolveSibling("README.md"))) {
            String[] cells = line.replace("`", "").replace("inbox/", "").split("\\|");
            if (cells.length >= 8
                    && cells[1].strip().matches("[\\w-]+/[\\w.-]+")
                    && cells[2].strip().matches("\\d+")) {
                promised.add(cells[1].strip() + " read " + cells[2].strip() + "=" + cells[3].strip() + "+"
                        + cells[5].strip() + "+" + cells[6].strip() + "+" + cells[7].strip() + " (" + cells[4].strip()
                        + ")");
            }
        }
        assertThat(promised).hasSize(20);
        return promised;
    }

    @Test
    void runAgainItChangesNothing() {
        Office office = Office.open(directory.resolve("a")).copyInbox(Office.SAMPLE_DATA);
        office.nightly();
        List<String> before = office.dump();
        RunSummary again = office.nightly();
        assertThat(again.changedNothing()).isTrue();
        assertThat(office.dump()).isEqualTo(before);
        // The same exports once more, as if somebody had copied them back: known by their content.
        RunSummary known = office.copyInbox(Office.SAMPLE_DATA).nightly();
        assertThat(known.files()).allMatch(file -> file.outcome().equals("known"));
        assertThat(office.dump()).isEqualTo(before);
    }

    @Test
    void sameInputGivesTheSameContentAndTheSameFiles() throws IOException {
        Office first = Office.open(directory.resolve("a")).copyInbox(Office.SAMPLE_DATA);
        Office second = Office.open(directory.resolve("b")).copyInbox(Office.SAMPLE_DATA);
        for (Office office : List.of(first, second)) { // sheets name the workspace, which is one of a kind
            office.with(services -> services.database()
                    .write()
                    .sql("UPDATE workspace SET id = 'twin'")
                    .update());
            office.nightly();
        }
        assertThat(second.dump()).isEqualTo(first.dump());
        for (String name : List.of("kpi.xlsx", "registration.xlsx", "progress.xlsx")) {
            assertThat(second.root().resolve("out/2024-05-09").resolve(name))
                    .hasSameBinaryContentAs(
                            first.root().resolve("out/2024-05-09").resolve(name));
        }
    }

    @Test
    void everyTicketHasItsClocksAndEveryRowItsPlace() {
        Office office = Office.open(directory.resolve("a")).copyInbox(Office.SAMPLE_DATA);
        office.nightly();
        assertThat(
                        office.query(
                                "SELECT COUNT(*) FROM ticket t WHERE history = 0 AND (SELECT COUNT(*) FROM sla_clock"
                                        + " k WHERE k.ticket_id = t.id AND k.newest = 1 AND k.target IN ('first_response', 'resolution')) <> 2"))
                .containsExactly("0");
        assertThat(office.query("SELECT COUNT(*) FROM intake_record r WHERE kind IN ('interaction', 'ticket') AND NOT"
                        + " EXISTS (SELECT 1 FROM ticket_intake t WHERE t.intake_id = r.id)"))
                .containsExactly("0");
        assertThat(office.<List<Database.Check>>with(
                        services -> services.database().checks()))
                .allSatisfy(check -> assertThat(check.seen()).isEqualTo(check.sound()));
        // An updated chat raised its rating from 2 to 4 and opened no second ticket.
        assertThat(office.query("SELECT rating FROM ticket WHERE external_id = 'S24050605'"))
                .containsExactly("4");
    }

    @Test
    void theSheetsHaveTheColumnsOfTheOfficeAndMaskedData() throws IOException {
        Office office = Office.open(directory.resolve("a")).copyInbox(Office.SAMPLE_DATA);
        office.nightly();
        Path out = office.root().resolve("out/2024-05-09");
        List<List<String>> registration = cells(out.resolve("registration.xlsx"), "客户服务流程登记表");
        assertThat(registration.get(1))
                .containsExactly(
                        "流程编号",
                        "客户名称/ID",
                        "联系方式",
                        "问题描述(含问题类型:咨询/投诉/售后)",
                        "紧急程度(普通/紧急/特急)",
                        "发起时间",
                        "责任部门/人",
                        "当前状态(待分派/处理中/已完成/已关闭)",
                        "预计完成时间",
                        "实际完成时间",
                        "客户满意度(1-5分)",
                        "");
        assertThat(registration)
                .hasSize(2
                        + Integer.parseInt(
                                office.query("SELECT COUNT(*) FROM ticket").get(0)));
        assertThat(registration.subList(2, registration.size())).allSatisfy(row -> {
            assertThat(row.get(0)).matches("CS\\d{11,}");
            assertThat(row.get(2)).doesNotMatch(".*1\\d{10}.*").doesNotMatch("[^*]*@.*");
            assertThat(row.get(4)).isIn("普通", "紧急", "特急");
            assertThat(row.get(7)).isIn("待分派", "处理中", "已完成", "已关闭");
            assertThat(row.get(8)).as("预计完成时间 is never blank").isNotBlank();
        });
        assertThat(cells(out.resolve("progress.xlsx"), "问题处理进度跟踪表").get(1))
                .containsExactly(
                        "问题ID", "关联流程编号", "处理阶段", "操作人", "操作时间", "处理内容(详细记录操作与沟通情况)", "附件(如照片、聊天记录)", "下一步骤", "");
    }

    @Test
    void theWorkbookShowsWhatTheTicketsSay() throws IOException {
        Office office = Office.open(directory.resolve("a")).copyInbox(Office.SAMPLE_DATA);
        office.nightly();
        Path workbook = office.root().resolve("out/2024-05-09/kpi.xlsx");
        assertThat(cells(workbook, "按渠道").subList(2, 8).stream().map(row -> row.get(0) + " " + row.get(1)))
                .containsExactlyInAnyOrderElementsOf(
                        office.query("SELECT CASE channel WHEN 'phone' THEN '电话' WHEN 'chat' THEN"
                                + " '在线客服' WHEN 'web-form' THEN '网页表单' WHEN 'app' THEN 'APP反馈' WHEN 'wechat' THEN '微信' ELSE"
                                + " '邮件' END, COUNT(*) FROM ticket GROUP BY channel"));
        assertThat(cells(workbook, "工单明细")).hasSize(2 + 296);
        assertThat(cells(workbook, "指标定义")).hasSizeGreaterThan(12).allSatisfy(row -> assertThat(row)
                .isNotEmpty());
        try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(workbook))) {
            assertThat(book.getSheet("汇总").getDrawingPatriarch().getCharts()).hasSize(2);
            assertThat(book.getSheet("汇总")
                            .getDrawingPatriarch()
                            .getCharts()
                            .get(0)
                            .getCTChart()
                            .toString())
                    .contains("$A$3:$A$"
                            + (2
                                    + office.query("SELECT DISTINCT (opened_at + 28800000) / 86400000 FROM ticket")
                                            .size()));
        }
    }

    @Test
    void aFailedStepIsResumedWithTheRunsOwnInstant() throws IOException {
        Office office = Office.open(directory.resolve("a")).copyInbox(Office.SAMPLE_DATA);
        Path blocked = office.root().resolve("out");
        Files.delete(blocked);
        Files.writeString(blocked, "a file where the directory should be");
        assertThat(catchThrowable(office::nightly)).hasMessageContaining(blocked.toString());
        Files.delete(blocked);
        List<RunSummary> summaries = office.at(Office.NOW.plusSeconds(3600))
                .with(services -> new Jobs(services, io.kefu.store.Progress.SILENT, Office.ADMIN).nightly());
        assertThat(summaries).hasSize(2);
        assertThat(summaries.get(0).resumed()).isTrue();
        assertThat(summaries.get(0).now()).isEqualTo(Office.NOW);
        assertThat(summaries.get(0).count("tickets.opened")).isEqualTo(267);
        Office untroubled = Office.open(directory.resolve("b")).copyInbox(Office.SAMPLE_DATA);
        untroubled.nightly();
        assertThat(office.dump()).isEqualTo(untroubled.dump());
    }

    @Test
    void aDryRunLeavesNoTrace() throws IOException {
        Office office = Office.open(directory.resolve("a")).copyInbox(Office.SAMPLE_DATA);
        List<String> before = office.dump();
        Supplier<List<RunSummary>> rehearsal = () -> office.with(
                services -> DryRun.of(services, copy -> new Jobs(copy, Progress.SILENT, Office.ADMIN).nightly()));
        if (TestEngine.isServer()) {
            assertThatThrownBy(rehearsal::get).isInstanceOfSatisfying(KefuException.class, e -> assertThat(e.problem())
                    .isInstanceOf(StoreProblem.NoRehearsal.class));
        } else {
            assertThat(rehearsal.get().get(0).count("tickets.opened")).isEqualTo(267);
        }
        assertThat(office.dump()).isEqualTo(before);
        try (Stream<Path> out = Files.list(office.root().resolve("out"))) {
            assertThat(out).isEmpty();
        }
        assertThat(office.root().resolve("inbox/phone/cdr-20240506.csv")).exists();
    }

    private static List<List<String>> cells(Path file, String sheetName) throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(file))) {
            DataFormatter formatter = new DataFormatter(java.util.Locale.ROOT);
            Sheet sheet = workbook.getSheet(sheetName);
            List<List<String>> rows = new ArrayList<>();
            for (Row row : sheet) {
                List<String> cells = new ArrayList<>();
                for (Cell cell : row) {
                    cells.add(formatter.formatCellValue(cell));
                }
                rows.add(cells);
            }
            return rows;
        }
    }
}
