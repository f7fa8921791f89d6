package io.kefu.text;

import java.text.Normalizer;
import java.util.Locale;

/** One spelling for texts that differ in width, case, accents, script of the same character, or punctuation. */
public final class Folding {

    private Folding() {}

    /**
     * Half-width, simplified, lower-case, without accents; every run of anything but letters, digits and {@code *}
     * becomes one blank, apostrophes vanish.
     */
    public static String words(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean gap = false;
        String plain = plain(text);
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isLetterOrDigit(c) || c == '*') {
                if (gap && folded.length() > 0) {
                    folded.append(' ');
                }
                gap = false;
                folded.append(c);
            } else if (c != '\'' && c != '’' && c != '`') {
                gap = true;
            }
        }
        return folded.toString();
    }

    /** As {@link #words}, the blanks left out. */
    public static String solid(String text) {
        return words(text).replace(" ", "");
    }

    private static String plain(String text) {
        boolean ascii = true;
        boolean lower = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            ascii &= c < 0x80;
            lower &= !(c >= 'A' && c <= 'Z');
        }
        if (ascii) {
            return lower ? text : text.toLowerCase(Locale.ROOT);
        }
        String half = Han.simplified(Widths.half(text)).toLowerCase(Locale.ROOT);
        String apart = Normalizer.normalize(half, Normalizer.Form.NFD);
        if (apart.equals(half)) {
            return half;
        }
        StringBuilder bare = new StringBuilder(apart.length());
        for (int i = 0; i < apart.length(); i++) {
            char c = apart.charAt(i);
            if (Character.getType(c) != Character.NON_SPACING_MARK) {
                bare.append(c == 'ø' ? 'o' : c == 'ł' ? 'l' : c);
            }
        }
        return bare.toString().replace("ß", "ss");
    }
}
