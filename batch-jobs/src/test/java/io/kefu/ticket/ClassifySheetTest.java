package io.kefu.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.access.Actor;
import io.kefu.job.Office;
import io.kefu.ticket.ClassifySheet.Reading;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifySheetTest {

    private static final Actor LI = new Actor("李雷");
    private static final String SAID =
            "SELECT external_id, type, subtype, given FROM ticket WHERE external_id LIKE 'N%'"
                    + " ORDER BY external_id";

    @TempDir
    private Path directory;

    private Office office;
    private Path sheet;

    @BeforeEach
    void unknownOnes() throws Exception {
        office = Shop.office(directory, 60);
        office.write("inbox/shop/b.csv", Shop.HEAD + """
                N1,2024-05-07 09:00,13800000001,,开机黑屏 按键失灵 联系13911112222
                N2,2024-05-07 09:10,13800000002,,门店地址 几点营业
                N3,2024-05-07 09:20,13800000003,,哦
                N4,2024-05-07 09:30,13800000004,,嗯
                """).nightly();
        office.with(services -> services.ticket().classifier().train(Office.ADMIN, false));
        sheet = directory.resolve("types.xlsx");
        assertThat(office.<Integer>with(
                        services -> services.ticket().classifySheet().write(sheet, 10)))
                .isEqualTo(4);
    }

    private Reading read(boolean dryRun) {
        return office.with(services -> services.ticket().classifySheet().read(sheet, LI, dryRun));
    }

    private String id(String number) {
        return office.query("SELECT id FROM ticket WHERE external_id = '" + number + "'")
                .get(0);
    }

    /** Writes into cells of a ticket's row, by the headings. */
    private void fill(String number, Map<String, String> cells) throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(sheet))) {
            var table = workbook.getSheetAt(0);
            for (var row : table) {
                if (row.getCell(0).getStringCellValue().equals(id(number))) {
                    for (var heading : table.getRow(1)) {
                        String value = cells.get(heading.getStringCellValue());
                        if (value != null) {
                            row.createCell(heading.getColumnIndex()).setCellValue(value);
                        }
                    }
                }
            }
            try (var out = Files.newOutputStream(sheet)) {
                workbook.write(out);
            }
        }
    }

    @Test
    void whatPeopleSayIsTakenOverAndTheRestWaitsOn() throws Exception {
        fill("N1", Map.of("认定", "同判断", "备注", "听过录音"));
        fill("N2", Map.of("认定", "complaint", "认定子类型", "投诉"));
        fill("N3", Map.of("备注", "问一下"));

        assertThat(read(true).changed().tickets()).hasSize(2);
        assertThat(office.query(SAID))
                .as("a rehearsal changes nothing")
                .allMatch(line -> line.endsWith("null null null"));
        assertThat(read(false).rows()).isEqualTo(4);

        assertThat(office.query(SAID))
                .containsExactly(
                        "N1 after_sales after_sales type",
                        "N2 complaint complaint type",
                        "N3 null null null",
                        "N4 null null null");
        assertThat(office.query("SELECT DISTINCT e.actor, e.reason FROM ticket_event e WHERE e.kind = 'type'"
                        + " AND e.ticket_id IN ('" + id("N1") + "', '" + id("N2")
                        + "') ORDER BY 2"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("李雷 "))
                .anyMatch(line -> line.contains("听过录音 (types.xlsx, 工单类型复核!"))
                .anyMatch(line -> line.contains("types.xlsx, 工单类型复核!"));
        assertThat(read(false).changed().already()).as("read twice").isEqualTo(2);
    }

    @Test
    void personalDataIsHidden() throws Exception {
        try (XSSFWorkbook workbook = new XSSFWorkbook(Files.newInputStream(sheet))) {
            StringBuilder text = new StringBuilder();
            workbook.getSheetAt(0).forEach(row -> row.forEach(cell -> text.append(cell)));
            assertThat(text).contains("139****2222").doesNotContain("13911112222");
        }
    }

    @Test
    void oneFaultAndNothingIsTakenOver() throws Exception {
        office.does(deeds -> deeds.correctType("inquiry", null, ""), LI, id("N1"));
        fill("N1", Map.of("认定", "投诉"));
        fill("N2", Map.of("认定", "同判断"));
        fill("N3", Map.of("认定子类型", "投诉"));
        fill("N4", Map.of("认定", "也许"));

        assertThat(read(false).faults().stream().map(fault -> fault.getClass().getSimpleName()))
                .containsExactlyInAnyOrder("SaidOtherwise", "NoTypeForSubtype", "WrongWord");
        assertThat(office.query(SAID)).filteredOn(line -> line.startsWith("N2")).containsExactly("N2 null null null");
    }

    @Test
    void whatWasNotGuessedIsNotRight() throws Exception {
        fill("N3", Map.of("判断类型", "", "认定", "同判断"));

        assertThat(read(false).faults().stream().map(fault -> fault.getClass().getSimpleName()))
                .containsExactly("NothingGuessed");
    }
}
