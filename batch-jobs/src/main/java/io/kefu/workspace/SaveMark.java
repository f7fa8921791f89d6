package io.kefu.workspace;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Tells whether a workbook is as kefu wrote it: the comment at the end of its archive says so, and every spreadsheet program
 * that saves the workbook leaves the comment out.
 */
final class SaveMark {

    private static final byte[] MARK = "kefu".getBytes(StandardCharsets.US_ASCII);

    /** The record that ends an archive, as long as it is without a comment. */
    private static final byte[] END = {'P', 'K', 5, 6};

    private static final int END_LENGTH = 22;

    private SaveMark() {}

    /** Marks a workbook; other files stay as they are. */
    static void put(Path file, String name) throws IOException {
        if (!isWorkbook(name)) {
            return;
        }
        try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "rw")) {
            long end = archive.length() - END_LENGTH;
            if (end < 0 || !Arrays.equals(read(archive, end, END.length), END)) {
                return;
            }
            archive.seek(archive.length() - 2);
            archive.write(MARK.length);
            archive.write(0);
            archive.write(MARK);
        }
    }

    /** True for a workbook that is there and was saved by somebody else. */
    static boolean isGone(Path file) throws IOException {
        if (!isWorkbook(String.valueOf(file.getFileName())) || !Files.isRegularFile(file) || Files.size(file) == 0) {
            return false;
        }
        try (RandomAccessFile archive = new RandomAccessFile(file.toFile(), "r")) {
            long at = archive.length() - MARK.length;
            return at < 0 || !Arrays.equals(read(archive, at, MARK.length), MARK);
        }
    }

    private static boolean isWorkbook(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
    }

    private static byte[] read(RandomAccessFile archive, long at, int length) throws IOException {
        byte[] bytes = new byte[length];
        archive.seek(at);
        archive.readFully(bytes);
        return bytes;
    }
}
