package io.kefu.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.problem.KefuException;
import io.kefu.sheet.workbook.SheetRows;
import io.kefu.sheet.workbook.Workbook;
import io.kefu.sheet.workbook.XlsxSheet;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Workbooks of many kinds, read by us and by POI: the same values. */
class WorkbookValuesTest {

    private static final Path SHARED = Path.of("../../shared/data");

    /** What neither of us takes for a whole workbook: broken relations, a password. */
    private static final Set<String> REFUSED =
            Set.of("issue252.xlsx", "pass_protected.xlsx", "password-protected-password123.xlsx");

    /** Of rich text inside a cell POI reads the last run only. */
    private static final Set<String> POI_READS_LESS = Set.of("minimal_package.xlsx");

    static List<Path> workbooks() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String directory : List.of("xlsx-calamine", "xlsx-easyexcel", "boston311")) {
            try (Stream<Path> tree = Files.walk(SHARED.resolve(directory))) {
                tree.filter(file -> file.toString().matches(".*\\.xlsx?"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        return files;
    }

    /** From the tests of other projects. */
    @Tag("shared")
    @ParameterizedTest
    @MethodSource("workbooks")
    void holdsTheValuesThatPoiReads(Path file) throws IOException {
        compare(file);
    }

    /** Written by POI in every form that it knows. */
    @ParameterizedTest
    @CsvSource({"xlsx, false", "xlsx, true", "xls, false", "xls, true", "streamed, false", "inline, false"})
    void holdsTheValuesThatWereWritten(String form, boolean from1904, @TempDir Path directory) throws IOException {
        Path file = directory.resolve(form.equals("xls") ? "x.xls" : "x.xlsx");
        Map<String, String> written = new TreeMap<>();
        try (org.apache.poi.ss.usermodel.Workbook book = bookOf(form, from1904);
                OutputStream out = Files.newOutputStream(file)) {
            fill(book, from1904, written);
            book.write(out);
        }
        Map<String, String> ours = new TreeMap<>();
        ours(file, ours);
        assertThat(ours).isEqualTo(written);
        compare(file);
    }

    private static org.apache.poi.ss.usermodel.Workbook bookOf(String form, boolean from1904) {
        if (form.equals("xls")) {
            HSSFWorkbook book = new HSSFWorkbook();
            book.getInternalWorkbook().getRecords().stream()
                    .filter(DateWindow1904Record.class::isInstance)
                    .forEach(window -> ((DateWindow1904Record) window).setWindowing((short) (from1904 ? 1 : 0)));
            return book;
        }
        if (form.equals("streamed")) {
            return new SXSSFWorkbook(2);
        }
        if (form.equals("inline")) {
            return new SXSSFWorkbook(new XSSFWorkbook(), 2, false, false);
        }
        XSSFWorkbook book = new XSSFWorkbook();
        book.getCTWorkbook().getWorkbookPr().setDate1904(from1904);
        return book;
    }

    /** Cells of every type, on two sheets, with gaps between rows and columns. */
    private static void fill(org.apache.poi.ss.usermodel.Workbook book, boolean from1904, Map<String, String> written) {
        CellStyle moment = book.createCellStyle();
        moment.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d h:mm:ss"));
        CellStyle day = book.createCellStyle();
        day.setDataFormat((short) 14);
        CellStyle text = book.createCellStyle();
        text.setDataFormat((short) 49);
        for (String name : List.of("工单", "Sheet 2")) {
            Sheet sheet = book.createSheet(name);
            for (int i = 0; i < 40; i += 3) {
                Row row = sheet.createRow(i);
                String place = name + "!%s" + (i + 1);
                row.createCell(0).setCellValue("第" + i + "行 <&>\n\"引号\" 😀");
                written.put(place.formatted("A"), "第" + i + "行 <&>\n\"引号\" 😀");
                row.createCell(2).setCellValue(i * 1000.25 - 7);
                written.put(place.formatted("C"), plain(Double.toString(i * 1000.25 - 7)));
                row.createCell(3).setCellValue(i % 2 == 0);
                written.put(place.formatted("D"), Boolean.toString(i % 2 == 0));
                LocalDateTime at =
                        LocalDateTime.of(2024, 2, 28, 23, 59, 58).plusDays(i).plusSeconds(i);
                Cell time = row.createCell(27);
                time.setCellValue(DateUtil.getExcelDate(at, from1904));
                time.setCellStyle(moment);
                written.put(place.formatted("AB"), at.toString());
                Cell date = row.createCell(28);
                date.setCellValue(DateUtil.getExcelDate(at.toLocalDate(), from1904));
                date.setCellStyle(day);
                written.put(
                        place.formatted("AC"), at.toLocalDate().atStartOfDay().toString());
                Cell number = row.createCell(30);
                number.setCellValue("0013800001111");
                number.setCellStyle(text);
                written.put(place.formatted("AE"), plain("0013800001111"));
                row.createCell(31).setBlank();
            }
        }
    }

    private static void compare(Path file) throws IOException {
        Map<String, String> ours = new TreeMap<>();
        try {
            ours(file, ours);
        } catch (KefuException refused) {
            assertThat(REFUSED).contains(String.valueOf(file.getFileName()));
            return;
        }
        if (POI_READS_LESS.contains(String.valueOf(file.getFileName()))) {
            assertThat(ours).isNotEmpty();
            return;
        }
        Map<String, String> theirs = new TreeMap<>();
        try (org.apache.poi.ss.usermodel.Workbook workbook = WorkbookFactory.create(file.toFile(), null, true)) {
            for (Sheet sheet : workbook) {
                for (Row row : sheet) {
                    for (Cell cell : row) {
                        put(theirs, sheet.getSheetName() + "!" + cell.getAddress(), cell);
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            return; // POI reads less of damaged files than we do
        }
        // POI knows fewer formats of dates: where it sees a number, ours must be that moment.
        theirs.entrySet().removeIf(cell -> isMomentOf(cell.getValue(), ours.getOrDefault(cell.getKey(), "")));
        assertThat(ours).containsAllEntriesOf(theirs);
    }

    private static boolean isMomentOf(String number, String time) {
        return number.matches("\\d+\\.\\d+")
                && time.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                && DateUtil.getLocalDateTime(Double.parseDouble(number), false, true)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .equals(LocalDateTime.parse(time));
    }

    private static void ours(Path file, Map<String, String> values) {
        try (Workbook workbook = Workbook.open(file)) {
            for (String name : workbook.sheetNames()) {
                try (SheetRows sheet = workbook.rows(name)) {
                    for (SheetRows.Row row = sheet.next(); row != null; row = sheet.next()) {
                        for (SheetRows.Cell cell : row.cells()) {
                            values.put(
                                    name + "!" + XlsxSheet.letters(cell.column()) + row.number(), plain(cell.text()));
                        }
                    }
                }
            }
        }
    }

    private static void put(Map<String, String> values, String place, Cell cell) {
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        String text =
                switch (type) {
                    case STRING -> cell.getStringCellValue();
                    case BOOLEAN -> String.valueOf(cell.getBooleanCellValue());
                    case NUMERIC -> number(cell);
                    default -> "";
                };
        if (!text.isEmpty()) {
            values.put(place, plain(text));
        }
    }

    private static String number(Cell cell) {
        if (DateUtil.isCellDateFormatted(cell)) {
            return DateUtil.getLocalDateTime(cell.getNumericCellValue(), is1904(cell), true)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString();
        }
        return BigDecimal.valueOf(cell.getNumericCellValue())
                .stripTrailingZeros()
                .toPlainString();
    }

    private static boolean is1904(Cell cell) {
        org.apache.poi.ss.usermodel.Workbook workbook = cell.getSheet().getWorkbook();
        return workbook instanceof XSSFWorkbook xlsx
                ? xlsx.isDate1904()
                : ((HSSFWorkbook) workbook).getInternalWorkbook().isUsing1904DateWindowing();
    }

    private static String plain(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        try {
            return Double.toString(Double.parseDouble(lines));
        } catch (NumberFormatException e) {
            return lines;
        }
    }
}
