package io.kefu.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Aligns cells in columns; a Chinese character takes two places. */
final class Columns {

    private Columns() {}

    private static final String GAP = "  ";

    /** What a column of words keeps however narrow the terminal is. */
    private static final int LEAST = 12;

    /** What a column of words takes to be read below each other; with less it gets lines of its own. */
    private static final int READABLE = 20;

    private static final String INDENT = "    ";

    /**
     * Lines of cells in columns.
     *
     * @param whole columns of numbers and times, which stay whole
     * @param terminal places that a line shall fit into: the widest columns give way; 0 for as many as it takes
     * @param wraps whether what does not fit goes on below, in its column or on lines of its own; else it is cut
     */
    static String align(List<List<String>> lines, boolean[] right, boolean[] whole, int terminal, boolean wraps) {
        int[] widths = new int[right.length];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        boolean[] below = new boolean[widths.length];
        if (terminal > 0 && wraps) {
            hang(widths, whole, below, terminal);
        }
        if (terminal > 0) {
            fit(widths, whole, wraps ? READABLE : LEAST, terminal);
        }
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            List<List<String>> cells = new ArrayList<>();
            for (int i = 0; i < widths.length; i++) {
                if (below[i]) {
                    cells.add(List.of());
                } else {
                    cells.add(wraps ? wrapped(line.get(i), widths[i]) : List.of(cut(line.get(i), widths[i])));
                }
            }
            row(cells, widths, right, below, text);
            for (int i = 0; i < widths.length; i++) {
                if (below[i] && !line.get(i).isEmpty()) {
                    wrapped(line.get(i), terminal - INDENT.length())
                            .forEach(part -> text.append(INDENT).append(part).append('\n'));
                }
            }
        }
        return text.toString();
    }

    private static void row(
            List<List<String>> cells, int[] widths, boolean[] right, boolean[] below, StringBuilder text) {
        int height = cells.stream().mapToInt(List::size).max().orElse(1);
        for (int n = 0; n < height; n++) {
            StringBuilder row = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                if (!below[i]) {
                    String cell = n < cells.get(i).size() ? cells.get(i).get(n) : "";
                    String blanks = " ".repeat(Math.max(0, widths[i] - width(cell)));
                    row.append(row.isEmpty() ? "" : GAP).append(right[i] ? blanks + cell : cell + blanks);
                }
            }
            text.append(row.toString().stripTrailing()).append('\n');
        }
    }

    /** Puts the widest columns of words on lines of their own, below, where the others leave too little for them. */
    private static void hang(int[] widths, boolean[] whole, boolean[] below, int terminal) {
        while (true) {
            int needed = -GAP.length();
            int widest = -1;
            for (int i = 0; i < widths.length; i++) {
                if (!below[i]) {
                    needed += GAP.length() + (whole[i] ? widths[i] : Math.min(widths[i], READABLE));
                    widest = !whole[i] && (widest < 0 || widths[i] > widths[widest]) ? i : widest;
                }
            }
            if (needed <= terminal || widest < 0) {
                return;
            }
            below[widest] = true;
            widths[widest] = 0;
        }
    }

    private static void fit(int[] widths, boolean[] whole, int least, int terminal) {
        long shown = Arrays.stream(widths).filter(width -> width > 0).count();
        int over = (int) (Arrays.stream(widths).sum() + GAP.length() * (shown - 1) - terminal);
        while (over > 0) {
            int widest = -1;
            int next = least;
            for (int i = 0; i < widths.length; i++) {
                if (!whole[i] && widths[i] > (widest < 0 ? least : widths[widest])) {
                    next = widest < 0 ? least : widths[widest];
                    widest = i;
                } else if (!whole[i]) {
                    next = Math.max(next, widths[i]);
                }
            }
            if (widest < 0) {
                return;
            }
            int less = Math.min(over, Math.max(1, widths[widest] - next));
            widths[widest] -= less;
            over -= less;
        }
    }

    /** Parts of a text that fit into so many places, broken at blanks where there are any. */
    private static List<String> wrapped(String cell, int most) {
        List<String> parts = new ArrayList<>();
        int begin = 0;
        int blank = -1;
        int places = 0;
        for (int at = 0; at < cell.length(); at += Character.charCount(cell.codePointAt(at))) {
            int wide = width(cell.codePointAt(at));
            if (places + wide > most && at > begin) {
                boolean atWord = blank > begin && cell.charAt(at) != ' ' && at - blank < most / 2;
                int end = atWord ? blank : at;
                parts.add(cell.substring(begin, end).stripTrailing());
                begin = end;
                while (begin < at && cell.charAt(begin) == ' ') {
                    begin++;
                }
                places = width(cell.substring(begin, at));
            }
            if (cell.charAt(at) == ' ') {
                blank = at;
                if (at == begin) {
                    begin++; // a line does not begin with a blank
                    continue;
                }
            }
            places += wide;
        }
        parts.add(cell.substring(Math.min(begin, cell.length())));
        return parts;
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
