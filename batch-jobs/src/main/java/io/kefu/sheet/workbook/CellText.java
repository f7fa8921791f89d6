package io.kefu.sheet.workbook;

import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Texts as workbooks hold them. */
public final class CellText {

    /** What Excel allows in one cell. */
    static final int MOST_CHARACTERS = 32_767;

    private static final int MOST_READ = 1_000_000;

    private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private CellText() {}

    /**
     * What a cell can show of a text: without control characters, with plain line feeds, cut after the most that a
     * cell holds.
     */
    public static String shown(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text.charAt(i))) {
            i++;
        }
        if (i == text.length() && i <= MOST_CHARACTERS) {
            return text;
        }
        boolean cut = text.length() > MOST_CHARACTERS;
        int end = cut ? MOST_CHARACTERS - 1 : text.length();
        StringBuilder shown = new StringBuilder(end + 1).append(text, 0, Math.min(i, end));
        for (; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1))) {
                shown.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c) || c == '\uFFFE' || c == '\uFFFF') {
                shown.append('\uFFFD');
            } else if (c == '\r') {
                boolean pair = i + 1 < text.length() && text.charAt(i + 1) == '\n';
                shown.append(pair ? "" : "\n");
            } else if (c >= ' ' || c == '\t' || c == '\n') {
                shown.append(c);
            }
        }
        return cut ? shown.append('…').toString() : shown.toString();
    }

    private static boolean isPlain(char c) {
        return (c >= ' ' && c < '\uD800') || (c > '\uDFFF' && c < '\uFFFE') || c == '\t' || c == '\n';
    }

    /** A text without the blanks at its end, also those that look like none. */
    public static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u200B' || c == '\uFEFF';
    }

    /** True when spreadsheet programs would take the text for a formula once somebody edits the cell. */
    public static boolean looksLikeFormula(String text) {
        if (text.isEmpty()) {
            return false;
        }
        char c = text.charAt(0);
        return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '＝' || c == '＋' || c == '－'
                || c == '＠';
    }

    /**
     * The characters up to the end of the element that has just begun, up to thirty times what a cell can hold: more stands
     * only in files that were made to break readers.
     */
    static String characters(XMLStreamReader xml) throws XMLStreamException {
        String only = "";
        StringBuilder text = null;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                break;
            }
            if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (text == null && only.isEmpty()) {
                    only = xml.getText();
                } else if (text == null || text.length() < MOST_READ) {
                    text = (text == null ? new StringBuilder(only) : text).append(xml.getText());
                }
            }
        }
        return text == null ? only : text.toString();
    }

    /** The text of a string item up to its end: its runs where it has any, without the phonetic ones. */
    static String read(XMLStreamReader xml, String element) throws XMLStreamException {
        String plain = "";
        StringBuilder runs = null;
        boolean inRun = false;
        int phonetic = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                switch (xml.getLocalName()) {
                    case "rPh" -> phonetic++;
                    case "r" -> {
                        inRun = true;
                        runs = runs == null ? new StringBuilder() : runs;
                    }
                    case "t" -> {
                        String text = characters(xml);
                        if (phonetic == 0 && inRun && runs != null) {
                            runs.append(text);
                        } else if (phonetic == 0) {
                            plain = plain.isEmpty() ? text : plain + text;
                        }
                    }
                    default -> {
                        // how it looks
                    }
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                String name = xml.getLocalName();
                phonetic -= name.equals("rPh") ? 1 : 0;
                inRun &= !name.equals("r");
                if (name.equals(element)) {
                    break;
                }
            }
        }
        return unescape(runs == null ? plain : runs.toString());
    }

    /** Characters that XML cannot hold stand as {@code _x000D_} in workbooks. */
    static String unescape(String text) {
        if (text.indexOf("_x") < 0) {
            return text;
        }
        return ESCAPE.matcher(text)
                .replaceAll(match -> java.util.regex.Matcher.quoteReplacement(
                        Character.toString((char) Integer.parseInt(match.group(1), 16))));
    }

    /** The opposite of {@link #unescape}: a text that only looks like such a character keeps its looks. */
    public static String escape(String text) {
        return text.indexOf("_x") < 0 ? text : ESCAPE.matcher(text).replaceAll("_x005F_x$1_");
    }
}
