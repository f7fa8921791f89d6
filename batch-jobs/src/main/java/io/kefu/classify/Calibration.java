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

    /** The mean of -ln p of what is right. */
    static double logLoss(double[][] logits, int[] right, double temperature) {
        double loss = 0;
        for (int i = 0; i < right.length; i++) {
            loss -= Math.log(Math.max(1e-15, softmax(logits[i], temperature)[right[i]]));
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
            if (logLoss(logits, right, Math.exp(first)) < logLoss(logits, right, Math.exp(second))) {
                high = second;
            } else {
                low = first;
            }
        }
        return Math.exp((low + high) / 2);
    }
}
