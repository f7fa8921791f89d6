package io.kefu.sheet;

import java.util.List;
import java.util.function.UnaryOperator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The lists from which cells of a template are picked, where what they hold is a placeholder: {@code "{urgencies}"}. */
final class Dropdowns {

    /** Excel takes a file with a longer list for a broken one. */
    private static final int LONGEST = 255;

    private Dropdowns() {}

    /**
     * Fills the placeholders of rules for cells in. A list that is too long for one goes: what is not legal is found
     * when the sheet comes back.
     *
     * @param filled gives a text with its placeholders filled in
     */
    static void fill(Document sheet, UnaryOperator<String> filled) {
        for (Element rule : Xml.elements(sheet, "dataValidation")) {
            for (String attribute : List.of("error", "prompt")) {
                if (rule.hasAttribute(attribute)) {
                    String text = filled.apply(rule.getAttribute(attribute));
                    rule.setAttribute(attribute, text.length() > LONGEST ? text.substring(0, LONGEST) : text);
                }
            }
            for (Element formula : Xml.elements(rule, "formula1")) {
                String text = filled.apply(formula.getTextContent());
                formula.setTextContent(text);
                if (text.startsWith("\"") && text.length() > LONGEST + 2) {
                    detach(rule);
                }
            }
        }
    }

    /** The list says how many rules it has. */
    private static void detach(Element rule) {
        Node list = rule.getParentNode();
        if (list instanceof Element rules) {
            rules.removeChild(rule);
            rules.removeAttribute("count");
        }
    }
}
