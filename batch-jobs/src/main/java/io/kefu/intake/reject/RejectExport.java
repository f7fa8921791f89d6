package io.kefu.intake.reject;

import io.kefu.intake.format.Tree;
import io.kefu.intake.ledger.RejectRepository.Reject;
import io.kefu.text.Json;
import io.kefu.workspace.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.hssf.usermodel.HeaderFooter;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes rejected rows for a person to correct: their own columns, with ours in front ({@link Corrections}). In a text
 * rows of several files share a table; each fills the columns that it had. A workbook has a sheet for each source, and the
 * cell that is wrong is marked.
 */
public final class RejectExport {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    /** What a cell holds at most. */
    public static final int LONGEST_CELL = 32_767;

    private final String workspaceId;
    private final Function<Reject, String> reason;

    /** @param reason says why a row was rejected */
    public RejectExport(String workspaceId, Function<Reject, String> reason) {
        this.workspaceId = workspaceId;
        this.reason = reason;
    }

    /** Writes a workbook when the name ends in {@code .xlsx}, else delimited text that spreadsheet programs take for UTF-8. */
    public OutputFile.Outcome write(Path file, List<Reject> rejects) {
        List<Map<String, String>> rows = rejects.stream().map(this::row).toList();
        Set<String> columns = new LinkedHashSet<>(Corrections.OURS);
        rows.forEach(row -> columns.addAll(row.keySet()));
        boolean workbook = file.toString().toLowerCase(Locale.ROOT).endsWith(".xlsx");
        // Corrections in a workbook show (OutputFile.isTouched); in a text they do not.
        return workbook
                ? OutputFile.write(file, out -> writeWorkbook(out, rejects, rows))
                : OutputFile.create(file, out -> writeText(out, columns, rows));
    }

    private Map<String, String> row(Reject reject) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(Corrections.ID, reject.id().in(workspaceId));
        row.put(Corrections.FILE, reject.file());
        row.put(Corrections.LINE, reject.place());
        row.put(Corrections.REASON, reason.apply(reject));
        Object raw = Tree.parse(reject.raw());
        if (raw instanceof List<?> cells) {
            List<String> names = Corrections.exported(reject.header());
            for (int i = 0; i < Math.max(cells.size(), names.size()); i++) {
                String column = i < names.size() ? names.get(i) : Corrections.OVERHANG + (i + 1);
                row.put(column, i < cells.size() ? String.valueOf(cells.get(i)) : "");
            }
        } else if (raw instanceof Map<?, ?> object) {
            flatten("", Tree.asObject(object), row);
        } else {
            row.put(Corrections.RAW, String.valueOf(raw));
        }
        return row;
    }

    private static void flatten(String prefix, Map<String, Object> object, Map<String, String> row) {
        object.forEach((name, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flatten(prefix + name + ".", Tree.asObject(inner), row);
            } else {
                row.put(
                        Corrections.exported(prefix + name),
                        value instanceof List<?> ? Json.write(value) : value.toString());
            }
        });
    }

    private static void writeText(OutputStream out, Set<String> columns, List<Map<String, String>> rows)
            throws IOException {
        out.write(BYTE_ORDER_MARK); // without it Excel takes the file for the system's own encoding
        out.write(line(columns.stream().toList()));
        for (Map<String, String> row : rows) {
            out.write(line(columns.stream()
                    .map(column -> guarded(row.getOrDefault(column, "")))
                    .toList()));
        }
    }

    private static byte[] line(List<String> cells) {
        return (CSVFormat.RFC4180.format(cells.toArray()) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** A text that a spreadsheet program would calculate gets an apostrophe in front. */
    static String guarded(String text) {
        return looksCalculated(text) ? "'" + text : text;
    }

    /** Takes away what {@link #guarded} put in front. */
    public static String unguarded(String text) {
        return text.startsWith("'") && looksCalculated(text.substring(1)) ? text.substring(1) : text;
    }

    private static boolean looksCalculated(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static void writeWorkbook(OutputStream out, List<Reject> rejects, List<Map<String, String>> rows)
            throws IOException {
        Map<String, List<Integer>> bySource = new TreeMap<>();
        for (int i = 0; i < rejects.size(); i++) {
            bySource.computeIfAbsent(rejects.get(i).source(), source -> new ArrayList<>())
                    .add(i);
        }
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, false, true)) {
            Styles styles = new Styles(workbook);
            for (Map.Entry<String, List<Integer>> source : bySource.entrySet()) {
                String name = bySource.size() == 1 ? Corrections.NAME : Corrections.NAME + " " + source.getKey();
                Sheet sheet = workbook.createSheet(uniqueName(workbook, name));
                writeSheet(sheet, styles, source.getValue(), rejects, rows);
            }
            if (bySource.isEmpty()) {
                writeSheet(workbook.createSheet(Corrections.NAME), styles, List.of(), rejects, rows);
            }
            workbook.write(out);
        }
    }

    /** Names of sheets have 31 characters, and no two are alike. */
    private static String uniqueName(SXSSFWorkbook workbook, String wanted) {
        String name = WorkbookUtil.createSafeSheetName(wanted);
        for (int n = 2; workbook.getSheet(name) != null; n++) {
            name = WorkbookUtil.createSafeSheetName(wanted.substring(0, Math.min(wanted.length(), 27)) + " " + n);
        }
        return name;
    }

    private static void writeSheet(
            Sheet sheet, Styles styles, List<Integer> chosen, List<Reject> rejects, List<Map<String, String>> rows) {
        Set<String> named = new LinkedHashSet<>(Corrections.OURS);
        chosen.forEach(i -> named.addAll(rows.get(i).keySet()));
        List<String> columns = List.copyOf(named);
        Row head = sheet.createRow(0);
        for (int i = 0; i < columns.size(); i++) {
            put(head, i, columns.get(i), styles.head);
        }
        for (int n = 0; n < chosen.size(); n++) {
            Map<String, String> values = rows.get(chosen.get(n));
            Set<String> wrong = wrongColumns(rejects.get(chosen.get(n)));
            Row row = sheet.createRow(n + 1);
            for (int i = 0; i < columns.size(); i++) {
                String column = columns.get(i);
                boolean isOurs = i < Corrections.OURS.size();
                put(
                        row,
                        i,
                        values.getOrDefault(column, ""),
                        isOurs ? styles.ours : wrong.contains(column) ? styles.wrong : styles.theirs);
            }
        }
        for (int i = 0; i < columns.size(); i++) {
            sheet.setColumnWidth(i, 256 * (columns.get(i).equals(Corrections.REASON) ? 48 : 18));
            sheet.setDefaultColumnStyle(i, i < Corrections.OURS.size() ? styles.ours : styles.theirs);
        }
        sheet.createFreezePane(Corrections.OURS.size(), 1);
        sheet.setAutoFilter(new CellRangeAddress(0, chosen.size(), 0, columns.size() - 1));
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        sheet.getFooter().setCenter(HeaderFooter.page() + " / " + HeaderFooter.numPages());
    }

    /** The columns that the problem names: one, or those that make up a field. */
    private static Set<String> wrongColumns(Reject reject) {
        String column = reject.facts().getOrDefault("column", "");
        Set<String> wrong = new LinkedHashSet<>();
        wrong.add(Corrections.exported(column));
        for (String part : column.split("\\+", -1)) {
            wrong.add(Corrections.exported(part));
        }
        return wrong;
    }

    private static final class Styles {

        private final CellStyle head;
        private final CellStyle ours;
        private final CellStyle theirs;
        private final CellStyle wrong;

        private Styles(SXSSFWorkbook workbook) {
            head = workbook.createCellStyle();
            Font bold = workbook.createFont();
            bold.setBold(true);
            head.setFont(bold);
            head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            ours = text(workbook);
            ours.setWrapText(true);
            ours.setFillForegroundColor(IndexedColors.LEMON_CHIFFON.getIndex());
            ours.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            theirs = text(workbook);
            wrong = text(workbook);
            wrong.setFillForegroundColor(IndexedColors.ROSE.getIndex());
            wrong.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
    }

    /** Text cells keep the zeros of numbers, and calculate nothing. */
    private static CellStyle text(SXSSFWorkbook workbook) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setQuotePrefixed(true);
        return style;
    }

    private static void put(Row row, int column, String text, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellValue(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
        cell.setCellStyle(style);
    }
}
