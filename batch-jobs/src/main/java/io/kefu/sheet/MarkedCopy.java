package io.kefu.sheet;

import io.kefu.problem.KefuException;
import io.kefu.sheet.workbook.SheetProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.ooxml.POIXMLException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.Drawing;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** A copy of a workbook in which cells are coloured and carry a comment. */
public final class MarkedCopy {

    /** Marking needs the workbook in memory. */
    private static final long LARGEST = 10L * 1024 * 1024;

    private static final long LARGEST_UNPACKED = 80L * 1024 * 1024;

    private static final int COMMENT_COLUMNS = 3;
    private static final int COMMENT_ROWS = 5;

    private MarkedCopy() {}

    /** Whether a workbook is small enough to be marked: at most 10 MiB, and 80 MiB unpacked. */
    public static boolean isPossible(Path workbook) {
        try (ZipFile zip = new ZipFile(workbook.toFile())) {
            long unpacked = zip.stream().mapToLong(ZipEntry::getSize).sum();
            return Files.size(workbook) <= LARGEST && unpacked <= LARGEST_UNPACKED;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Writes the copy; the stream stays open.
     *
     * @param comments what to say at each cell, {@code sheet!A1}
     */
    public static void write(Path workbook, Map<String, String> comments, OutputStream out) throws IOException {
        try (XSSFWorkbook copy = new XSSFWorkbook(Files.newInputStream(workbook))) {
            Map<CellStyle, CellStyle> coloured = new HashMap<>();
            comments.forEach((place, text) -> mark(copy, place, text, coloured));
            copy.write(out);
        } catch (POIXMLException | OpenXML4JRuntimeException e) {
            throw new KefuException(
                    new SheetProblem.UnreadableWorkbook(workbook.toString(), SheetProblem.Reason.DAMAGED), e);
        }
    }

    private static void mark(XSSFWorkbook workbook, String place, String text, Map<CellStyle, CellStyle> coloured) {
        int bang = place.lastIndexOf('!');
        Sheet sheet = workbook.getSheet(place.substring(0, bang));
        CellReference reference = new CellReference(place.substring(bang + 1));
        Row row = sheet.getRow(reference.getRow());
        if (row == null) {
            row = sheet.createRow(reference.getRow());
        }
        Cell cell = row.getCell(reference.getCol(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
        cell.setCellStyle(coloured.computeIfAbsent(cell.getCellStyle(), style -> red(workbook, style)));
        CreationHelper helper = workbook.getCreationHelper();
        Comment comment = cell.getCellComment();
        if (comment == null) {
            ClientAnchor anchor = helper.createClientAnchor();
            anchor.setCol1(reference.getCol() + 1);
            anchor.setCol2(reference.getCol() + 1 + COMMENT_COLUMNS);
            anchor.setRow1(reference.getRow());
            anchor.setRow2(reference.getRow() + COMMENT_ROWS);
            Drawing<?> drawing = sheet.createDrawingPatriarch();
            comment = drawing.createCellComment(anchor);
            cell.setCellComment(comment);
        }
        comment.setString(helper.createRichTextString(text));
        comment.setAuthor("kefu");
    }

    private static CellStyle red(XSSFWorkbook workbook, CellStyle style) {
        CellStyle red = workbook.createCellStyle();
        red.cloneStyleFrom(style);
        red.setFillForegroundColor(IndexedColors.ROSE.getIndex());
        red.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        return red;
    }
}
