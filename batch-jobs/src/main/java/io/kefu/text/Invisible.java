package io.kefu.text;

/** Characters that show nothing and come along when people copy: byte-order marks, zero-width and direction marks. */
public final class Invisible {

    private Invisible() {}

    /** A text without blanks of any kind and invisible characters around it. */
    public static String strip(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return from == 0 && to == text.length() ? text : text.substring(from, to);
    }

    /** A text without any invisible character, its blanks plain; a text without any is returned as it is. */
    public static String clean(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' && (isMark(c) || Character.isSpaceChar(c))) {
                return cleaned(text);
            }
        }
        return text;
    }

    private static String cleaned(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isMark(c)) {
                clean.append(Character.isSpaceChar(c) ? ' ' : c);
            }
        }
        return clean.toString();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || (c > '~' && (Character.isSpaceChar(c) || isMark(c)));
    }

    /** Format characters (Cf) and variation selectors; emoji sequences need some of these, codes never do. */
    private static boolean isMark(char c) {
        return c == '\u00AD'
                || c == '\u034F'
                || c == '\u061C'
                || c == '\u180E'
                || (c >= '\u200B' && c <= '\u200F')
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2060' && c <= '\u206F')
                || (c >= '\uFE00' && c <= '\uFE0F')
                || c == '\uFEFF'
                || (c >= '\uFFF9' && c <= '\uFFFB');
    }
}
