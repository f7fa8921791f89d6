package io.kefu.ticket.repeat;

import io.kefu.text.Folding;
import io.kefu.text.Runs;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * What a text is about: the products that it names, and the words that are left when greetings and the like are gone;
 * pairs of characters in Chinese, stems of words in English.
 */
public final class Matter {

    /** Of a very long text the beginning says what it is about. */
    private static final int MOST_CHARACTERS = 2_000;

    /** One word that two texts share can be anything. */
    static final int LEAST_SHARED = 2;

    /** A word with so many is a number of something. */
    private static final int MOST_DIGITS = 5;

    private static final int SHORTEST_STEM = 3;
    private static final String[] ENDINGS = {"ing", "ed", "es", "s", "e"};

    private final Set<String> products = new TreeSet<>();

    /** Of which parts it speaks, by their groups. */
    private final Map<String, Set<String>> parts = new HashMap<>(0);

    /** Each once, rising: two characters as one number, the hash of a word. Many texts are compared. */
    private final int[] words;

    Matter(String text, Lexicon lexicon) {
        String folded = Folding.words(text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text);
        StringBuilder run = new StringBuilder();
        for (int i = 0; i < folded.length(); ) {
            Lexicon.Entry entry = lexicon.at(folded, i);
            if (entry == null) {
                run.append(folded.charAt(i++));
                continue;
            }
            i += entry.phrase().length();
            switch (entry.kind()) {
                case SAME -> run.append(entry.value());
                case PRODUCT -> {
                    products.add(entry.value());
                    run.append(' ');
                }
                case PART -> {
                    parts.computeIfAbsent(entry.value(), group -> new HashSet<>())
                            .add(entry.phrase());
                    run.append(entry.phrase());
                }
                case NOTHING -> run.append(' ');
            }
        }
        IntStream.Builder all = IntStream.builder();
        for (String part : run.toString().split(" ", -1)) {
            Runs.each(part, wide -> pairs(wide, all), word -> word(word, all));
        }
        this.words = all.build().sorted().distinct().toArray();
    }

    private static void pairs(String run, IntConsumer all) {
        if (run.length() == 1) {
            all.accept(run.charAt(0));
        }
        for (int i = 0; i + 2 <= run.length(); i++) {
            all.accept((run.charAt(i) << Character.SIZE) | run.charAt(i + 1));
        }
    }

    /** Numbers tell one order from another, not what it is about. */
    private static void word(String word, IntConsumer all) {
        long digits = word.chars().filter(Character::isDigit).count();
        if (digits < word.length() && digits < MOST_DIGITS) {
            all.accept(stem(word).hashCode());
        }
    }

    private static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    /** The products that it speaks of, in order. */
    public Set<String> products() {
        return Collections.unmodifiableSet(products);
    }

    /** Its words as numbers, each once. */
    int[] words() {
        return words;
    }

    /**
     * How much of what two texts say is the same, 0 to 1: the mean of the Dice coefficient and of the share of the shorter
     * one that stands in the other. Texts about different products, or different parts of one group, have nothing in common.
     */
    public double similarity(Matter other) {
        if (isApart(products, other.products)
                || parts.entrySet().stream()
                        .anyMatch(group ->
                                isApart(group.getValue(), other.parts.getOrDefault(group.getKey(), Set.of())))) {
            return 0;
        }
        int fewer = Math.min(words.length, other.words.length);
        int shared = shared(words, other.words);
        if (shared < LEAST_SHARED) {
            return 0; // 滤芯什么时候发货, 滤芯怎么换
        }
        double dice = 2.0 * shared / (words.length + other.words.length);
        double share = (double) shared / fewer;
        return (dice + share) / 2;
    }

    private static int shared(int[] these, int[] those) {
        int shared = 0;
        for (int i = 0, j = 0; i < these.length && j < those.length; ) {
            if (these[i] == those[j]) {
                shared++;
                i++;
                j++;
            } else if (these[i] < those[j]) {
                i++;
            } else {
                j++;
            }
        }
        return shared;
    }

    private static boolean isApart(Set<String> these, Set<String> those) {
        return !these.isEmpty() && !those.isEmpty() && these.stream().noneMatch(those::contains);
    }
}
