package io.kefu.match;

/**
 * What agreement is worth: Fellegi and Sunter's weights with two classes more. A pair is one person (match), strangers,
 * relatives (two people who share a household or a company: they agree in what such people share as a match does, and in
 * all else as strangers do), or namesakes (they agree in the name as a match does, and in all else as strangers do).
 *
 * @param m probability of each outcome of each comparison among matches
 * @param u the same among strangers
 * @param r the same among relatives
 * @param n the same among namesakes
 * @param match share of matches among all pairs
 * @param relatives share of relatives among all pairs
 * @param namesakes share of namesakes among all pairs
 * @param records how many records the frequencies were counted in
 */
record Model(
        double[][] m, double[][] u, double[][] r, double[][] n, double match, double relatives, double namesakes, int records) {

    private static final double LN2 = Math.log(2);
    /** The most that the rarity of a value may add to the weight of agreeing in it, in nats. */
    static final double RARITY = 4 * LN2;

    /** A name and a city alone prove nothing in a list that has namesakes: the most that such a pair can reach. */
    private static final double UNPROVEN = -0.5;

    private static final Comparison[] COMPARISONS = Comparison.values();

    /** log2 of the odds that two records are one person, by the levels and the frequency of what they agree in. */
    double bits(long pattern, Comparer comparer) {
        double asMatch = Math.log(match);
        double asStrangers = Math.log1p(-match - relatives - namesakes);
        double asRelatives = Math.log(cautious(relatives));
        double asNamesakes = Math.log(cautious(namesakes));
        for (Comparison comparison : COMPARISONS) {
            int outcome = comparison.outcome(pattern);
            if (outcome < 0) {
                continue;
            }
            double logM = Math.log(m[comparison.ordinal()][outcome]);
            double logU = Math.log(u[comparison.ordinal()][outcome]);
            double logR = Math.log(r[comparison.ordinal()][outcome]);
            double logN = Math.log(n[comparison.ordinal()][outcome]);
            int count = comparer.agreedCount(comparison);
            if (count > 0 && !comparison.isConditional()) {
                double common = Math.max(Math.log((double) count / records) - logU, -RARITY);
                logU += common;
                logR += comparison.shared() ? 0 : common;
                logN += comparison.isName() ? 0 : common;
            }
            asMatch += logM;
            asStrangers += logU;
            asRelatives += logR;
            asNamesakes += logN;
        }
        double bits = (asMatch - logSum(logSum(asStrangers, asRelatives), asNamesakes)) / LN2;
        return namesakes < 0.02 * match || Comparison.isProven(pattern) ? bits : Math.min(bits, UNPROVEN);
    }

    /** A wrong merge costs more than a missed one: what the data shows to exist counts CAUTION times. */
    private double cautious(double share) {
        return share + (Double.parseDouble(System.getProperty("kefu.c", "8")) - 1) * Math.max(0, share - 0.01 * match);
    }

    static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
