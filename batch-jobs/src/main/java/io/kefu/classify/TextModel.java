package io.kefu.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A classifier that has learned: the same text always gets the same verdict. */
public final class TextModel {

    /**
     * What a text is.
     *
     * @param label the likeliest
     * @param probability that it is right, from 0 to 1; what was learned says how far that can be believed
     * @param probabilities of all labels
     * @param known how many of the text's n-grams and hints were seen before; of a text without any the label says nothing
     */
    public record Verdict(String label, double probability, Map<String, Double> probabilities, int known) {}

    /**
     * What spoke for a label, or against it.
     *
     * @param weight in units of log-odds
     */
    public record Evidence(String gram, double weight) {}

    private final List<String> labels;
    private final Vocabulary vocabulary;

    /** By label and place in the vocabulary; the last is the constant. */
    private final float[][] weights;

    private final double temperature;

    TextModel(List<String> labels, Vocabulary vocabulary, float[][] weights, double temperature) {
        this.labels = labels;
        this.vocabulary = vocabulary;
        this.weights = weights;
        this.temperature = temperature;
    }

    public List<String> labels() {
        return labels;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    float[][] weights() {
        return weights;
    }

    /** By how much the model was surer than it was right; its log-odds are divided by that. */
    public double temperature() {
        return temperature;
    }

    public Verdict verdict(String text, Set<String> hints) {
        Vocabulary.Vector vector = vocabulary.vector(Vocabulary.counts(text, hints));
        double[] logits = logits(vector);
        double[] probabilities = Calibration.softmax(logits, temperature);
        Map<String, Double> all = new HashMap<>();
        int best = 0;
        for (int i = 0; i < probabilities.length; i++) {
            all.put(labels.get(i), probabilities[i]);
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return new Verdict(labels.get(best), probabilities[best], all, vector.places().length);
    }

    double[] logits(Vocabulary.Vector vector) {
        double[] logits = new double[labels.size()];
        for (int label = 0; label < logits.length; label++) {
            float[] own = weights[label];
            double sum = own[own.length - 1];
            for (int i = 0; i < vector.places().length; i++) {
                sum += own[vector.places()[i]] * vector.values()[i];
            }
            logits[label] = sum;
        }
        return logits;
    }

    /** What in the text speaks most for this label against the mean of the others, the strongest first. */
    public List<Evidence> evidence(String text, Set<String> hints, String label, int most) {
        int index = labels.indexOf(label);
        Vocabulary.Vector vector = vocabulary.vector(Vocabulary.counts(text, hints));
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < vector.places().length; i++) {
            int place = vector.places()[i];
            double mean = 0;
            for (int other = 0; other < labels.size(); other++) {
                mean += other == index ? 0 : weights[other][place] / Math.max(1, labels.size() - 1);
            }
            double weight = (weights[index][place] - mean) * vector.values()[i] / temperature;
            evidence.add(new Evidence(vocabulary.gram(place), weight));
        }
        evidence.sort(Comparator.comparingDouble((Evidence each) -> -Math.abs(each.weight()))
                .thenComparing(Evidence::gram));
        return List.copyOf(evidence.subList(0, Math.min(most, evidence.size())));
    }
}
