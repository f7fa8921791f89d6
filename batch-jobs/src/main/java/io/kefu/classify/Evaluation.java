package io.kefu.classify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How good a classifier is, by what it said of examples from which it had not learned. */
public final class Evaluation {

    private static final int BINS = 10;

    /** One verdict: what was right, what was said, how sure, and the probability of what was right. */
    private record Judged(int right, int said, double sure, double likelihood, double uncalibrated) {}

    private final List<String> labels;
    private final int[][] confusion;
    private final List<Judged> judged = new ArrayList<>();

    Evaluation(List<String> labels) {
        this.labels = labels;
        this.confusion = new int[labels.size()][labels.size()];
    }

    void add(int right, double[] probabilities, double[] uncalibrated) {
        int said = 0;
        for (int i = 0; i < probabilities.length; i++) {
            said = probabilities[i] > probabilities[said] ? i : said;
        }
        confusion[right][said]++;
        judged.add(new Judged(right, said, probabilities[said], probabilities[right], uncalibrated[right]));
    }

    public List<String> labels() {
        return labels;
    }

    /** How many of the label in front were said to be of the label behind. */
    public int confused(int right, int said) {
        return confusion[right][said];
    }

    /** Harmonic mean of precision and recall; 0 where nothing was right. */
    public double f1(int label) {
        int right = confusion[label][label];
        int said = 0;
        int there = 0;
        for (int other = 0; other < labels.size(); other++) {
            said += confusion[other][label];
            there += confusion[label][other];
        }
        return right == 0 ? 0 : 2.0 * right / (said + there);
    }

    /** The mean of all labels' F1. */
    public double macroF1() {
        double sum = 0;
        for (int label = 0; label < labels.size(); label++) {
            sum += f1(label);
        }
        return sum / labels.size();
    }

    /** Macro-F1 of one who always says the most frequent label. */
    public double majorityF1() {
        int most = 0;
        for (int[] row : confusion) {
            int there = 0;
            for (int count : row) {
                there += count;
            }
            most = Math.max(most, there);
        }
        return 2.0 * most / (most + judged.size()) / labels.size();
    }

    /** The mean of -ln p of what was right. */
    public double logLoss() {
        return logLoss(Judged::likelihood);
    }

    /** As {@link #logLoss()}, had nobody learned how sure the model may be. */
    public double uncalibratedLogLoss() {
        return logLoss(Judged::uncalibrated);
    }

    private double logLoss(ToDoubleFunction<Judged> likelihood) {
        return judged.stream()
                .mapToDouble(one -> -Math.log(Math.max(1e-15, likelihood.applyAsDouble(one))))
                .average()
                .orElse(0);
    }

    /** Expected calibration error: by how much sureness and rightness differ, over ten equal ranges of sureness. */
    public double calibrationError() {
        double[] sure = new double[BINS];
        int[] right = new int[BINS];
        int[] count = new int[BINS];
        for (Judged one : judged) {
            int bin = Math.min(BINS - 1, (int) (one.sure() * BINS));
            sure[bin] += one.sure();
            right[bin] += one.said() == one.right() ? 1 : 0;
            count[bin]++;
        }
        double error = 0;
        for (int bin = 0; bin < BINS; bin++) {
            error += Math.abs(sure[bin] - right[bin]);
        }
        return error / Math.max(1, judged.size());
    }

    /** @param threshold from which the model is sure enough; 1.01 when it never is */
    public record Coverage(double share, double threshold) {}

    /** The largest share of the examples, the surest first, of which at least this part was right. */
    public Coverage coverage(double precision) {
        List<Judged> surest = new ArrayList<>(judged);
        surest.sort(Comparator.comparingDouble(Judged::sure).reversed());
        int right = 0;
        Coverage best = new Coverage(0, 1.01);
        for (int i = 0; i < surest.size(); i++) {
            Judged one = surest.get(i);
            right += one.said() == one.right() ? 1 : 0;
            boolean last = i + 1 == surest.size() || surest.get(i + 1).sure() < one.sure();
            if (last && right >= precision * (i + 1)) {
                best = new Coverage((i + 1.0) / surest.size(), one.sure());
            }
        }
        return best;
    }
}
