package io.kefu.text;

/** Values with hidden characters: {@code 138****5678}, {@code 张*}. */
public final class Masked {

    private static final char HIDDEN = '*';

    private Masked() {}

    public static boolean is(String text) {
        return text.indexOf(HIDDEN) >= 0;
    }

    /**
     * Whether the two can be the same value: what both show at the ends is alike. Where neither text's mask is longer
     * than its stars tell, lengths must be alike as well when {@code sameLength}.
     */
    public static boolean agree(String a, String b, boolean sameLength) {
        if (sameLength && a.length() != b.length()) {
            return false;
        }
        int front = Math.min(front(a), front(b));
        int back = Math.min(back(a), back(b));
        return a.regionMatches(0, b, 0, front) && a.regionMatches(a.length() - back, b, b.length() - back, back);
    }

    /** How many characters it shows. */
    public static int shown(String text) {
        int shown = 0;
        for (int i = 0; i < text.length(); i++) {
            shown += text.charAt(i) == HIDDEN ? 0 : 1;
        }
        return shown;
    }

    private static int front(String text) {
        int star = text.indexOf(HIDDEN);
        return star < 0 ? text.length() : star;
    }

    private static int back(String text) {
        int star = text.lastIndexOf(HIDDEN);
        return text.length() - 1 - star;
    }
}
