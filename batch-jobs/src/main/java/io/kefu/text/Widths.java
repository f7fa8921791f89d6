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

    private static String convert(String text) {
        StringBuilder half = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\u3000') {
                half.append(' ');
            } else if (isFull(c)) {
                half.append((char) (c - 0xFEE0));
            } else {
                half.append(c);
            }
        }
        return half.toString();
    }

    private static boolean isFull(char c) {
        return (c >= '\uFF01' && c <= '\uFF5E') || c == '\u3000';
    }
}
