package io.kefu.ticket.recognise;

import io.kefu.classify.TextModel;
import io.kefu.ticket.value.TicketType;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What was learned from tickets whose type people confirmed. It is asked where no rule fits, and decides when it is sure
 * enough; else a person does.
 *
 * @param threshold the probability from which it decides: of what it was that sure about, nine in ten were right
 */
public record Classifier(int version, TextModel model, double threshold) {

    private static final int SHOWN = 4;

    /** A type and subtype as one label. */
    static String label(TicketType type, @Nullable String subtype) {
        return type.key() + "/" + (subtype == null ? "" : subtype);
    }

    /**
     * What a text is likeliest about.
     *
     * @param probability from 0 to 1
     * @param because the n-grams that spoke for it and against it, the strongest first
     */
    public record Guess(TicketType type, @Nullable String subtype, double probability, String because) {}

    /**
     * The likeliest, however sure.
     *
     * @param hints what else is known of the text
     */
    Guess guess(String text, Set<String> hints) {
        return guess(text, hints, model.verdict(text, hints));
    }

    private Guess guess(String text, Set<String> hints, TextModel.Verdict verdict) {
        String label = verdict.label();
        int slash = label.indexOf('/');
        String because = model.evidence(text, hints, label, SHOWN).stream()
                .map(evidence -> (evidence.weight() > 0 ? "+" : "-") + shown(evidence.gram()))
                .collect(Collectors.joining(" "));
        return new Guess(
                new TicketType(label.substring(0, slash)),
                slash == label.length() - 1 ? null : label.substring(slash + 1),
                verdict.probability(),
                because);
    }

    /** A hint stands in brackets. */
    private static String shown(String gram) {
        return gram.startsWith("=")
                ? "[" + gram.substring(1) + "]"
                : gram.replace('_', ' ').strip();
    }

    /** The likeliest when it is sure enough; never of a text of which it has seen nothing before. */
    Optional<Guess> sure(String text, Set<String> hints) {
        TextModel.Verdict verdict = model.verdict(text, hints);
        return verdict.known() == 0 || verdict.probability() < threshold
                ? Optional.empty()
                : Optional.of(guess(text, hints, verdict));
    }

    /** Hundredths, rounded down: nothing is certain. */
    public static String shown(double probability) {
        return String.format(Locale.ROOT, "%.2f", Math.floor(probability * 100) / 100);
    }

    static String reason(Guess guess) {
        return "classifier " + shown(guess.probability()) + " (" + guess.because() + ")";
    }
}
