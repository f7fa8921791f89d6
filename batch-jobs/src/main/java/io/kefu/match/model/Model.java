package io.kefu.match.model;

import io.kefu.match.compare.Comparison;

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
 * @param namesMayProve true for a list that is matched once: where nobody has a namesake, a name may prove identity; a
 *     register grows, and namesakes will come
 */
public record Model(
        double[][] m,
        double[][] u,
        double[][] r,
        double[][] n,
        double match,
        double relatives,
        double namesakes,
        int records,
        boolean namesMayProve) {

    /** The most that the rarity of a value may add to the weight of agreeing in it, in nats. */
    public static final double RARITY = 4 * Math.log(2);

    /** A wrong merge costs more than a missed one: what the list shows to exist counts so many times. */
    private static final double CAUTION = 6;

    /** Below this share of the matches relatives and namesakes are but assumed. */
    static final double ASSUMED = 0.01;

    /** From so many matches on a thing is no chance. */
    private static final double SHOWN = 20;

    /** In shares of the matches. */
    private static final double MANY_NAMESAKES = 0.1;

    /** In shares of the matches: families and offices are in every register, also where a short one has shown none yet. */
    private static final double SOME_RELATIVES = 0.3;

    /**
     * The same for a register of so many records: matches grow with the records, pairs with their square, so a pair taken by
     * chance is less likely to match in a longer one.
     */
    public Model at(int count) {
        double scale = (double) records / Math.max(records, count);
        double some = Math.max(relatives, SOME_RELATIVES * match);
        return new Model(m, u, r, n, match * scale, some * scale, namesakes * scale, records, false);
    }

    /** Learned from so few, it is taken for what a part of a thousand records taught: a register grows. */
    public Model learnedFrom(int size) {
        double scale = Math.min(1, (double) size / records);
        return new Model(m, u, r, n, match * scale, relatives * scale, namesakes * scale, records, namesMayProve);
    }

    public double cautiousRelatives() {
        return cautious(relatives);
    }

    public double cautiousNamesakes() {
        return cautious(namesakes);
    }

    /**
     * True when enough strangers bear one name, by chance in a long list or because it has namesakes, or will once it has
     * grown, that a name and a city prove nothing.
     */
    public boolean hasNamesakes() {
        double byChance = u[Comparison.SURNAME.index()][0] * u[Comparison.GIVEN.index()][0];
        return !namesMayProve || byChance + namesakes > MANY_NAMESAKES * match;
    }

    /** True when the list, of so many records, shows that names of one person differ in it: given names of many matches do. */
    public boolean namesDiffer(int size) {
        double[] given = m[Comparison.GIVEN.index()];
        return namesMayProve && isShown(given[3] + given[4], size);
    }

    /** The same of birthdays. */
    public boolean birthdaysDiffer(int size) {
        return namesMayProve && isShown(m[Comparison.BIRTH.index()][3], size);
    }

    private boolean isShown(double share, int size) {
        double matches = match * size * (size - 1.0) / 2;
        return share * matches >= SHOWN;
    }

    private double cautious(double share) {
        return share + (CAUTION - 1) * Math.max(0, share - 2 * ASSUMED * match);
    }

    /** log(e^a + e^b). */
    public static double logSum(double a, double b) {
        double larger = Math.max(a, b);
        return larger + Math.log1p(Math.exp(Math.min(a, b) - larger));
    }
}
