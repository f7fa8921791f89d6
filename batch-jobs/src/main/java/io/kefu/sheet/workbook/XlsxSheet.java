package io.kefu.sheet.workbook;

import io.kefu.problem.KefuException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** The rows of one sheet of an .xlsx. */
public final class XlsxSheet implements SheetRows {

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

    @Override
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
            case "s" -> Cell.text(column, texts.get(Integer.parseInt(value.strip())));
            case "n" -> number(column, value.strip(), style);
            case "b" -> Cell.flag(column, value.equals("1"));
            case "e" -> new Cell(column, Kind.ERROR, value);
            case "d" -> new Cell(column, Kind.TIME, value);
            case "str" -> Cell.text(column, CellText.unescape(value));
            default -> Cell.text(column, value);
        };
    }

    private Cell number(int column, String text, @Nullable String style) {
        int index = style == null || style.isEmpty() ? 0 : Integer.parseInt(style);
        return Cell.number(column, new BigDecimal(text), index < dates.length && dates[index], from1904);
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
