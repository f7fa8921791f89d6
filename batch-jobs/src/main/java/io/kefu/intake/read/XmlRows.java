package io.kefu.intake.read;

import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.FileProblem;
import io.kefu.intake.format.Input;
import io.kefu.intake.format.Layout;
import io.kefu.intake.format.RowProblem;
import io.kefu.intake.format.SourceRow;
import io.kefu.intake.format.Tree;
import io.kefu.problem.KefuException;
import io.kefu.workspace.Limits;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Records of XML documents: the elements under a dotted path of names from the root's on. An element becomes its text,
 * or an object of its children and its attributes ({@code @name}); children of one name become a list.
 */
final class XmlRows implements RowReader {

    /** The children of one name. */
    private static final class Several extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;
    }

    private static final String ELEMENT_DEPTH = "http://www.oracle.com/xml/jaxp/properties/maxElementDepth";
    private static final int MOST_DEPTH = 100;
    private static final String TEXT = "#text";

    private final Input file;
    private final List<String> columns;
    private final List<String> path;
    private final Limits limits;
    private final Reader text;
    private final XMLStreamReader xml;
    private final Deque<String> open = new ArrayDeque<>();
    private long length;
    private boolean found;

    XmlRows(Input file, Layout layout, List<String> columns, Limits limits) throws IOException {
        this.file = file;
        this.columns = columns;
        this.path = layout.path();
        this.limits = limits;
        this.text = new XmlDocuments(
                file, Encodings.open(file.path(), Encodings.ofXml(file.path(), layout)), limits.recordChars());
        try {
            this.xml = factory().createXMLStreamReader(text);
        } catch (XMLStreamException e) {
            text.close();
            throw brokenOff(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        // Newer Java gives a file up at depth 200; what is deeper is left out here, and the file goes on.
        factory.setProperty(ELEMENT_DEPTH, "0");
        return factory;
    }

    @Override
    public @Nullable SourceRow read() {
        try {
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.END_ELEMENT) {
                    open.pollLast();
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    open.addLast(xml.getLocalName());
                    if (isRecord()) {
                        found = true;
                        return record();
                    }
                }
            }
        } catch (XMLStreamException e) {
            throw brokenOff(e);
        }
        if (!found && !path.isEmpty()) {
            throw new KefuException(new FileProblem.MissingRecords(file.name(), String.join(".", path)));
        }
        return null;
    }

    /** The outermost element is ours; without a path the records are what stands in the document's own. */
    private boolean isRecord() {
        if (path.isEmpty()) {
            return open.size() == 3;
        }
        return open.size() == path.size() + 1
                && new ArrayList<>(open).subList(1, open.size()).equals(path);
    }

    private SourceRow record() throws XMLStreamException {
        long at = xml.getLocation().getLineNumber();
        length = 0;
        Object value = element(1);
        open.pollLast();
        if (length > limits.recordChars()) {
            return SourceRow.broken(at, () -> value, new RowProblem.RecordTooLong(length, limits.recordChars()));
        }
        Map<String, Object> tree = value instanceof Map<?, ?> map ? Tree.asObject(map) : Map.of(TEXT, value);
        SourceRow row = SourceRow.of(at, tree, columns);
        for (String cell : row.cells()) {
            if (cell != null && cell.indexOf(Encodings.REPLACEMENT) >= 0) {
                return SourceRow.broken(at, row.raw(), new RowProblem.Undecodable("-", "UTF-8"));
            }
        }
        return row;
    }

    /** The value of the element that has just begun; it is consumed. */
    private Object element(int depth) throws XMLStreamException {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            put(object, "@" + xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        StringBuilder said = new StringBuilder();
        int inside = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && depth < MOST_DEPTH) {
                String name = xml.getLocalName();
                put(object, name, element(depth + 1));
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                inside++;
            } else if (event == XMLStreamConstants.END_ELEMENT && inside-- == 0) {
                break;
            } else if (xml.isCharacters()) {
                length += xml.getTextLength();
                if (length <= limits.recordChars()) {
                    said.append(xml.getText());
                }
            }
        }
        String text = said.toString().strip();
        if (object.isEmpty()) {
            return text;
        }
        if (!text.isEmpty()) {
            object.put(TEXT, text);
        }
        return object;
    }

    private void put(Map<String, Object> object, String name, Object value) {
        length += name.length() + (value instanceof String ? 1 : 0);
        if (length > limits.recordChars() || "".equals(value)) {
            return;
        }
        Object known = object.get(name);
        if (known instanceof Several several) {
            several.add(value);
        } else if (known == null) {
            object.put(name, value);
        } else {
            Several several = new Several();
            several.add(known);
            several.add(value);
            object.put(name, several);
        }
    }

    private KefuException brokenOff(XMLStreamException e) {
        String line =
                e.getLocation() == null ? "1" : Integer.toString(e.getLocation().getLineNumber());
        String reason = String.valueOf(e.getMessage());
        return new KefuException(
                new FileProblem.FileBreaksOff(
                        file.name(),
                        line,
                        reason.substring(reason.lastIndexOf('\n') + 1).replaceFirst("^Message: ", "")),
                e);
    }

    @Override
    public void close() throws IOException {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            // It was opened for reading only.
        }
        text.close();
    }
}
