package io.kefu.classify;

import io.kefu.text.Folding;
import java.util.HashMap;
import java.util.Map;

/**
 * What a text consists of, for the classifier: one to three characters in a row where words are not set apart (Chinese,
 * Japanese), single words and pairs of them where they are. Width, case, script and punctuation make no difference.
 */
final class NGrams {

    private static final int LONGEST = 3;

    /** Of a very long text the beginning says what it is about. */
    private static final int MOST_CHARACTERS = 5_000;

    private NGrams() {}

    /** How often each occurs. */
    static Map<String, Integer> of(String text) {
        String words = Folding.words(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
        Map<String, Integer> counts = new HashMap<>();
        String before = "";
        for (String token : words.split(" ", -1)) {
            int from = 0;
            while (from < token.length()) {
                boolean wide = isWide(token.charAt(from));
                int to = from + 1;
                while (to < token.length() && isWide(token.charAt(to)) == wide) {
                    to++;
                }
                String run = token.substring(from, to);
                if (wide) {
                    characters(run, counts);
                    before = "";
                } else {
                    String word = "_" + run.replaceAll("[0-9]", "0");
                    counts.merge(word, 1, Integer::sum);
                    if (!before.isEmpty()) {
                        counts.merge(before + word, 1, Integer::sum);
                    }
                    before = word;
                }
                from = to;
            }
        }
        return counts;
    }

    private static boolean isWide(char c) {
        return c >= 0x2E80;
    }

    private static void characters(String run, Map<String, Integer> counts) {
        for (int from = 0; from < run.length(); from++) {
            for (int to = from + 1; to <= Math.min(run.length(), from + LONGEST); to++) {
                counts.merge(run.substring(from, to), 1, Integer::sum);
            }
        }
    }
}
