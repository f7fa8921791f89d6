package io.kefu.match;

import io.kefu.match.compare.Comparer;
import io.kefu.match.compare.Comparison;
import io.kefu.match.model.Model;
import io.kefu.match.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scores pairs of records of a table by a model; one per thread. */
final class Scorer {

    /** What pairs get of which no more can be said than that they are far from a match. */
    static final double FAR = -99;

    /** What pairs get that cannot be one person: two identity numbers, both proven, that differ. */
    static final double CONFLICT = -1000;

    private static final double LN2 = Math.log(2);
    /**
     * A name and a city alone prove nothing in a list that has namesakes, nor does in a register what a family shares: the
     * most that such a pair can reach.
     */
    private static final double UNPROVEN = -0.5;

    private static final Comparison[] COMPARISONS = Comparison.values();

    private final Model model;
    private final Comparer comparer;
    private final double[][] asMatch;
    private final double[][] asStrangers;
    private final double[][] asRelatives;
    private final double[][] asNamesakes;
    private final double[] best = new double[Comparison.COUNT];
    /** Of the pattern looked at last: match, strangers, relatives, namesakes. */
    private final double[] sums = new double[4];

    private final boolean namesDiffer;
    private final boolean birthdaysDiffer;
    private final double priorMatch;
    private final double priorStrangers;
    private final double priorRelatives;
    private final double priorNamesakes;

    Scorer(Table table, Model model) {
        this.model = model;
        this.comparer = new Comparer(table);
        this.asMatch = logs(model.m());
        this.asStrangers = logs(model.u());
        this.asRelatives = logs(model.r());
        this.asNamesakes = logs(model.n());
        this.namesDiffer = model.namesDiffer(table.size());
        this.birthdaysDiffer = model.birthdaysDiffer(table.size());
        this.priorMatch = Math.log(model.match());
        this.priorStrangers = Math.log1p(-model.match() - model.relatives() - model.namesakes());
        this.priorRelatives = Math.log(model.cautiousRelatives());
        this.priorNamesakes = Math.log(model.cautiousNamesakes());
        for (Comparison comparison : COMPARISONS) {
            int c = comparison.index();
            for (int outcome = 0; outcome < comparison.outcomes(); outcome++) {
                best[c] = Math.max(best[c], asMatch[c][outcome] - asStrangers[c][outcome]);
            }
            best[c] += comparison.isConditional() ? 0 : Model.RARITY;
        }
    }

    private static double[][] logs(double[][] chances) {
        return Arrays.stream(chances)
                .map(row -> Arrays.stream(row).map(Math::log).toArray())
                .toArray(double[][]::new);
    }

    /**
     * log2 of the odds that two records are one person, or {@link #FAR} as soon as it is clear that they are below
     * {@code floor}.
     */
    double bits(int a, int b, double floor) {
        long pattern = comparer.comparePerson(a, b);
        double sum = priorMatch - priorStrangers;
        for (int c = 0; c < Comparison.COUNT; c++) {
            int outcome = COMPARISONS[c].outcome(pattern);
            if (outcome >= 0) {
                sum += asMatch[c][outcome] - asStrangers[c][outcome] - commonness(c, outcome);
            } else if (c >= Comparison.FIRST_OF_PLACE || c == Comparison.COMPANY.index()) {
                sum += best[c];
            }
        }
        return sum < floor * LN2 ? FAR : bits(comparer.comparePlace(a, b));
    }

    /** log2 of the odds that two records are one person. */
    double bits(int a, int b) {
        return bits(comparer.compare(a, b));
    }

    /** The same, taken apart. */
    Explanation explain(int a, int b) {
        long pattern = comparer.compare(a, b);
        List<Explanation.Part> parts = new ArrayList<>();
        sums(pattern);
        for (Comparison comparison : COMPARISONS) {
            int c = comparison.index();
            int outcome = comparison.outcome(pattern);
            if (outcome >= 0) {
                double part = asMatch[c][outcome] - asStrangers[c][outcome] - commonness(c, outcome);
                parts.add(new Explanation.Part(comparison.key(), comparison.word(pattern), part / LN2));
            }
        }
        double strangers = sums[0] - sums[1];
        double relatives = sums[0] - Model.logSum(sums[1], sums[2]);
        double namesakes = sums[0] - Model.logSum(Model.logSum(sums[1], sums[2]), sums[3]);
        double bits = bits(pattern);
        return new Explanation(
                (priorMatch - priorStrangers) / LN2,
                List.copyOf(parts),
                (relatives - strangers) / LN2,
                (namesakes - relatives) / LN2,
                bits - namesakes / LN2,
                bits);
    }

    /** The levels of the pair that was scored last. */
    long pattern() {
        return comparer.findings().pattern();
    }

    private double bits(long pattern) {
        if (Comparison.ID_NUMBER.level(pattern) == 3) {
            return CONFLICT;
        }
        sums(pattern);
        double bits = (sums[0] - Model.logSum(Model.logSum(sums[1], sums[2]), sums[3])) / LN2;
        boolean unproven = (!namesDiffer && Comparison.mayBeRelatives(pattern, Comparison.GIVEN))
                || (!birthdaysDiffer && Comparison.mayBeRelatives(pattern, Comparison.BIRTH))
                || Comparison.isElsewhere(pattern)
                || Comparison.isAnother(pattern)
                || Comparison.isCompanyAlone(pattern)
                || Comparison.isNumberNearby(pattern)
                || Comparison.isOtherSite(pattern)
                || (model.hasNamesakes() && !Comparison.isProven(pattern))
                || (!model.namesMayProve() && Comparison.isFamily(pattern));
        return unproven ? Math.min(bits, UNPROVEN) : bits;
    }

    /** Finds how likely a pattern is, as a logarithm: among matches, strangers, relatives and namesakes. */
    private void sums(long pattern) {
        double match = priorMatch;
        double strangers = priorStrangers;
        double relatives = priorRelatives;
        double namesakes = priorNamesakes;
        for (int c = 0; c < Comparison.COUNT; c++) {
            int outcome = COMPARISONS[c].outcome(pattern);
            if (outcome < 0) {
                continue;
            }
            double common = commonness(c, outcome);
            match += asMatch[c][outcome];
            strangers += asStrangers[c][outcome] + common;
            relatives += asRelatives[c][outcome] + (COMPARISONS[c].shared() ? 0 : common);
            namesakes += asNamesakes[c][outcome] + (COMPARISONS[c].isName() ? 0 : common);
        }
        sums[0] = match;
        sums[1] = strangers;
        sums[2] = relatives;
        sums[3] = namesakes;
    }

    /** How much more often than on average strangers agree in the very value that the two agree in, as a logarithm. */
    private double commonness(int c, int outcome) {
        int count = comparer.findings().agreedCount(COMPARISONS[c]);
        return count == 0 || COMPARISONS[c].isConditional() || outcome != 0
                ? 0
                : Math.max(Math.log((double) count / model.records()) - asStrangers[c][0], -Model.RARITY);
    }
}
