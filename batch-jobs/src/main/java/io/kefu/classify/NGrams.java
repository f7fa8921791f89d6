package io.kefu.classify;

import io.kefu.text.Folding;
import io.kefu.text.Runs;
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
        String head = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        Map<String, Integer> counts = new HashMap<>();
        Words words = new Words(counts);
        for (String token : Folding.words(head).split(" ", -1)) {
            Runs.each(token, words::wide, words::word);
        }
        return counts;
    }

    /** Counts what a text consists of, in its order. */
    private static final class Words {

        private final Map<String, Integer> counts;
        private String before = "";

        private Words(Map<String, Integer> counts) {
            this.counts = counts;
        }

        private void wide(String run) {
            characters(run, counts);
            before = "";
        }

        private void word(String run) {
            String word = "_" + run.replaceAll("[0-9]", "0");
            counts.merge(word, 1, Integer::sum);
            if (!before.isEmpty()) {
                counts.merge(before + word, 1, Integer::sum);
            }
            before = word;
        }
    }

    private static void characters(String run, Map<String, Integer> counts) {
        for (int from = 0; from < run.length(); from++) {
            for (int to = from + 1; to <= Math.min(run.length(), from + LONGEST); to++) {
                counts.merge(run.substring(from, to), 1, Integer::sum);
            }
        }
    }
}
