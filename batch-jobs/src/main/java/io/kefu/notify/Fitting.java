package io.kefu.notify;

import java.nio.charset.StandardCharsets;

/** Makes texts fit into messages. */
final class Fitting {

    private Fitting() {}

    /** What does not fit is left out at the end, and says so. */
    static String cut(String text, int bytes) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= bytes) {
            return text;
        }
        int length = 0;
        int end = 0;
        while (end < text.length()) {
            int point = text.codePointAt(end);
            length += new String(Character.toChars(point)).getBytes(StandardCharsets.UTF_8).length;
            if (length > bytes - 3) {
                break;
            }
            end += Character.charCount(point);
        }
        return text.substring(0, end) + "…";
    }
}
