package io.kefu.intake;

import io.kefu.intake.IntakeRepository.Reject;
import io.kefu.intake.read.Tree;
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
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes rejected rows for a person to correct: their own columns, with ours in front ({@link Corrections}). Rows of
 * several files share a table; each fills the columns that it had.
 */
public final class RejectExport {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    /** What a cell holds at most. */
    static final int LONGEST_CELL = 32_767;

    private final Function<Reject, String> reason;

    /** @param reason says why a row was rejected */
    public RejectExport(Function<Reject, String> reason) {
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
                ? OutputFile.write(file, out -> writeWorkbook(out, new ArrayList<>(columns), rows))
                : OutputFile.create(file, out -> writeText(out, columns, rows));
    }

    private Map<String, String> row(Reject reject) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put(Corrections.ID, reject.id().toString());
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
                        value instanceof List<?> ? Tree.print(value) : value.toString());
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
    static String unguarded(String text) {
        return text.startsWith("'") && looksCalculated(text.substring(1)) ? text.substring(1) : text;
    }

    private static boolean looksCalculated(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    }

    private static void writeWorkbook(OutputStream out, List<String> columns, List<Map<String, String>> rows)
            throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(null, 100, false, true)) {
            Sheet sheet = workbook.createSheet(Corrections.NAME);
            CellStyle head = workbook.createCellStyle();
            Font bold = workbook.createFont();
            bold.setBold(true);
            head.setFont(bold);
            head.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
            head.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            CellStyle ours = text(workbook);
            ours.setWrapText(true);
            ours.setFillForegroundColor(IndexedColors.LEMON_CHIFFON.getIndex());
            ours.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            CellStyle theirs = text(workbook);
            fill(sheet.createRow(0), columns, head, head);
            for (int i = 0; i < rows.size(); i++) {
                Map<String, String> row = rows.get(i);
                List<String> cells = columns.stream()
                        .map(column -> row.getOrDefault(column, ""))
                        .toList();
                fill(sheet.createRow(i + 1), cells, ours, theirs);
            }
            for (int i = 0; i < columns.size(); i++) {
                sheet.setColumnWidth(i, 256 * (columns.get(i).equals(Corrections.REASON) ? 48 : 18));
                sheet.setDefaultColumnStyle(i, i < Corrections.OURS.size() ? ours : theirs);
            }
            sheet.createFreezePane(Corrections.OURS.size(), 1);
            sheet.setAutoFilter(new CellRangeAddress(0, rows.size(), 0, columns.size() - 1));
            workbook.write(out);
        }
    }

    /** Text cells keep the zeros of numbers, and calculate nothing. */
    private static CellStyle text(SXSSFWorkbook workbook) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        style.setQuotePrefixed(true);
        return style;
    }

    private static void fill(Row row, List<String> cells, CellStyle ours, CellStyle theirs) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = row.createCell(i);
            String text = cells.get(i);
            cell.setCellValue(text.length() > LONGEST_CELL ? text.substring(0, LONGEST_CELL) : text);
            cell.setCellStyle(i < Corrections.OURS.size() ? ours : theirs);
        }
    }
}
