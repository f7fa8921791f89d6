package io.kefu.sheet;

import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.sheet.workbook.CellText;
import io.kefu.sheet.workbook.SheetProblem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** One filling of a template: streams the sheets first, then writes the parts that refer to their new ranges. */
final class SheetFiller {

    private static final String MARK = "kefu-rows";
    static final Pattern PLACEHOLDER = Pattern.compile("\\{([\\p{L}_][\\p{L}\\p{N}_.]*)}");
    private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final SheetTemplate template;
    private final Supplier<? extends Map<String, ? extends @Nullable Object>> scalarSource;
    private final Map<String, Table> tables;
    private @Nullable Map<String, ? extends @Nullable Object> scalars;
    private final Map<String, Stretch> stretches = new LinkedHashMap<>();
    private final QuotedStyles quoted;

    SheetFiller(
            SheetTemplate template,
            Supplier<? extends Map<String, ? extends @Nullable Object>> scalars,
            Map<String, Table> tables)
            throws IOException {
        this.template = template;
        this.quoted = new QuotedStyles(template);
        this.scalarSource = scalars;
        this.tables = tables;
    }

    void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        Map<String, String> sheets = template.sheets();
        List<String> shared = template.sharedTexts();
        entry(zip, "[Content_Types].xml", withoutCalculationChain(template.part("[Content_Types].xml"), "Override"));
        List<Map.Entry<String, String>> later = new ArrayList<>();
        for (Map.Entry<String, String> sheet : sheets.entrySet()) {
            if (comesFirst(Xml.parse(template.part(sheet.getValue())), shared)) {
                writeSheet(zip, sheet.getKey(), sheet.getValue(), shared);
            } else {
                later.add(sheet);
            }
        }
        for (Map.Entry<String, String> sheet : later) {
            writeSheet(zip, sheet.getKey(), sheet.getValue(), shared);
        }
        for (Map.Entry<String, byte[]> part : template.parts().entrySet()) {
            String path = part.getKey();
            if (!path.equals("[Content_Types].xml")
                    && !path.equals("xl/calcChain.xml")
                    && !path.endsWith("/")
                    && !sheets.containsValue(path)) {
                entry(zip, path, adapted(path, part.getValue()));
            }
        }
        zip.finish();
    }

    private byte[] adapted(String path, byte[] part) throws IOException {
        if (path.equals("xl/workbook.xml")) {
            return rewritten(part, "definedName", formula -> Stretch.rewrite(formula, "", stretches, false));
        }
        if (path.equals(QuotedStyles.PART)) {
            return quoted.added(part);
        }
        if (path.equals("xl/_rels/workbook.xml.rels")) {
            return withoutCalculationChain(part, "Relationship");
        }
        if (path.startsWith("xl/charts/chart")) {
            return rewritten(part, "f", formula -> Stretch.rewrite(formula, "", stretches, true));
        }
        return part;
    }

    private static byte[] rewritten(byte[] part, String element, UnaryOperator<String> change) throws IOException {
        Document document = Xml.parse(part);
        for (Element formula : Xml.elements(document, element)) {
            formula.setTextContent(change.apply(formula.getTextContent()));
        }
        return Xml.print(document).getBytes(StandardCharsets.UTF_8);
    }

    /** Excel rebuilds the calculation chain; a stale one makes it offer a repair. */
    private static byte[] withoutCalculationChain(byte[] part, String element) throws IOException {
        Document document = Xml.parse(part);
        for (Element reference : Xml.elements(document, element)) {
            String target = reference.getAttribute("PartName") + reference.getAttribute("Target");
            if (target.endsWith("calcChain.xml")) {
                Node parent = reference.getParentNode();
                if (parent != null) {
                    parent.removeChild(reference);
                }
            }
        }
        return Xml.print(document).getBytes(StandardCharsets.UTF_8);
    }

    private boolean comesFirst(Document sheet, List<String> shared) {
        for (Element cell : Xml.elements(sheet, "c")) {
            @Nullable Table table = tableOf(text(cell, shared));
            if (table != null && table.first()) {
                return true;
            }
        }
        return false;
    }

    private void writeSheet(ZipOutputStream zip, String sheetName, String path, List<String> shared)
            throws IOException {
        Document sheet = Xml.parse(template.part(path));
        @Nullable MarkedRow marked = replacePlaceholders(sheet, sheetName, shared, new RowHeights(template, sheet));
        Dropdowns.fill(sheet, text -> filled(text, sheetName, "A1"));
        zip.putNextEntry(timed(path));
        if (marked == null) {
            zip.write(Xml.print(sheet).getBytes(StandardCharsets.UTF_8));
        } else {
            Xml.elements(sheet, "dimension").forEach(SheetFiller::detach);
            String xml = Xml.print(sheet);
            zip.write(xml.substring(0, xml.indexOf("<?" + MARK)).getBytes(StandardCharsets.UTF_8));
            int count = marked.stream(zip, template.name(), sheetName);
            Stretch stretch = new Stretch(marked.row, Math.max(1, count));
            stretches.put(sheetName, stretch);
            moveDown(sheet, sheetName, stretch);
            String moved = Xml.print(sheet);
            int end = moved.indexOf("?>", moved.indexOf("<?" + MARK)) + 2;
            zip.write(moved.substring(end).getBytes(StandardCharsets.UTF_8));
        }
        zip.closeEntry();
    }

    /** Fills in single values and takes the marked row out, leaving a processing instruction in its place. */
    private @Nullable MarkedRow replacePlaceholders(
            Document sheet, String sheetName, List<String> shared, RowHeights heights) {
        @Nullable MarkedRow marked = null;
        for (Element row : Xml.elements(sheet, "row")) {
            List<Element> cells = Xml.elements(row, "c");
            boolean isMarked = cells.stream().anyMatch(cell -> tableOf(text(cell, shared)) != null);
            if (!isMarked) {
                cells.forEach(cell -> fillScalar(sheet, cell, sheetName, shared));
                continue;
            }
            if (marked != null) {
                throw new KefuException(new SheetProblem.SecondMarkedRow(
                        template.name(), sheetName + "!" + cells.get(0).getAttribute("r")));
            }
            marked = markedRow(row, cells, sheetName, shared, heights);
            Node parent = row.getParentNode();
            if (parent != null) {
                parent.replaceChild(sheet.createProcessingInstruction(MARK, ""), row);
            }
        }
        return marked;
    }

    private MarkedRow markedRow(
            Element row, List<Element> cells, String sheetName, List<String> shared, RowHeights heights) {
        @Nullable Table table = null;
        for (Element cell : cells) {
            @Nullable Table found = tableOf(text(cell, shared));
            table = table == null ? found : table;
        }
        if (table == null) {
            throw new IllegalStateException("row without a table");
        }
        List<MarkedCell> columns = new ArrayList<>();
        for (Element cell : cells) {
            String text = text(cell, shared);
            int field = -1;
            Matcher matcher = PLACEHOLDER.matcher(text);
            if (matcher.matches()) {
                String name = matcher.group(1);
                field = table.fields().indexOf(name.substring(name.indexOf('.') + 1));
                if (field < 0) {
                    throw unknown(sheetName, cell.getAttribute("r"), name, table.fields());
                }
            }
            String reference = cell.getAttribute("r");
            String column = reference.replaceAll("\\d", "");
            String style = cell.hasAttribute("s") ? " s=\"" + cell.getAttribute("s") + "\"" : "";
            String quotedStyle = " s=\"" + quoted.of(cell.getAttribute("s")) + "\"";
            double lineWidth = row.hasAttribute("ht") ? 0 : heights.lineWidth(column, cell.getAttribute("s"));
            columns.add(new MarkedCell(column, style, quotedStyle, field, text.isEmpty() ? null : text, lineWidth));
        }
        StringBuilder attributes = new StringBuilder();
        for (String name : List.of("s", "customFormat", "ht", "customHeight")) {
            if (row.hasAttribute(name)) {
                attributes
                        .append(' ')
                        .append(name)
                        .append("=\"")
                        .append(row.getAttribute(name))
                        .append('"');
            }
        }
        return new MarkedRow(Integer.parseInt(row.getAttribute("r")), attributes.toString(), columns, table, heights);
    }

    private @Nullable Table tableOf(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        String name = matcher.group(1);
        int dot = name.indexOf('.');
        return tables.get(dot < 0 ? SheetTemplate.ROWS : name.substring(0, dot));
    }

    private void fillScalar(Document sheet, Element cell, String sheetName, List<String> shared) {
        String text = text(cell, shared);
        Matcher matcher = PLACEHOLDER.matcher(text);
        if (!matcher.find()) {
            return;
        }
        if (matcher.matches()) {
            put(sheet, cell, scalar(sheetName, cell.getAttribute("r"), matcher.group(1)));
            return;
        }
        put(sheet, cell, filled(text, sheetName, cell.getAttribute("r")));
    }

    private String filled(String text, String sheetName, String cell) {
        return PLACEHOLDER.matcher(text).replaceAll(match -> {
            @Nullable Object value = scalar(sheetName, cell, match.group(1));
            return Matcher.quoteReplacement(value == null ? "" : value.toString());
        });
    }

    private @Nullable Object scalar(String sheetName, String cell, String name) {
        Map<String, ? extends @Nullable Object> values = scalars;
        if (values == null) {
            values = scalarSource.get();
            scalars = values;
        }
        if (!values.containsKey(name)) {
            throw unknown(sheetName, cell, name, List.copyOf(values.keySet()));
        }
        return values.get(name);
    }

    private KefuException unknown(String sheetName, String cell, String name, List<String> legal) {
        return new KefuException(new SheetProblem.UnknownPlaceholder(
                template.name(), sheetName + "!" + cell, name, Nearest.to(name, legal)));
    }

    private void put(Document sheet, Element cell, @Nullable Object value) {
        while (cell.getFirstChild() != null) {
            cell.removeChild(cell.getFirstChild());
        }
        cell.removeAttribute("t");
        if (value == null) {
            return;
        }
        String namespace = cell.getNamespaceURI();
        if (value instanceof Number || value instanceof LocalDateTime) {
            Element v = sheet.createElementNS(namespace, "v");
            v.setTextContent(
                    value instanceof LocalDateTime time ? Double.toString(CellWriter.serial(time)) : value.toString());
            cell.appendChild(v);
            return;
        }
        if (CellText.looksLikeFormula(value.toString())) {
            cell.setAttribute("s", Integer.toString(quoted.of(cell.getAttribute("s"))));
        }
        cell.setAttribute("t", "inlineStr");
        Element is = sheet.createElementNS(namespace, "is");
        Element t = sheet.createElementNS(namespace, "t");
        t.setTextContent(CellText.escape(CellText.shown(value.toString())));
        is.appendChild(t);
        cell.appendChild(is);
    }

    static String text(Element cell, List<String> shared) {
        String type = cell.getAttribute("t");
        if (type.equals("s")) {
            List<Element> values = Xml.elements(cell, "v");
            return values.isEmpty()
                    ? ""
                    : shared.get(Integer.parseInt(values.get(0).getTextContent()));
        }
        if (type.equals("inlineStr")) {
            StringBuilder text = new StringBuilder();
            Xml.elements(cell, "t").forEach(run -> text.append(run.getTextContent()));
            return text.toString();
        }
        return "";
    }

    /** Brings everything that stands below or covers the marked row to its new place. */
    private void moveDown(Document sheet, String sheetName, Stretch stretch) {
        for (Element row : Xml.elements(sheet, "row")) {
            int number = Integer.parseInt(row.getAttribute("r"));
            if (number > stretch.row()) {
                row.setAttribute("r", Integer.toString(stretch.start(number)));
                for (Element cell : Xml.elements(row, "c")) {
                    String column = cell.getAttribute("r").replaceAll("\\d", "");
                    cell.setAttribute("r", column + stretch.start(number));
                }
            }
        }
        Map<String, Stretch> own = Map.of(sheetName, stretch);
        Xml.elements(sheet, "f")
                .forEach(f -> f.setTextContent(Stretch.rewrite(f.getTextContent(), sheetName, own, false)));
        for (String element : List.of("mergeCell", "autoFilter", "hyperlink", "ignoredError")) {
            Xml.elements(sheet, element).forEach(e -> change(e, "ref", stretch::range));
        }
        for (String element : List.of("ignoredError", "protectedRange")) {
            Xml.elements(sheet, element).forEach(e -> change(e, "sqref", stretch::range));
        }
        boolean isLast = Xml.elements(sheet, "row").stream()
                .noneMatch(row -> Integer.parseInt(row.getAttribute("r")) >= stretch.start(stretch.row() + 1));
        UnaryOperator<String> below = isLast ? stretch::rangeAndBelow : stretch::range;
        for (String element : List.of("conditionalFormatting", "dataValidation")) {
            Xml.elements(sheet, element).forEach(e -> change(e, "sqref", below));
        }
        // Newer ones (x14) say their cells in an element.
        Xml.elements(sheet, "sqref").forEach(e -> e.setTextContent(below.apply(e.getTextContent())));
    }

    private static void change(Element element, String attribute, UnaryOperator<String> change) {
        if (element.hasAttribute(attribute)) {
            element.setAttribute(attribute, change.apply(element.getAttribute(attribute)));
        }
    }

    private static void detach(Element element) {
        Node parent = element.getParentNode();
        if (parent != null) {
            parent.removeChild(element);
        }
    }

    private static void entry(ZipOutputStream zip, String path, byte[] content) throws IOException {
        zip.putNextEntry(timed(path));
        zip.write(content);
        zip.closeEntry();
    }

    private static ZipEntry timed(String path) {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(ENTRY_TIME);
        return entry;
    }

    /** A cell of the marked row: bound to a field, or a constant that every row repeats. */
    private record MarkedCell(
            String column,
            String style,
            String quotedStyle,
            int field,
            @Nullable String constant,
            double lineWidth) {}

    private record MarkedRow(int row, String attributes, List<MarkedCell> cells, Table table, RowHeights heights) {

        /** Streams the rows; returns their number. An empty table leaves one empty row, so that ranges stay legal. */
        int stream(OutputStream out, String file, String sheet) {
            CellWriter writer = new CellWriter(out);
            int[] next = {row};
            table.rows().forEach(values -> {
                if (next[0] > Stretch.MOST_ROWS) {
                    throw new KefuException(
                            new SheetProblem.TooManyRows(file, sheet, Integer.toString(Stretch.MOST_ROWS)));
                }
                write(writer, next[0], values);
                next[0]++;
            });
            if (next[0] == row) {
                write(writer, row, new Object[table.fields().size()]);
            }
            writer.flush();
            return next[0] - row;
        }

        private void write(CellWriter writer, int number, @Nullable Object[] values) {
            writer.raw("<row r=\"").raw(number).raw("\"").raw(attributes);
            int lines = 1;
            for (MarkedCell cell : cells) {
                if (cell.lineWidth > 0 && cell.field >= 0) {
                    lines = Math.max(lines, RowHeights.lines(values[cell.field], cell.lineWidth));
                }
            }
            if (lines > 1) {
                writer.raw(" ht=\"").raw(Double.toString(heights.points(lines))).raw("\"");
            }
            writer.raw(">");
            for (MarkedCell cell : cells) {
                @Nullable Object value = cell.field < 0 ? cell.constant : values[cell.field];
                boolean quote = value instanceof String text && CellText.looksLikeFormula(text);
                writer.raw("<c r=\"").raw(cell.column).raw(number).raw("\"");
                writer.raw(quote ? cell.quotedStyle : cell.style);
                writer.value(value);
            }
            writer.raw("</row>");
        }
    }
}
