package io.kefu.cli;

/**
 * Texts of customers and files as they may be printed: what steers a terminal, or turns the direction of a line, is shown
 * as its code, never sent.
 */
final class ControlText {

    private ControlText() {}

    /** The text with its code in place of a control, but for line ends and tabs: backslash, u, four digits. */
    static String shown(String text) {
        int i = 0;
        while (i < text.length() && isPlain(text, i)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int j = 0; j < text.length(); j++) {
            char c = text.charAt(j);
            if (isPlain(text, j)) {
                shown.append(c);
            } else {
                shown.append(String.format("\\u%04X", (int) c));
            }
        }
        return shown.toString();
    }

    private static boolean isPlain(String text, int at) {
        char c = text.charAt(at);
        boolean control = (c < ' ' && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        boolean lineEnd = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
        return (!control && !turns) || lineEnd;
    }
}
