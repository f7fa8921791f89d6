package io.kefu.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Words looked for in free text, whatever their case and width: all of them in one pass. Immutable.
 */
public final class Phrases {

    private static final int BUCKETS = 1024;
    private static final int NONE = -1;

    private final List<String> phrases;
    private final String[] folded;

    /** The first phrase whose first character falls into a bucket, and for each phrase the next one of its bucket. */
    private final int[] first = new int[BUCKETS];

    private final int[] next;

    /** @throws IllegalArgumentException when a phrase is empty */
    public Phrases(List<String> phrases) {
        this.phrases = List.copyOf(phrases);
        this.folded = phrases.stream().map(Phrases::fold).toArray(String[]::new);
        this.next = new int[folded.length];
        Arrays.fill(first, NONE);
        for (int i = folded.length - 1; i >= 0; i--) {
            if (folded[i].isEmpty()) {
                throw new IllegalArgumentException("an empty phrase is in every text");
            }
            int bucket = folded[i].charAt(0) % BUCKETS;
            next[i] = first[bucket];
            first[bucket] = i;
        }
    }

    /** The spelling in which texts and words are compared. */
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != text.charAt(i)) {
                char[] folded = text.toCharArray();
                for (int j = i; j < folded.length; j++) {
                    folded[j] = fold(folded[j]);
                }
                return new String(folded);
            }
        }
        return text;
    }

    private static char fold(char c) {
        if (c < 0x80) {
            return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
        }
        return isCaseless(c) ? c : Character.toLowerCase(Widths.half(c));
    }

    /** True for characters that nothing else folds to: ideographs, kana and their punctuation. */
    public static boolean isCaseless(char c) {
        return c > '\u3000' && c <= '\u9FFF';
    }

    /** The phrase that comes first in the text; of several at one place the first listed. */
    public Optional<String> firstIn(String text) {
        int found = find(text);
        return found == NONE ? Optional.empty() : Optional.of(phrases.get(found));
    }

    /** Whether the text holds any of the phrases. */
    public boolean anyIn(String text) {
        return find(text) != NONE;
    }

    private int find(String text) {
        for (int i = 0; i < text.length(); i++) {
            for (int p = first[fold(text.charAt(i)) % BUCKETS]; p != NONE; p = next[p]) {
                if (isAt(text, i, folded[p])) {
                    return p;
                }
            }
        }
        return NONE;
    }

    private static boolean isAt(String text, int start, String phrase) {
        if (text.length() - start < phrase.length()) {
            return false;
        }
        for (int i = 0; i < phrase.length(); i++) {
            if (fold(text.charAt(start + i)) != phrase.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
