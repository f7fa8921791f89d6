package io.kefu.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Estimates how high a row must be for its wrapped texts. Excel measures rows itself when it opens a file, other
 * programs do not and would show the first line only. Units are those of the file: widths in characters, heights in
 * points.
 */
final class RowHeights {

    private static final double PADDING = 1.3;
    private static final double DEFAULT_WIDTH = 8.43;
    private static final double DEFAULT_HEIGHT = 15;
    private static final double MOST_POINTS = 409;

    private final List<Boolean> wraps = new ArrayList<>();
    private final Map<Integer, Double> widths = new HashMap<>();
    private final double lineHeight;

    RowHeights(SheetTemplate template, Document sheet) throws IOException {
        for (Element formats : Xml.elements(Xml.parse(template.part("xl/styles.xml")), "cellXfs")) {
            for (Element format : Xml.elements(formats, "xf")) {
                wraps.add(Xml.elements(format, "alignment").stream()
                        .anyMatch(
                                alignment -> alignment.getAttribute("wrapText").matches("1|true")));
            }
        }
        for (Element column : Xml.elements(sheet, "col")) {
            int last = Math.min(Integer.parseInt(column.getAttribute("max")), 16_384);
            for (int i = Integer.parseInt(column.getAttribute("min")); i <= last; i++) {
                widths.put(i, number(column.getAttribute("width"), DEFAULT_WIDTH));
            }
        }
        List<Element> format = Xml.elements(sheet, "sheetFormatPr");
        this.lineHeight = format.isEmpty()
                ? DEFAULT_HEIGHT
                : number(format.get(0).getAttribute("defaultRowHeight"), DEFAULT_HEIGHT);
    }

    private static double number(String text, double otherwise) {
        return text.isEmpty() ? otherwise : Double.parseDouble(text);
    }

    /** How many characters a line of the column holds; 0 when the style does not wrap. */
    double lineWidth(String column, String style) {
        int index = style.isEmpty() ? 0 : Integer.parseInt(style);
        if (index >= wraps.size() || !wraps.get(index)) {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < column.length(); i++) {
            number = number * 26 + (column.charAt(i) - 'A' + 1);
        }
        return Math.max(2, widths.getOrDefault(number, DEFAULT_WIDTH) - PADDING);
    }

    /** The height of so many lines. */
    double points(int lines) {
        return Math.min(MOST_POINTS, lines * lineHeight + 2);
    }

    /** How many lines a value takes in a line of this width. */
    static int lines(@Nullable Object value, double lineWidth) {
        if (!(value instanceof CharSequence text) || lineWidth == 0) {
            return 1;
        }
        int lines = 1;
        double used = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines++;
                used = 0;
                continue;
            }
            double width = c >= 0x2E80 ? 2 : 0.95;
            if (used + width > lineWidth) {
                lines++;
                used = 0;
            }
            used += width;
        }
        return lines;
    }
}
