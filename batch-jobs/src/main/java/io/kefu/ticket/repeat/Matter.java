package io.kefu.ticket.repeat;

import io.kefu.text.Folding;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a text is about: the products that it names, and the words that are left when greetings and the like are gone;
 * pairs of characters in Chinese, stems of words in English.
 */
public final class Matter {

    /** Of a very long text the beginning says what it is about. */
    private static final int MOST_CHARACTERS = 2_000;

    /** One word that two texts share can be anything. */
    private static final int LEAST_SHARED = 2;

    private static final int SHORTEST_STEM = 3;
    private static final String[] ENDINGS = {"ing", "ed", "es", "s", "e"};

    private final Set<String> products = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    /** Of which parts it speaks, by their groups. */
    private final Map<String, Set<String>> parts = new HashMap<>();

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
        for (String part : run.toString().split(" ", -1)) {
            read(part);
        }
    }

    /** Apart where Chinese and Latin meet. */
    private void read(String part) {
        int from = 0;
        while (from < part.length()) {
            boolean wide = Lexicon.isWide(part.charAt(from));
            int to = from + 1;
            while (to < part.length() && Lexicon.isWide(part.charAt(to)) == wide) {
                to++;
            }
            if (wide) {
                pairs(part.substring(from, to));
            } else {
                word(part.substring(from, to));
            }
            from = to;
        }
    }

    private void pairs(String run) {
        if (run.length() == 1) {
            words.add(run);
        }
        for (int i = 0; i + 2 <= run.length(); i++) {
            words.add(run.substring(i, i + 2));
        }
    }

    /** Numbers tell one order from another, not what it is about. */
    private void word(String word) {
        if (word.chars().allMatch(Character::isDigit)
                || word.chars().filter(Character::isDigit).count() > 4) {
            return;
        }
        words.add(stem(word));
    }

    private static String stem(String word) {
        for (String ending : ENDINGS) {
            if (word.endsWith(ending) && word.length() - ending.length() >= SHORTEST_STEM) {
                return word.substring(0, word.length() - ending.length());
            }
        }
        return word;
    }

    /** The products that it names. */
    public Set<String> products() {
        return Set.copyOf(products);
    }

    /**
     * How much of what two texts say is the same, 0 to 1: the mean of the Dice coefficient and of the share of the shorter
     * one that stands in the other. Texts about
     * different products, or different parts of one group, have nothing in common.
     */
    public double similarity(Matter other) {
        if (isApart(products, other.products)
                || parts.entrySet().stream()
                        .anyMatch(group ->
                                isApart(group.getValue(), other.parts.getOrDefault(group.getKey(), Set.of())))) {
            return 0;
        }
        Set<String> fewer = words.size() <= other.words.size() ? words : other.words;
        Set<String> more = fewer == words ? other.words : words;
        long shared = fewer.stream().filter(more::contains).count();
        if (fewer.isEmpty() || (shared < LEAST_SHARED && !fewer.equals(more))) {
            return 0; // 滤芯什么时候发货, 滤芯怎么换
        }
        double dice = 2.0 * shared / (fewer.size() + more.size());
        double share = (double) shared / fewer.size();
        return (dice + share) / 2;
    }

    private static boolean isApart(Set<String> these, Set<String> those) {
        return !these.isEmpty() && !those.isEmpty() && these.stream().noneMatch(those::contains);
    }
}
