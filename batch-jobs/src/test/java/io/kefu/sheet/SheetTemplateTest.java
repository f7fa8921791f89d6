package io.kefu.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.kefu.problem.KefuException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTExtensionList;

class SheetTemplateTest {

    private static final List<String> FIELDS = List.of("name", "amount", "at");

    /** A title, a header, the marked row with styles and a drop-down, a total, a chart, a filter. */
    private static byte[] template() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            XSSFSheet sheet = workbook.createSheet("Data");
            sheet.createRow(0).createCell(0).setCellValue("Made on {report.day}");
            sheet.createRow(1).createCell(0).setCellValue("Name");
            XSSFCellStyle money = workbook.createCellStyle();
            money.setDataFormat(workbook.createDataFormat().getFormat("0.00"));
            money.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            sheet.createRow(2).createCell(0).setCellValue("{name}");
            sheet.getRow(2).createCell(1).setCellValue("{amount}");
            sheet.getRow(2).getCell(1).setCellStyle(money);
            XSSFCellStyle date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("yyyy-mm-dd hh:mm"));
            sheet.getRow(2).createCell(2).setCellValue("{at}");
            sheet.getRow(2).getCell(2).setCellStyle(date);
            sheet.getRow(2).createCell(3).setCellValue("always");
            sheet.createRow(3).createCell(1).setCellFormula("SUM(B3:B3)");
            sheet.addValidationData(sheet.getDataValidationHelper()
                    .createValidation(
                            sheet.getDataValidationHelper().createExplicitListConstraint(new String[] {"a", "b"}),
                            new CellRangeAddressList(2, 2, 0, 0)));
            sheet.setAutoFilter(CellRangeAddress.valueOf("A2:D3"));
            XSSFChart chart = sheet.createDrawingPatriarch()
                    .createChart(sheet.createDrawingPatriarch().createAnchor(0, 0, 0, 0, 6, 1, 12, 10));
            XDDFChartData data = chart.createData(
                    ChartTypes.BAR,
                    chart.createCategoryAxis(AxisPosition.BOTTOM),
                    chart.createValueAxis(AxisPosition.LEFT));
            data.addSeries(
                    XDDFDataSourcesFactory.fromStringCellRange(sheet, CellRangeAddress.valueOf("A3:A3")),
                    XDDFDataSourcesFactory.fromNumericCellRange(sheet, CellRangeAddress.valueOf("B3:B3")));
            chart.plot(data);
            workbook.write(out);
            return out.toByteArray();
        }
    }

    private static byte[] fill(List<Object[]> rows) throws IOException {
        return fill(template(), rows);
    }

    private static byte[] fill(byte[] template, List<Object[]> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetTemplate.read("t.xlsx", template)
                .fill(
                        () -> Map.of("report.day", "Monday"),
                        Map.of(SheetTemplate.ROWS, Table.of(FIELDS, new ArrayList<>(rows))),
                        out);
        return out.toByteArray();
    }

    @Test
    void keepsEverythingAndStretchesWhatCoversTheMarkedRow() throws IOException {
        LocalDateTime at = LocalDateTime.of(2024, 5, 6, 9, 30);
        byte[] filled =
                fill(List.of(new Object[] {"x", 1.5, at}, new Object[] {"y", 2, null}, new Object[] {"z", 3, at}));
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(filled))) {
            XSSFSheet sheet = workbook.getSheet("Data");
            assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Made on Monday");
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("x");
            assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).isEqualTo("z");
            assertThat(sheet.getRow(2).getCell(1).getNumericCellValue()).isEqualTo(1.5);
            assertThat(sheet.getRow(4).getCell(1).getCellStyle().getDataFormatString())
                    .isEqualTo("0.00");
            assertThat(sheet.getRow(2).getCell(2).getLocalDateTimeCellValue()).isEqualTo(at);
            assertThat(sheet.getRow(3).getCell(2).getCellType()).isEqualTo(CellType.BLANK);
            assertThat(sheet.getRow(4).getCell(3).getStringCellValue()).isEqualTo("always");
            assertThat(sheet.getRow(5).getCell(1).getCellFormula()).isEqualTo("SUM(B3:B5)");
            assertThat(sheet.getDataValidations()
                            .get(0)
                            .getRegions()
                            .getCellRangeAddress(0)
                            .formatAsString())
                    .isEqualTo("A3:A5");
            assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A2:D5");
            assertThat(sheet.createDrawingPatriarch()
                            .getCharts()
                            .get(0)
                            .getCTChart()
                            .toString())
                    .contains("Data!$B$3:$B$5");
        }
    }

    @Test
    void sameValuesGiveTheSameBytes() throws IOException {
        List<Object[]> rows = List.<Object[]>of(new Object[] {"x", 1, null});
        byte[] template = template();
        assertThat(java.util.Arrays.equals(fill(template, rows), fill(template, rows)))
                .isTrue();
    }

    @Test
    void anEmptyTableLeavesOneEmptyRow() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(fill(List.of())))) {
            assertThat(workbook.getSheet("Data").getRow(3).getCell(1).getCellFormula())
                    .isEqualTo("SUM(B3:B3)");
        }
    }

    @Test
    void hostileTextsStayText() throws IOException {
        String longest = "长".repeat(40_000);
        List<Object[]> rows = new ArrayList<>();
        for (String text : List.of("=cmd|' /C calc'!A0", "+1", "a\u0000\u0008b\uD800", "<&>\"'", "  two  ", longest)) {
            rows.add(new Object[] {text, null, null});
        }
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(fill(rows)))) {
            XSSFSheet sheet = workbook.getSheet("Data");
            for (int i = 0; i < rows.size(); i++) {
                Cell cell = sheet.getRow(2 + i).getCell(0);
                assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
            }
            assertThat(sheet.getRow(2).getCell(0).getStringCellValue()).isEqualTo("=cmd|' /C calc'!A0");
            assertThat(sheet.getRow(4).getCell(0).getStringCellValue()).isEqualTo("ab\uFFFD");
            assertThat(sheet.getRow(6).getCell(0).getStringCellValue()).isEqualTo("  two  ");
            assertThat(sheet.getRow(7).getCell(0).getStringCellValue())
                    .hasSize(32_767)
                    .endsWith("长…");
        }
    }

    @Test
    void namesAnUnknownFieldWithItsCellAndTheNearestOne() throws IOException {
        SheetTemplate template = SheetTemplate.read("t.xlsx", template());
        Throwable thrown = catchThrowable(() -> template.fill(
                () -> Map.of("report.day", ""),
                Map.of(SheetTemplate.ROWS, Table.of(List.of("name", "amounts", "at"), List.of())),
                new ByteArrayOutputStream()));
        assertThat(thrown)
                .isInstanceOf(KefuException.class)
                .hasMessage("t.xlsx: Data!B3 asks for unknown field 'amount'");
        assertThat(((KefuException) thrown).problem().facts()).containsEntry("nearest", "amounts");
    }

    @Test
    void refusesWhatIsNoWorkbook() {
        assertThat(catchThrowable(() -> SheetTemplate.read("t.xlsx", new byte[] {1, 2, 3})))
                .hasMessage("t.xlsx is no .xlsx workbook: it has no xl/workbook.xml");
    }

    @Test
    void singleValuesMayComeFromStreamedRowsOfALaterSheet() throws IOException {
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            workbook.createSheet("Summary").createRow(0).createCell(0).setCellValue("{report.sum}");
            workbook.createSheet("Data").createRow(0).createCell(0).setCellValue("{amount}");
            workbook.write(template);
        }
        long[] sum = {0};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        SheetTemplate.read("t.xlsx", template.toByteArray())
                .fill(
                        () -> Map.of("report.sum", sum[0]),
                        Map.of(SheetTemplate.ROWS, Table.streamed(List.of("amount"), row -> List.of(3, 4)
                                .forEach(amount -> {
                                    sum[0] += amount;
                                    row.accept(new Object[] {amount});
                                }))),
                        out);
        try (XSSFWorkbook filled = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(filled.getSheetName(0)).isEqualTo("Summary");
            assertThat(filled.getSheetAt(0).getRow(0).getCell(0).getNumericCellValue())
                    .isEqualTo(7);
            assertThat(filled.getSheetAt(1).getRow(1).getCell(0).getNumericCellValue())
                    .isEqualTo(4);
        }
    }

    @Test
    void newerDropDownsSayTheirCellsInAnElement() throws Exception {
        ByteArrayOutputStream template = new ByteArrayOutputStream();
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            XSSFSheet sheet = workbook.createSheet("Data");
            sheet.createRow(0).createCell(0).setCellValue("{amount}");
            sheet.getCTWorksheet().setExtLst(CTExtensionList.Factory.parse("""
                    <ext xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"
                        xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
                        xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"
                        uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}">
                      <x14:dataValidations count="1"><x14:dataValidation type="list">
                        <x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>A1</xm:sqref>
                      </x14:dataValidation></x14:dataValidations>
                    </ext>"""));
            workbook.write(template);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Table rows = Table.of(List.of("amount"), List.of(new Object[] {1}, new Object[] {2}));
        SheetTemplate.read("t.xlsx", template.toByteArray()).fill(Map::of, Map.of(SheetTemplate.ROWS, rows), out);
        try (XSSFWorkbook filled = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            assertThat(filled.getSheetAt(0).getCTWorksheet().getExtLst().toString())
                    .contains("sqref>A1:A502<");
        }
    }
}
