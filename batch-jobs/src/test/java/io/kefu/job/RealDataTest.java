package io.kefu.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kefu.kpi.KpiReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Public logs that nobody here wrote, imported by a mapping alone. The expected figures were computed independently;
 * they are read from the cells of the workbook. Left out where the shared data is absent.
 */
@Tag("shared")
class RealDataTest {

    private static final Path SHARED = Path.of("../../shared/data");
    private static final KpiReport.Period ALL = new KpiReport.Period(
            Instant.parse("2010-01-01T00:00:00Z"), Instant.parse("2030-01-01T00:00:00Z"), Office.NOW);

    @TempDir
    private Path directory;

    private Office office;

    @BeforeEach
    void open() throws IOException {
        office = Office.open(directory.resolve("workspace"));
        for (String mapping : List.of("servicenow", "boston311", "cfpb")) {
            try (InputStream in = RealDataTest.class.getResourceAsStream("/io/kefu/real/" + mapping + ".yaml")) {
                office.write(
                        "mappings/" + mapping + ".yaml",
                        new String(Objects.requireNonNull(in).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
    }

    @Test
    void serviceNowIncidentEvents() throws IOException {
        Path log = SHARED.resolve("servicenow-incidents-6k/incident_event_log_6k.csv");
        assertThat(Office.files(office.importFile(log, "servicenow")))
                .containsExactly("servicenow/incident_event_log_6k.csv read 5998=5998+0+0+0 (0)");
        Workbook workbook = workbook();
        assertThat(workbook.summary("工单量")).isEqualTo(890);
        assertThat(workbook.summary("已关闭")).isEqualTo(890);
        assertThat(workbook.summary("来源系统SLA:达标")).isEqualTo(495);
        assertThat(workbook.summary("来源系统SLA:未达标")).isEqualTo(395);
        assertThat(workbook.summary("来源系统SLA:达标率")).isCloseTo(495 / 890.0, within(1e-9));
        assertThat(workbook.summary("重开工单")).isEqualTo(10);
        assertThat(workbook.summary("转派工单")).isEqualTo(391);
        assertThat(workbook.cases("解决时长:中位数")).isEqualTo(861);
        assertThat(workbook.summary("解决时长:均值")).isCloseTo(315.8668, within(5e-5));
        assertThat(workbook.summary("解决时长:中位数")).isCloseTo(54.4667, within(5e-5));
        assertThat(workbook.summary("解决时长:P90")).isCloseTo(762.05, within(5e-5));
        assertThat(workbook.cases("关闭时长:中位数")).isEqualTo(890);
        assertThat(workbook.summary("关闭时长:均值")).isCloseTo(485.8258, within(5e-5));
        assertThat(workbook.summary("关闭时长:中位数")).isCloseTo(173.925, within(5e-5));
        assertThat(workbook.dimension("按渠道")).containsExactlyEntriesOf(Map.of("Phone", 890.0));
        assertThat(workbook.dimension("按团队"))
                .containsEntry("Group 70", 175.0)
                .containsEntry("Group 24", 59.0)
                .containsEntry("Group 25", 53.0)
                .containsEntry("Group 23", 51.0)
                .containsEntry("Group 28", 38.0);
        assertThat(office.query("SELECT priority, COUNT(*) FROM ticket GROUP BY 1 ORDER BY 1"))
                .containsExactly("high 48", "low 85", "medium 757");
    }

    @Test
    void bostonRequestsWithTheirHistory() throws IOException {
        Path log = SHARED.resolve("boston311/boston311-100.csv");
        assertThat(Office.files(office.importFile(log, "boston311")))
                .containsExactly("boston311/boston311-100.csv read 100=100+0+0+0 (0)");
        Workbook workbook = workbook();
        assertThat(workbook.summary("已关闭")).isEqualTo(85);
        assertThat(workbook.summary("未解决")).isEqualTo(15);
        assertThat(workbook.dimension("按渠道"))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Citizens Connect App",
                        56.0,
                        "Constituent Call",
                        30.0,
                        "City Worker App",
                        11.0,
                        "Self Service",
                        3.0));
        assertThat(workbook.cases("关闭时长:中位数")).isEqualTo(85);
        assertThat(workbook.summary("关闭时长:均值")).isCloseTo(110.6295, within(5e-5));
        assertThat(workbook.summary("关闭时长:中位数")).isCloseTo(16.1569, within(5e-5));
        assertThat(workbook.summary("来源系统SLA:达标")).isEqualTo(83);
        assertThat(workbook.summary("来源系统SLA:未达标")).isEqualTo(17);
    }

    @Test
    void bostonRequestsWithRepeatedRows() {
        assertThat(Office.files(
                        office.importFile(SHARED.resolve("boston311/boston311-100-20dupes-random.csv"), "boston311")))
                .containsExactly("boston311/boston311-100-20dupes-random.csv read 100=80+20+0+0 (0)");
    }

    @Test
    void consumerComplaintsByChannel() throws IOException {
        Path log = SHARED.resolve("cfpb-complaints/consumer_complaints_3186.csv");
        assertThat(Office.files(office.importFile(log, "cfpb")))
                .containsExactly("cfpb/consumer_complaints_3186.csv read 3186=3186+0+0+0 (0)");
        assertThat(workbook().dimension("按渠道"))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("Web", 2233.0, "Referral", 533.0, "Phone", 200.0, "Postal mail", 168.0, "Fax", 52.0));
    }

    private Workbook workbook() throws IOException {
        Path file = directory.resolve("kpi.xlsx");
        office.with(services -> services.kpi().workbook().write(file, ALL));
        return new Workbook(file);
    }

    /** Figures read back from cells. */
    private static final class Workbook {

        private final Map<String, Double> values = new HashMap<>();
        private final Map<String, Double> cases = new HashMap<>();
        private final Map<String, Map<String, Double>> dimensions = new HashMap<>();

        private Workbook(Path file) throws IOException {
            try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(file))) {
                for (Row row : book.getSheet("汇总")) {
                    if (row.getCell(0) != null && row.getCell(0).getCellType() == CellType.STRING) {
                        String name = row.getCell(0).getStringCellValue().strip();
                        put(values, name, row, 1);
                        put(cases, name, row, 3);
                    }
                }
                for (String name : List.of("按渠道", "按团队")) {
                    XSSFSheet sheet = book.getSheet(name);
                    Map<String, Double> volumes = new HashMap<>();
                    for (int i = 2; i <= sheet.getLastRowNum(); i++) {
                        put(volumes, sheet.getRow(i).getCell(0).getStringCellValue(), sheet.getRow(i), 1);
                    }
                    dimensions.put(name, volumes);
                }
            }
        }

        private static void put(Map<String, Double> map, String name, Row row, int column) {
            if (row.getCell(column) != null && row.getCell(column).getCellType() == CellType.NUMERIC) {
                map.put(name, row.getCell(column).getNumericCellValue());
            }
        }

        private double summary(String name) {
            assertThat(values).containsKey(name);
            return Objects.requireNonNull(values.get(name));
        }

        private double cases(String name) {
            assertThat(cases).containsKey(name);
            return Objects.requireNonNull(cases.get(name));
        }

        private Map<String, Double> dimension(String name) {
            return Objects.requireNonNull(dimensions.get(name));
        }
    }
}
