package io.kefu.problem;

import io.kefu.text.Bundles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Pattern;

/**
 * Puts problems into words. A problem has up to three sentences in the bundle: {@code Key} (what failed and
 * where), {@code Key.found} and {@code Key.try}; {@code {fact}} stands for a fact.
 */
public final class ProblemText {

    private static final String BUNDLE = "io.kefu.problem.Problems";

    private static final Pattern WORD = Pattern.compile("[A-Z][A-Za-z]*\\.[A-Z_]+");

    private static final Pattern GUESS = Pattern.compile("[;；]?[^;；?？]*\\{nearest\\}[^?？]*[?？]");

    private final ResourceBundle sentences;

    private ProblemText(ResourceBundle sentences) {
        this.sentences = sentences;
    }

    public static ProblemText in(Locale locale) {
        return new ProblemText(Bundles.of(BUNDLE, locale));
    }

    /** What failed and where, in one line. */
    public String sentence(Problem problem) {
        return sentence(problem.key(), problem.facts());
    }

    /** The same for a stored problem: its key and its facts. */
    public String sentence(String key, Map<String, String> facts) {
        return fill(sentences.containsKey(key) ? sentences.getString(key) : key + " " + facts, facts);
    }

    /** The sentence, then what was found and what to try, where the bundle has them. */
    public List<String> lines(Problem problem) {
        List<String> lines = new ArrayList<>();
        lines.add(sentence(problem));
        for (String part : List.of("found", "try")) {
            String name = problem.key() + "." + part;
            String sentence = sentences.containsKey(name) ? fill(sentences.getString(name), problem.facts()) : "";
            if (!sentence.isBlank()) {
                lines.add("  " + label(part) + sentence);
            }
        }
        return lines;
    }

    private String label(String part) {
        try {
            return sentences.getString("label." + part);
        } catch (MissingResourceException e) {
            throw new IllegalStateException("bundle " + BUNDLE + " has no label." + part, e);
        }
    }

    private String fill(String sentence, Map<String, String> facts) {
        String filled = facts.getOrDefault("nearest", "?").isEmpty() ? withoutGuess(sentence) : sentence;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            filled = filled.replace("{" + fact.getKey() + "}", word(fact.getValue()));
        }
        return filled;
    }

    /** Where nothing is near, nothing is asked. */
    private static String withoutGuess(String sentence) {
        return GUESS.matcher(sentence).replaceAll("").strip();
    }

    /** The word for a constant such as {@code Kind.NUMBER}; any other fact as it is. */
    private String word(String fact) {
        return WORD.matcher(fact).matches() && sentences.containsKey(fact) ? sentences.getString(fact) : fact;
    }
}
