package io.kefu.text;

/** Full-width forms that Chinese input methods produce, brought to their plain ASCII twins. */
public final class Widths {

    private Widths() {}

    /** Full-width ASCII (U+FF01–U+FF5E) and the ideographic space become half-width; the rest stays. */
    public static String half(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isFull(text.charAt(i))) {
                return convert(text);
            }
        }
        return text;
    }

    /** The half-width twin of a character, or itself. */
    public static char half(char c) {
        if (c == '\u3000') {
            return ' ';
        }
        return isFull(c) ? (char) (c - 0xFEE0) : c;
    }

    private static String convert(String text) {
        char[] half = text.toCharArray();
        for (int i = 0; i < half.length; i++) {
            half[i] = half(half[i]);
        }
        return new String(half);
    }

    private static boolean isFull(char c) {
        return (c >= '\uFF01' && c <= '\uFF5E') || c == '\u3000';
    }
}
