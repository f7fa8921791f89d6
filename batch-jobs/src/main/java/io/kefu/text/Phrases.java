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

    /** Whether Latin letters and digits beside a phrase make it another word. */
    private final boolean whole;

    /** @throws IllegalArgumentException when a phrase is empty */
    public Phrases(List<String> phrases) {
        this(phrases, false);
    }

    /**
     * The same, of which those that begin or end in a Latin letter or a digit stand there as words: {@code app} is in
     * {@code APP里} and not in {@code happens}.
     */
    public static Phrases words(List<String> phrases) {
        return new Phrases(phrases, true);
    }

    private Phrases(List<String> phrases, boolean whole) {
        this.whole = whole;
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
                if (isAt(text, i, folded[p]) && (!whole || isWord(text, i, i + folded[p].length()))) {
                    return p;
                }
            }
        }
        return NONE;
    }

    private static boolean isWord(String text, int start, int end) {
        return !(start > 0 && isLetter(text.charAt(start)) && isLetter(text.charAt(start - 1)))
                && !(end < text.length() && isLetter(text.charAt(end - 1)) && isLetter(text.charAt(end)));
    }

    private static boolean isLetter(char c) {
        char folded = fold(c);
        return folded < 0x2000 && Character.isLetterOrDigit(folded);
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
