package io.kefu.text;

import java.util.function.Consumer;

/** Stretches of a text that is written without blanks between words, as Chinese and Japanese are, and of what is not. */
public final class Runs {

    private Runs() {}

    /** Whether it is written without blanks between words. */
    public static boolean isWide(char c) {
        return c >= 0x2E80;
    }

    /** Takes a text apart where the two meet, in its order. */
    public static void each(String text, Consumer<String> wide, Consumer<String> others) {
        int from = 0;
        while (from < text.length()) {
            boolean isWide = isWide(text.charAt(from));
            int to = from + 1;
            while (to < text.length() && isWide(text.charAt(to)) == isWide) {
                to++;
            }
            (isWide ? wide : others).accept(text.substring(from, to));
            from = to;
        }
    }
}
