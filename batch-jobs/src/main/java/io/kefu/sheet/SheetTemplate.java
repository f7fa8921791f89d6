package io.kefu.sheet;

import io.kefu.problem.KefuException;
import io.kefu.sheet.workbook.CellText;
import io.kefu.sheet.workbook.SheetProblem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * An ordinary .xlsx that an office designed. A cell that holds just {@code {field}} or {@code {table.field}}
 * marks its row: filling replaces the row by the rows of the table, each cell in the style of its column. A
 * placeholder of a single value, {@code {report.period}}, is replaced where it stands, also inside a longer text.
 * Styles, widths, drop-downs, conditional formats, charts, filters, print set-up and rows below stay; ranges that
 * cover the marked row grow with it.
 *
 * <p>Filling streams: memory depends on the template, not on the number of rows. The same values give the same
 * bytes.
 */
public final class SheetTemplate {

    /** The table that placeholders without a dot mean. */
    public static final String ROWS = "rows";

    private static final int LARGEST_PART = 64 * 1024 * 1024;

    private final String name;
    private final Map<String, byte[]> parts;

    private SheetTemplate(String name, Map<String, byte[]> parts) {
        this.name = name;
        this.parts = parts;
    }

    /**
     * Reads a template.
     *
     * @param name the file's name for messages
     */
    public static SheetTemplate read(String name, byte[] workbook) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(workbook))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] content = zip.readNBytes(LARGEST_PART + 1);
                if (content.length > LARGEST_PART) {
                    throw new IOException("part " + entry.getName() + " is larger than 64 MiB");
                }
                parts.put(entry.getName(), content);
            }
            if (!parts.containsKey("xl/workbook.xml")) {
                throw new IOException("it has no xl/workbook.xml");
            }
        } catch (IOException e) {
            throw new KefuException(new SheetProblem.NotAWorkbook(name, String.valueOf(e.getMessage())), e);
        }
        return new SheetTemplate(name, parts);
    }

    /**
     * Writes the filled workbook; the stream stays open.
     *
     * @param scalars gives the single values by full name, for example {@code report.period}; a null value empties the
     *     cell. It is asked at most once, after the rows of the {@link Table#first() first} tables unless their sheets
     *     hold single values too
     * @param tables tables by the name before the dot; {@link #ROWS} for placeholders without one
     */
    public void fill(
            Supplier<? extends Map<String, ? extends @Nullable Object>> scalars,
            Map<String, Table> tables,
            OutputStream out)
            throws IOException {
        new SheetFiller(this, scalars, tables).write(out);
    }

    /** Fills the template with nothing: refuses one that names what sheets of a kind do not have. */
    public void check(SheetKind kind) throws IOException {
        check(kind, Map.of());
    }

    /** @param scalars the single values that it may name */
    public void check(SheetKind kind, Map<String, ?> scalars) throws IOException {
        fill(() -> scalars, Map.of(ROWS, Table.of(kind.fields(), List.of())), OutputStream.nullOutputStream());
    }

    /** The headings of the table's columns: for each placeholder of the marked row the nearest text above it. */
    public Map<String, String> headings() {
        try {
            List<String> shared = sharedTexts();
            for (String path : sheets().values()) {
                Map<String, String> above = new HashMap<>();
                for (Element row : Xml.elements(Xml.parse(part(path)), "row")) {
                    Map<String, String> headings = new LinkedHashMap<>();
                    for (Element cell : Xml.elements(row, "c")) {
                        String text = SheetFiller.text(cell, shared);
                        String column = cell.getAttribute("r").replaceAll("\\d", "");
                        Matcher matcher = SheetFiller.PLACEHOLDER.matcher(text);
                        if (matcher.matches() && matcher.group(1).indexOf('.') < 0) {
                            headings.put(matcher.group(1), above.getOrDefault(column, ""));
                        } else if (!text.isEmpty()) {
                            above.put(column, text);
                        }
                    }
                    if (!headings.isEmpty()) {
                        return headings;
                    }
                }
            }
            return Map.of();
        } catch (IOException e) {
            throw new KefuException(new SheetProblem.NotAWorkbook(name, String.valueOf(e.getMessage())), e);
        }
    }

    /** Stamps a row: what {@link SheetReader} recognises it by when the sheet comes back. */
    public static String stamp(String workspace, SheetKind kind, String id, int version, @Nullable Object[] values) {
        return Stamp.write(workspace, kind, id, version, values);
    }

    /** A text as a cell shows it: what comes back when nobody edits it. */
    public static String shown(String text) {
        return CellText.withoutEnd(CellText.shown(text));
    }

    /** A short fingerprint of a text. */
    public static String print(String text) {
        return Stamp.print(text);
    }

    String name() {
        return name;
    }

    Map<String, byte[]> parts() {
        return parts;
    }

    byte[] part(String path) throws IOException {
        byte[] part = parts.get(path);
        if (part == null) {
            throw new IOException(name + " has no part " + path);
        }
        return part;
    }

    /** The sheets' paths inside the workbook by sheet name, in tab order. */
    Map<String, String> sheets() throws IOException {
        Map<String, String> targets = new LinkedHashMap<>();
        for (Element relation : Xml.elements(Xml.parse(part("xl/_rels/workbook.xml.rels")), "Relationship")) {
            String target = relation.getAttribute("Target");
            targets.put(relation.getAttribute("Id"), target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
        Map<String, String> sheets = new LinkedHashMap<>();
        for (Element sheet : Xml.elements(Xml.parse(part("xl/workbook.xml")), "sheet")) {
            String id =
                    sheet.getAttributeNS("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id");
            String target = targets.get(id);
            if (target != null) {
                sheets.put(sheet.getAttribute("name"), target);
            }
        }
        return sheets;
    }

    /** The shared texts, rich text flattened. */
    List<String> sharedTexts() throws IOException {
        List<String> texts = new ArrayList<>();
        byte[] part = parts.get("xl/sharedStrings.xml");
        if (part != null) {
            Document document = Xml.parse(part);
            for (Element item : Xml.elements(document, "si")) {
                StringBuilder text = new StringBuilder();
                Xml.elements(item, "t").forEach(run -> text.append(run.getTextContent()));
                texts.add(text.toString());
            }
        }
        return texts;
    }
}
