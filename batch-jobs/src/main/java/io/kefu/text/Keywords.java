package io.kefu.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words looked for in free text, whatever their case and width. */
public final class Keywords {

    private final List<String> words;

    public Keywords(List<String> words) {
        this.words = words.stream().map(Keywords::fold).toList();
    }

    /** The spelling in which texts and words are compared. */
    public static String fold(String text) {
        return Widths.half(text).toLowerCase(Locale.ROOT);
    }

    /**
     * The first listed word that the text holds.
     *
     * @param folded a text that went through {@link #fold}
     */
    public Optional<String> firstIn(String folded) {
        for (String word : words) {
            if (folded.contains(word)) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
