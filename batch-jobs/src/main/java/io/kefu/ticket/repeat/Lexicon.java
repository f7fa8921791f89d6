package io.kefu.ticket.repeat;

import io.kefu.text.Folding;
import io.kefu.text.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words that are read in one way only: names of products and of their parts, words that say nothing, and other words for the same. */
final class Lexicon {

    /** What becomes of a word. */
    enum Kind {
        PRODUCT,
        PART,
        NOTHING,
        SAME
    }

    /**
     * One of them.
     *
     * @param phrase as texts are folded
     * @param value the product, the number of the group of parts, or the word that it stands for; empty for one that says
     *     nothing
     */
    record Entry(String phrase, Kind kind, String value) {}

    private static final Entry[] NONE = {};

    /** By their first letters, the longest first. */
    private final Entry[][] entries = new Entry[Character.MAX_VALUE + 1][];

    Lexicon() {
        Arrays.fill(entries, NONE);
    }

    void add(String phrase, Kind kind, String value) {
        String folded = Folding.words(phrase);
        if (!folded.isEmpty()) {
            List<Entry> all = new ArrayList<>(List.of(entries[folded.charAt(0)]));
            all.add(new Entry(folded, kind, value));
            all.sort(Comparator.comparingInt((Entry entry) -> entry.phrase().length())
                    .reversed());
            entries[folded.charAt(0)] = all.toArray(NONE);
        }
    }

    /** The longest entry that stands at a place of a folded text; a Latin one stands alone. */
    @Nullable
    Entry at(String text, int place) {
        for (Entry entry : entries[text.charAt(place)]) {
            if (text.startsWith(entry.phrase(), place) && standsAlone(text, place, entry.phrase())) {
                return entry;
            }
        }
        return null;
    }

    private static boolean standsAlone(String text, int place, String phrase) {
        int end = place + phrase.length();
        boolean opens = Runs.isWide(phrase.charAt(0)) || place == 0 || !isLatin(text.charAt(place - 1));
        boolean closes =
                Runs.isWide(phrase.charAt(phrase.length() - 1)) || end == text.length() || !isLatin(text.charAt(end));
        return opens && closes;
    }

    private static boolean isLatin(char c) {
        return !Runs.isWide(c) && Character.isLetterOrDigit(c);
    }
}
