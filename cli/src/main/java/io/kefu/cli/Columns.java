package io.kefu.cli;

import java.util.List;

/** Aligns cells in columns; a Chinese character takes two places. */
final class Columns {

    private Columns() {}

    /** @param widest how many places a cell may take; longer ones are cut */
    static String align(List<List<String>> lines, boolean[] right, int widest) {
        int[] widths = new int[right.length];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(cut(line.get(i), widest)));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                String cell = cut(line.get(i), widest);
                String blanks = " ".repeat(widths[i] - width(cell));
                row.append(i == 0 ? "" : "  ").append(right[i] ? blanks + cell : cell + blanks);
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static String cut(String cell, int widest) {
        if (width(cell) <= widest) {
            return cell;
        }
        StringBuilder cut = new StringBuilder();
        int width = 1;
        for (int c : cell.codePoints().toArray()) {
            width += width(c);
            if (width > widest) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut.append('…').toString();
    }

    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    /** Two places for what East Asian terminals draw wide. */
    private static int width(int c) {
        boolean wide = (c >= 0x1100 && c <= 0x115F)
                || (c >= 0x2E80 && c <= 0xA4CF)
                || (c >= 0xAC00 && c <= 0xD7A3)
                || (c >= 0xF900 && c <= 0xFAFF)
                || (c >= 0xFE30 && c <= 0xFE4F)
                || (c >= 0xFF00 && c <= 0xFF60)
                || (c >= 0xFFE0 && c <= 0xFFE6)
                || (c >= 0x1F300 && c <= 0x1FAFF)
                || (c >= 0x20000 && c <= 0x3FFFD);
        return wide ? 2 : Character.getType(c) == Character.NON_SPACING_MARK ? 0 : 1;
    }
}
