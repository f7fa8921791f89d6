package io.kefu.intake;

import io.kefu.problem.KefuException;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JRuntimeException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.SharedStrings;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one sheet of an .xlsx, pulled from the sheet's XML so that the workbook never stands in memory. Date
 * cells become ISO local times, numbers their plain digits.
 */
final class XlsxRows implements RowReader {

    /** Marks the value of a cell that shows an error such as #N/A; no text begins with it. */
    private static final String ERROR = "\u0000";

    private final Path file;
    private final List<String> columns;
    private final boolean from1904;
    private final OPCPackage workbook;
    private final SharedStrings texts;
    private final StylesTable styles;
    private final InputStream sheet;
    private final XMLStreamReader xml;
    private final int[] positions;
    private long line;

    XlsxRows(Path file, Mapping mapping) throws IOException {
        this.file = file;
        this.columns = mapping.columns();
        OPCPackage opened = null;
        try {
            opened = OPCPackage.open(file.toFile(), PackageAccess.READ);
            XSSFReader reader = new XSSFReader(opened);
            this.texts = reader.getSharedStringsTable();
            this.styles = reader.getStylesTable();
            this.from1904 = from1904(reader);
            this.sheet = find(reader, mapping.sheet());
            this.xml = factory().createXMLStreamReader(sheet);
            this.workbook = opened;
            List<String> header = mapping.header();
            if (header.isEmpty()) {
                header = headerRow(mapping.skipLines());
            }
            this.positions = Columns.positions(file, columns, header);
        } catch (OpenXML4JException
                | OpenXML4JRuntimeException
                | XMLStreamException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | IOException e) {
            closeQuietly(opened);
            throw new KefuException(new IntakeProblem.UnreadableFile(file.toString(), reason(file)), e);
        } catch (KefuException e) {
            closeQuietly(opened);
            throw e;
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** Some workbooks, from old Macs, count their days from 1904. */
    private static boolean from1904(XSSFReader reader) throws IOException, OpenXML4JException, XMLStreamException {
        try (InputStream in = reader.getWorkbookData()) {
            XMLStreamReader workbook = factory().createXMLStreamReader(in);
            while (workbook.hasNext()) {
                if (workbook.next() == XMLStreamConstants.START_ELEMENT
                        && workbook.getLocalName().equals("workbookPr")) {
                    String flag = workbook.getAttributeValue(null, "date1904");
                    return "1".equals(flag) || "true".equals(flag);
                }
            }
            return false;
        }
    }

    private InputStream find(XSSFReader reader, String name) throws IOException, OpenXML4JException {
        List<String> found = new ArrayList<>();
        XSSFReader.SheetIterator sheets = reader.getSheetIterator();
        while (sheets.hasNext()) {
            InputStream candidate = sheets.next();
            if (name.isEmpty() || sheets.getSheetName().equals(name)) {
                return candidate;
            }
            found.add(sheets.getSheetName());
            candidate.close();
        }
        throw new KefuException(new IntakeProblem.NoSuchSheet(file.toString(), name, String.join(", ", found)));
    }

    private List<String> headerRow(int skip) throws XMLStreamException {
        int seen = 0;
        for (List<@Nullable String> row = nextRow(); row != null; row = nextRow()) {
            if (seen++ >= skip) {
                return row.stream()
                        .map(cell -> cell == null ? "" : cell.strip())
                        .toList();
            }
        }
        throw new KefuException(new IntakeProblem.EmptyFile(file.toString()));
    }

    @Override
    public @Nullable SourceRow read() {
        try {
            List<@Nullable String> row = nextRow();
            if (row == null) {
                return null;
            }
            @Nullable String[] cells = new @Nullable String[positions.length];
            for (int i = 0; i < positions.length; i++) {
                cells[i] = positions[i] < row.size() ? row.get(positions[i]) : null;
                if (cells[i] != null && cells[i].startsWith(ERROR)) {
                    String error = cells[i].substring(ERROR.length());
                    return SourceRow.broken(
                            line,
                            () -> CSVFormat.RFC4180.format(row.toArray()),
                            new RowProblem.ErrorCell(columns.get(i), error));
                }
            }
            return SourceRow.of(line, cells, () -> CSVFormat.RFC4180.format(row.toArray()));
        } catch (XMLStreamException
                | OpenXML4JRuntimeException
                | IllegalArgumentException
                | IndexOutOfBoundsException e) {
            throw new KefuException(
                    new IntakeProblem.FileBreaksOff(
                            file.toString(), line + 1, firstLine(String.valueOf(e.getMessage()))),
                    e);
        }
    }

    /** The next row that holds anything, or null. */
    private @Nullable List<@Nullable String> nextRow() throws XMLStreamException {
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT
                    && xml.getLocalName().equals("row")) {
                String number = xml.getAttributeValue(null, "r");
                line = number == null ? line + 1 : Long.parseLong(number);
                List<@Nullable String> cells = cellsOfRow();
                if (cells.stream().anyMatch(cell -> cell != null && !cell.isBlank())) {
                    return cells;
                }
            }
        }
        return null;
    }

    private List<@Nullable String> cellsOfRow() throws XMLStreamException {
        List<@Nullable String> cells = new ArrayList<>();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals("row")) {
                break;
            }
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                int column = column(xml.getAttributeValue(null, "r"), cells.size());
                while (cells.size() < column) {
                    cells.add(null);
                }
                cells.add(cell(xml.getAttributeValue(null, "t"), xml.getAttributeValue(null, "s")));
            }
        }
        return cells;
    }

    private @Nullable String cell(@Nullable String type, @Nullable String style) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean inside = false;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                inside = xml.getLocalName().equals("v") || xml.getLocalName().equals("t");
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                inside = false;
                if (xml.getLocalName().equals("c")) {
                    break;
                }
            } else if (inside && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                text.append(xml.getText());
            }
        }
        if (text.length() == 0) {
            return null;
        }
        return switch (type == null ? "n" : type) {
            case "s" -> texts.getItemAt(Integer.parseInt(text.toString())).getString();
            case "n" -> number(text.toString(), style);
            case "b" -> text.toString().equals("1") ? "true" : "false";
            case "e" -> ERROR + text;
            default -> text.toString();
        };
    }

    private String number(String text, @Nullable String style) {
        double value = Double.parseDouble(text);
        if (style != null && isDate(Integer.parseInt(style)) && DateUtil.isValidExcelDate(value)) {
            LocalDateTime time = DateUtil.getLocalDateTime(value, from1904, true);
            return time.truncatedTo(ChronoUnit.SECONDS).toString();
        }
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }

    private boolean isDate(int style) {
        XSSFCellStyle cellStyle = styles.getStyleAt(style);
        return cellStyle != null && DateUtil.isADateFormat(cellStyle.getDataFormat(), cellStyle.getDataFormatString());
    }

    private static int column(@Nullable String reference, int otherwise) {
        if (reference == null) {
            return otherwise;
        }
        int column = 0;
        for (int i = 0; i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = column * 26 + (reference.charAt(i) - 'A' + 1);
        }
        if (column > 16_384) {
            throw new IllegalArgumentException("cell " + reference + " is outside a sheet");
        }
        return column - 1;
    }

    /** What the file's first bytes tell about why it is no workbook. */
    private static String reason(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            if (head.length == 4 && head[0] == (byte) 0xD0 && head[1] == (byte) 0xCF) {
                return "it is an old .xls workbook, or one with a password";
            }
            boolean zip = head.length == 4 && head[0] == 'P' && head[1] == 'K';
            return zip ? "the workbook is damaged or not whole" : "it is no .xlsx workbook";
        }
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse(text);
    }

    private static void closeQuietly(@Nullable OPCPackage workbook) {
        if (workbook != null) {
            workbook.revert();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        } finally {
            sheet.close();
            workbook.revert();
        }
    }
}
