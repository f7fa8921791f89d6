package io.kefu.job;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** A sheet as an office edits it: rows are found by their first column, columns by the order of the template. */
final class EditedSheet {

    static final int HEADER = 1;

    private final String name;
    private final List<String> header;
    private final List<CellStyle> styles = new ArrayList<>();
    private final XSSFWorkbook workbook;

    /** The rows below the header: texts, numbers, or nothing. */
    final List<@Nullable Object[]> rows = new ArrayList<>();

    private EditedSheet(XSSFWorkbook workbook) {
        this.workbook = workbook;
        XSSFSheet sheet = workbook.getSheetAt(0);
        this.name = sheet.getSheetName();
        this.header = new ArrayList<>();
        sheet.getRow(HEADER).forEach(cell -> header.add(cell.getStringCellValue()));
        for (int r = HEADER + 1; r <= sheet.getLastRowNum(); r++) {
            @Nullable Object[] values = new @Nullable Object[header.size()];
            for (int c = 0; c < values.length; c++) {
                Cell cell = sheet.getRow(r).getCell(c);
                values[c] = cell == null || cell.getCellType() == CellType.BLANK
                        ? null
                        : cell.getCellType() == CellType.NUMERIC
                                ? (Object) cell.getNumericCellValue()
                                : cell.getStringCellValue();
                if (r == HEADER + 1) {
                    styles.add(cell == null ? workbook.getCellStyleAt(0) : cell.getCellStyle());
                }
            }
            rows.add(values);
        }
    }

    static EditedSheet open(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new EditedSheet(new XSSFWorkbook(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nullable
    Object[] row(String id) {
        return rows.stream().filter(row -> id.equals(row[0])).findFirst().orElseThrow();
    }

    void rename(int column, String heading) {
        header.set(column, heading);
    }

    @Nullable
    Object[] add() {
        @Nullable Object[] row = new @Nullable Object[header.size()];
        rows.add(row);
        return row;
    }

    /** Writes the sheet as it is, rows in their order. */
    void save(Path file) {
        save(file, name, order(), List.of());
    }

    /** Writes the sheet with a copy of one row above the headings. */
    void saveAbove(Path file, int index) {
        Row top = workbook.getSheetAt(0).createRow(0);
        for (int c = 0; c < header.size(); c++) {
            Object value = rows.get(index)[c];
            if (value != null) {
                top.createCell(c).setCellValue(value.toString());
            }
        }
        save(file);
    }

    private List<Integer> order() {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            order.add(i);
        }
        return order;
    }

    /** Writes the sheet after what offices do to sheets without changing what they say. */
    void saveUntidy(Path file, Random random) {
        List<Integer> order = order();
        Collections.shuffle(order, random);
        Collections.shuffle(rows, random);
        for (int i = 0; i < 20; i++) {
            rows.add(random.nextInt(rows.size()), new @Nullable Object[header.size()]);
        }
        List<Integer> hidden = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (random.nextInt(7) == 0) {
                hidden.add(i);
            }
        }
        save(file, "五月（改）", order, hidden);
    }

    private void save(Path file, String sheetName, List<Integer> order, List<Integer> hidden) {
        XSSFSheet sheet = workbook.getSheetAt(0);
        workbook.setSheetName(0, sheetName);
        Map<Integer, CellStyle> headerStyles = new LinkedHashMap<>();
        for (int c = 0; c < order.size(); c++) {
            headerStyles.put(c, sheet.getRow(HEADER).getCell(c).getCellStyle());
        }
        for (int r = sheet.getLastRowNum(); r >= HEADER; r--) {
            sheet.removeRow(sheet.getRow(r));
        }
        Row head = sheet.createRow(HEADER);
        for (int c = 0; c < order.size(); c++) {
            Cell cell = head.createCell(c);
            cell.setCellValue(header.get(order.get(c)));
            cell.setCellStyle(headerStyles.get(c));
        }
        for (int r = 0; r < rows.size(); r++) {
            Row row = sheet.createRow(HEADER + 1 + r);
            row.setZeroHeight(hidden.contains(r));
            for (int c = 0; c < order.size(); c++) {
                Object value = rows.get(r)[order.get(c)];
                Cell cell = row.createCell(c);
                cell.setCellStyle(styles.get(order.get(c)));
                if (value instanceof Double number) {
                    cell.setCellValue(number);
                } else if (value != null) {
                    cell.setCellValue(value.toString());
                }
            }
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            workbook.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
