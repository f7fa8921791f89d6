package io.kefu.sheet;

import io.kefu.problem.KefuException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet, in order. */
public final class XlsxSheet implements AutoCloseable {

    /** What a cell holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        TIME,
        FLAG,
        ERROR
    }

    /**
     * A cell that holds something.
     *
     * @param column from 0
     * @param text the text, the plain digits of a number, an ISO local time, true or false, the error
     *     shown, or a formula that was saved without its value
     */
    public record Cell(int column, Kind kind, String text) {}

    /**
     * A row that holds something.
     *
     * @param number from 1
     */
    public record Row(long number, List<Cell> cells) {

        /** The cell of a column, or null when it is empty. */
        public @Nullable Cell cell(int column) {
            if (column < cells.size() && cells.get(column).column() == column) {
                return cells.get(column);
            }
            for (Cell cell : cells) {
                if (cell.column() == column) {
                    return cell;
                }
            }
            return null;
        }
    }

    private static final int MOST_COLUMNS = 16_384;

    private final Path file;
    private final InputStream part;
    private final XMLStreamReader xml;
    private final List<String> texts;
    private final boolean[] dates;
    private final boolean from1904;
    private long line;

    XlsxSheet(Path file, InputStream part, XMLStreamReader xml, List<String> texts, boolean[] dates, boolean from1904) {
        this.file = file;
        this.part = part;
        this.xml = xml;
        this.texts = texts;
        this.dates = dates;
        this.from1904 = from1904;
    }

    /**
     * The next row in which a cell holds something, or null at the end.
     *
     * @throws KefuException when the sheet is damaged from here on
     */
    public @Nullable Row next() {
        try {
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("row")) {
                    String number = xml.getAttributeValue(null, "r");
                    line = number == null ? line + 1 : Long.parseLong(number);
                    List<Cell> cells = cells();
                    if (!cells.isEmpty()) {
                        return new Row(line, cells);
                    }
                }
            }
            return null;
        } catch (XMLStreamException | IllegalArgumentException | IndexOutOfBoundsException e) {
            String reason = String.valueOf(e.getMessage());
            throw new KefuException(
                    new SheetProblem.SheetBreaksOff(
                            file.toString(),
                            Math.max(1, line),
                            reason.lines().findFirst().orElse(reason)),
                    e);
        }
    }

    private List<Cell> cells() throws XMLStreamException {
        List<Cell> cells = new ArrayList<>();
        int column = -1;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                column = column(xml.getAttributeValue(null, "r"), column + 1);
                Cell cell = cell(column, xml.getAttributeValue(null, "t"), xml.getAttributeValue(null, "s"));
                if (cell != null) {
                    cells.add(cell);
                }
            }
        }
        return cells;
    }

    private @Nullable Cell cell(int column, @Nullable String type, @Nullable String style) throws XMLStreamException {
        String value = "";
        String formula = "";
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                if (xml.getLocalName().equals("v")) {
                    value = CellText.characters(xml);
                } else if (xml.getLocalName().equals("f")) {
                    formula = CellText.characters(xml);
                } else if (xml.getLocalName().equals("is")) {
                    value = CellText.read(xml, "is");
                }
            } else if (event == XMLStreamConstants.END_ELEMENT
                    && xml.getLocalName().equals("c")) {
                break;
            }
        }
        if (value.isEmpty()) {
            // Programs that do not calculate leave a formula without its value: that is not nothing.
            return formula.isEmpty() || "str".equals(type) ? null : new Cell(column, Kind.ERROR, "=" + formula);
        }
        return switch (type == null ? "n" : type) {
            case "s" -> text(column, texts.get(Integer.parseInt(value.strip())));
            case "n" -> number(column, value.strip(), style);
            case "b" -> new Cell(column, Kind.FLAG, value.equals("1") ? "true" : "false");
            case "e" -> new Cell(column, Kind.ERROR, value);
            case "d" -> new Cell(column, Kind.TIME, value);
            case "str" -> text(column, CellText.unescape(value));
            default -> text(column, value);
        };
    }

    private static @Nullable Cell text(int column, String text) {
        return text.isEmpty() ? null : new Cell(column, Kind.TEXT, text);
    }

    private Cell number(int column, String text, @Nullable String style) {
        double value = Double.parseDouble(text);
        int index = style == null || style.isEmpty() ? 0 : Integer.parseInt(style);
        if (index < dates.length && dates[index] && DateUtil.isValidExcelDate(value)) {
            LocalDateTime time = DateUtil.getLocalDateTime(value, from1904, true);
            return new Cell(
                    column, Kind.TIME, time.truncatedTo(ChronoUnit.SECONDS).toString());
        }
        BigDecimal decimal = new BigDecimal(text);
        if (Math.abs(decimal.scale()) > 400) {
            throw new IllegalArgumentException("no number: " + text);
        }
        return new Cell(column, Kind.NUMBER, decimal.stripTrailingZeros().toPlainString());
    }

    private static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + (reference.charAt(i) - 'A' + 1);
            if (column > MOST_COLUMNS) {
                throw new IllegalArgumentException("cell " + reference + " is outside a sheet");
            }
        }
        return column - 1;
    }

    /** The letters of a column that is counted from 0. */
    public static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters.insert(0, (char) ('A' + rest % 26));
        }
        return letters.toString();
    }

    @Override
    public void close() {
        try {
            xml.close();
            part.close();
        } catch (XMLStreamException | IOException e) {
            // It was opened for reading only.
        }
    }
}
