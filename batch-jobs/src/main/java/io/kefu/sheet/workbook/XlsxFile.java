package io.kefu.sheet.workbook;

import io.kefu.problem.KefuException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The values of an .xlsx, pulled from its XML so that a sheet never stands in memory; the texts that cells share do.
 * Formulas count with the value that was saved with them. Macros, links and embedded objects are not looked at.
 */
public final class XlsxFile implements Workbook {

    private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /** Shared texts beyond this many characters are not those of an office's sheet. */
    private static final long MOST_SHARED_CHARACTERS = 100_000_000;

    /** A part may grow so much when it is unpacked, unless it stays small. */
    private static final int MOST_GROWTH = 400;

    private static final Pattern MERGE =
            Pattern.compile("<(?:\\w+:)?mergeCell\\s[^<>]{0,80}?ref=[\"']([A-Z0-9:$]+)[\"']");
    private static final int MOST_MERGES = 100_000;
    private static final long SMALL = 64L * 1024 * 1024;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final Map<String, String> sheets = new LinkedHashMap<>();
    private final boolean from1904;
    private final List<String> texts = new ArrayList<>();
    private final boolean[] dates;

    private XlsxFile(Path file, ZipFile zip) throws IOException, XMLStreamException {
        this.file = file;
        this.zip = zip;
        // Some programs write names with backslashes, or in another case than the references to them.
        zip.stream().forEach(entry -> entries.putIfAbsent(key(entry.getName()), entry));
        String workbook = relations("").values().stream()
                .filter(relation -> relation.type().equals("officeDocument"))
                .map(Relation::target)
                .findFirst()
                .orElse("xl/workbook.xml");
        Map<String, Relation> relations = relations(workbook);
        boolean[] old = new boolean[1];
        each(workbook, "workbookPr", xml -> {
            String flag = xml.getAttributeValue(null, "date1904");
            old[0] = "1".equals(flag) || "true".equals(flag);
        });
        this.from1904 = old[0];
        each(workbook, "sheet", xml -> {
            Relation relation = relations.get(relationId(xml));
            if (relation != null && entries.containsKey(key(relation.target()))) {
                sheets.put(xml.getAttributeValue(null, "name"), relation.target());
            }
        });
        this.dates = dateStyles(target(relations, "styles", "xl/styles.xml"));
        readTexts(target(relations, "sharedStrings", "xl/sharedStrings.xml"));
        if (!entries.containsKey(key(workbook))) {
            throw new IOException("no workbook part");
        }
    }

    /** What another part is to a part, by the last word of its type, and where it lies in the archive. */
    private record Relation(String type, String target) {}

    private static String key(String name) {
        return name.replace('\\', '/').toLowerCase(Locale.ROOT);
    }

    /** The relations of a part by id; those of the whole package for an empty name. */
    private Map<String, Relation> relations(String part) throws IOException, XMLStreamException {
        int slash = part.lastIndexOf('/') + 1;
        String directory = part.substring(0, slash);
        Map<String, Relation> relations = new LinkedHashMap<>();
        each(directory + "_rels/" + part.substring(slash) + ".rels", "Relationship", xml -> {
            String type = String.valueOf(xml.getAttributeValue(null, "Type"));
            String target =
                    String.valueOf(xml.getAttributeValue(null, "Target")).replace('\\', '/');
            String path = target.startsWith("/") ? target : "/" + directory + target;
            relations.put(
                    String.valueOf(xml.getAttributeValue(null, "Id")),
                    new Relation(
                            type.substring(type.lastIndexOf('/') + 1),
                            Path.of(path)
                                    .normalize()
                                    .toString()
                                    .replace('\\', '/')
                                    .substring(1)));
        });
        return relations;
    }

    private static String target(Map<String, Relation> relations, String type, String otherwise) {
        return relations.values().stream()
                .filter(relation -> relation.type().equals(type))
                .map(Relation::target)
                .findFirst()
                .orElse(otherwise);
    }

    /**
     * Opens a workbook.
     *
     * @throws KefuException when it is none, or damaged, or has a password
     */
    public static XlsxFile open(Path file) {
        if (!Files.exists(file)) {
            throw new KefuException(new SheetProblem.MissingWorkbook(file.toString()));
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile());
            return new XlsxFile(file, zip);
        } catch (IOException | XMLStreamException | RuntimeException e) {
            closeQuietly(zip);
            if (e instanceof KefuException known) {
                throw known;
            }
            throw new KefuException(new SheetProblem.UnreadableWorkbook(file.toString(), reason(file)), e);
        }
    }

    /** What an archive is that cannot be read as a workbook. */
    private static SheetProblem.Reason inside(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.bin") != null) {
                return SheetProblem.Reason.BINARY;
            }
            boolean other = zip.getEntry("mimetype") != null
                    || zip.getEntry("word/document.xml") != null
                    || zip.getEntry("ppt/presentation.xml") != null;
            return other ? SheetProblem.Reason.OTHER_DOCUMENT : SheetProblem.Reason.DAMAGED;
        } catch (IOException e) {
            return SheetProblem.Reason.DAMAGED;
        }
    }

    private static SheetProblem.Reason reason(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(4);
            if (head.length == 4 && head[0] == (byte) 0xD0 && head[1] == (byte) 0xCF) {
                return SheetProblem.Reason.OLD_OR_PASSWORD;
            }
            boolean zip = head.length == 4 && head[0] == 'P' && head[1] == 'K';
            return zip ? inside(file) : SheetProblem.Reason.NO_WORKBOOK;
        } catch (IOException e) {
            return SheetProblem.Reason.UNREADABLE;
        }
    }

    @Override
    public List<String> sheetNames() {
        return List.copyOf(sheets.keySet());
    }

    @Override
    public XlsxSheet rows(String sheet) {
        String path = sheets.get(sheet);
        if (path == null) {
            throw new IllegalArgumentException("no sheet " + sheet);
        }
        try {
            InputStream part = part(path);
            return new XlsxSheet(file, part, factory().createXMLStreamReader(part), texts, dates, from1904);
        } catch (IOException | XMLStreamException e) {
            throw new KefuException(
                    new SheetProblem.UnreadableWorkbook(file.toString(), SheetProblem.Reason.DAMAGED), e);
        }
    }

    /** Merged cells stand behind the rows: the sheet is passed over once for them, without taking it apart. */
    @Override
    public List<Merge> merges(String sheet) {
        String path = sheets.get(sheet);
        if (path == null) {
            throw new IllegalArgumentException("no sheet " + sheet);
        }
        List<Merge> merges = new ArrayList<>();
        try (InputStream in = part(path)) {
            byte[] buffer = new byte[1 << 16];
            String rest = "";
            boolean found = false;
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                String text = rest + new String(buffer, 0, n, StandardCharsets.ISO_8859_1);
                int begin = found ? 0 : text.indexOf("mergeCells");
                if (begin < 0) {
                    rest = text.substring(Math.max(0, text.length() - 16));
                    continue;
                }
                found = true;
                Matcher merge = MERGE.matcher(text);
                int end = begin;
                while (merge.find() && merges.size() < MOST_MERGES) {
                    Merge.parse(merge.group(1)).ifPresent(merges::add);
                    end = merge.end();
                }
                rest = text.substring(Math.max(end, text.length() - 256));
            }
        } catch (IOException e) {
            throw new KefuException(
                    new SheetProblem.UnreadableWorkbook(file.toString(), SheetProblem.Reason.DAMAGED), e);
        }
        return merges;
    }

    /** What is done with an element. */
    @FunctionalInterface
    private interface Visit {
        void to(XMLStreamReader xml) throws XMLStreamException;
    }

    private void each(String path, String element, Visit visit) throws IOException, XMLStreamException {
        if (!entries.containsKey(key(path))) {
            return;
        }
        try (InputStream in = part(path)) {
            XMLStreamReader xml = factory().createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(element)) {
                    visit.to(xml);
                }
            }
        }
    }

    private static @Nullable String relationId(XMLStreamReader xml) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            boolean strict = String.valueOf(xml.getAttributeNamespace(i)).endsWith("/relationships");
            if (xml.getAttributeLocalName(i).equals("id")
                    && (strict || RELATIONSHIPS.equals(xml.getAttributeNamespace(i)))) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    private boolean[] dateStyles(String part) throws IOException, XMLStreamException {
        Map<Integer, String> formats = new HashMap<>();
        each(
                part,
                "numFmt",
                xml -> formats.put(
                        Integer.parseInt(xml.getAttributeValue(null, "numFmtId")),
                        xml.getAttributeValue(null, "formatCode")));
        List<Boolean> styles = new ArrayList<>();
        boolean[] inside = new boolean[1];
        each(part, "cellXfs", xml -> {
            inside[0] = true;
            while (inside[0] && xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals("xf")) {
                    String id = xml.getAttributeValue(null, "numFmtId");
                    int format = id == null ? 0 : Integer.parseInt(id);
                    styles.add(DateFormats.isDate(format, formats.get(format)));
                } else if (event == XMLStreamConstants.END_ELEMENT
                        && xml.getLocalName().equals("cellXfs")) {
                    inside[0] = false;
                }
            }
        });
        boolean[] dateStyles = new boolean[styles.size()];
        for (int i = 0; i < dateStyles.length; i++) {
            dateStyles[i] = styles.get(i);
        }
        return dateStyles;
    }

    /** Shared texts; of rich text the runs, not how it is pronounced. */
    private void readTexts(String part) throws IOException, XMLStreamException {
        long[] characters = new long[1];
        each(part, "si", xml -> {
            String text = CellText.read(xml, "si");
            characters[0] += text.length() + 16;
            if (characters[0] > MOST_SHARED_CHARACTERS) {
                throw new KefuException(
                        new SheetProblem.UnreadableWorkbook(file.toString(), SheetProblem.Reason.TOO_LARGE));
            }
            texts.add(text);
        });
    }

    private InputStream part(String path) throws IOException {
        ZipEntry entry = entries.get(key(path));
        if (entry == null) {
            throw new IOException("no part " + path);
        }
        long most = Math.max(SMALL, entry.getCompressedSize() * MOST_GROWTH);
        return new FilterInputStream(zip.getInputStream(entry)) {
            private long seen;

            @Override
            public int read() throws IOException {
                int one = super.read();
                count(one < 0 ? 0 : 1);
                return one;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = super.read(bytes, offset, length);
                count(Math.max(0, read));
                return read;
            }

            private void count(int read) {
                seen += read;
                if (seen > most) {
                    throw new KefuException(
                            new SheetProblem.UnreadableWorkbook(file.toString(), SheetProblem.Reason.BOMB));
                }
            }
        };
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static void closeQuietly(@Nullable ZipFile zip) {
        if (zip != null) {
            try {
                zip.close();
            } catch (IOException e) {
                // It was opened for reading only.
            }
        }
    }

    @Override
    public void close() {
        closeQuietly(zip);
    }
}
