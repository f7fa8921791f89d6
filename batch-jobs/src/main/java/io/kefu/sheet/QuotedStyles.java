package io.kefu.sheet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Twins of a template's cell styles that mark a text as typed with a leading apostrophe: it looks the same, and stays
 * a text when somebody edits a cell that begins with {@code =}, {@code +}, {@code -} or {@code @}.
 */
final class QuotedStyles {

    static final String PART = "xl/styles.xml";

    private final int count;
    private final Map<Integer, Integer> twins = new LinkedHashMap<>();

    QuotedStyles(SheetTemplate template) throws IOException {
        byte[] part = template.parts().get(PART);
        this.count = part == null ? 0 : formats(Xml.parse(part)).size();
    }

    private static List<Element> formats(Document styles) {
        return Xml.elements(styles, "cellXfs").stream()
                .flatMap(list -> Xml.elements(list, "xf").stream())
                .toList();
    }

    /** The number of the twin of a style, which stands in a cell's {@code s}, perhaps empty. */
    int of(String style) {
        int original = style.isEmpty() ? 0 : Integer.parseInt(style);
        return count == 0 ? original : twins.computeIfAbsent(original, number -> count + twins.size());
    }

    /** The styles with the twins that were asked for. */
    byte[] added(byte[] part) throws IOException {
        if (twins.isEmpty()) {
            return part;
        }
        Document styles = Xml.parse(part);
        List<Element> formats = formats(styles);
        for (int original : twins.keySet()) {
            Element format = formats.get(Math.min(original, formats.size() - 1));
            Element twin = (Element) format.cloneNode(true);
            twin.setAttribute("quotePrefix", "1");
            Node parent = format.getParentNode();
            if (parent instanceof Element list) {
                list.appendChild(twin);
                list.setAttribute("count", Integer.toString(count + twins.size()));
            }
        }
        return Xml.print(styles).getBytes(StandardCharsets.UTF_8);
    }
}
