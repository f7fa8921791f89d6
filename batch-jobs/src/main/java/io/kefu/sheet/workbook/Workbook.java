package io.kefu.sheet.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The values of a workbook, sheet by sheet, without keeping a sheet in memory. */
public interface Workbook extends AutoCloseable {

    /** The names of the sheets in tab order, hidden ones too. */
    List<String> sheetNames();

    /** The rows of a sheet; the caller closes them. */
    SheetRows rows(String sheet);

    /** The merged cells of a sheet. */
    List<Merge> merges(String sheet);

    @Override
    void close();

    /**
     * Opens an {@code .xlsx} or an {@code .xls}: which of the two it is, its first bytes tell.
     *
     * @throws io.kefu.problem.KefuException when it is none, or damaged, or has a password
     */
    static Workbook open(Path file) {
        return isOle(file) ? XlsFile.open(file) : XlsxFile.open(file);
    }

    private static boolean isOle(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            return head.length == 4 && head[0] == (byte) 0xD0 && head[1] == (byte) 0xCF;
        } catch (IOException e) {
            return false; // opening it tells why
        }
    }
}
