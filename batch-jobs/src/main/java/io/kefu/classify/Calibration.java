package io.kefu.classify;

/**
 * Makes probabilities mean what they say: one temperature for all log-odds, fitted where the model had not learned
 * (Guo et al., On Calibration of Modern Neural Networks, 2017).
 */
final class Calibration {

    private static final double COLDEST = 0.02;
    private static final double HOTTEST = 50;

    private Calibration() {}

    static double[] softmax(double[] logits, double temperature) {
        double most = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            most = Math.max(most, logit);
        }
        double[] probabilities = new double[logits.length];
        double sum = 0;
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = Math.exp((logits[i] - most) / temperature);
            sum += probabilities[i];
        }
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }

    /**
     * The mean of -ln p, where what is right has not all the weight: who was never wrong about n examples may still be
     * wrong about the next, as in Platt, Probabilistic Outputs for Support Vector Machines, 1999.
     */
    private static double loss(double[][] logits, int[] right, double temperature) {
        double doubt = 1.0 / (right.length + 2);
        double loss = 0;
        for (int i = 0; i < right.length; i++) {
            double[] probabilities = softmax(logits[i], temperature);
            for (int label = 0; label < probabilities.length; label++) {
                double weight = label == right[i] ? 1 - doubt : doubt / Math.max(1, probabilities.length - 1);
                loss -= weight * Math.log(Math.max(1e-300, probabilities[label]));
            }
        }
        return loss / Math.max(1, right.length);
    }

    /** The temperature with the least loss: the loss has one minimum over its logarithm. */
    static double temperature(double[][] logits, int[] right) {
        double low = Math.log(COLDEST);
        double high = Math.log(HOTTEST);
        double golden = (Math.sqrt(5) - 1) / 2;
        while (high - low > 1e-3) {
            double first = high - golden * (high - low);
            double second = low + golden * (high - low);
            if (loss(logits, right, Math.exp(first)) < loss(logits, right, Math.exp(second))) {
                high = second;
            } else {
                low = first;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
