package io.kefu.match;

import io.kefu.match.table.MatchField;
import io.kefu.match.table.MatchList;
import io.kefu.match.table.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Why two records are taken for one, or not: the score in bits, taken apart. One bit doubles the odds; the parts add up to
 * the score.
 *
 * @param prior of any two records of the list, before they were compared
 * @param parts what each comparison adds or takes
 * @param relatives what it takes that people of one household or company agree so as well; 0 or less
 * @param namesakes the same for people who bear one name; 0 or less
 * @param unproven what it takes that what namesakes or a family have in common proves nothing, or that two
 *     proven identity numbers differ
 * @param bits the score
 */
public record Explanation(
        double prior, List<Part> parts, double relatives, double namesakes, double unproven, double bits) {

    /**
     * One comparison.
     *
     * @param comparison its key, {@code surname} for one
     * @param level how far the two agree in it, {@code equal} for one
     */
    public record Part(String comparison, String level, double bits) {}

    /**
     * The likeliest pair of two lists of records.
     *
     * @param a its place in the first list
     * @param b its place in the second
     */
    public record Pair(int a, int b, Explanation explanation) {}

    /**
     * Compares every record of one list with every one of another; neither is empty.
     *
     * @param records how many the whole register has
     * @param region ISO 3166 code of the country of phone numbers that name none
     */
    public static Pair likeliest(
            MatchModel model,
            int records,
            String region,
            List<Map<MatchField, String>> as,
            List<Map<MatchField, String>> bs) {
        try (MatchList list = new MatchList(region)) {
            as.forEach(list::add);
            bs.forEach(list::add);
            Table table = list.table();
            Scorer scorer = new Scorer(table, model.on(table, records));
            int bestA = 0;
            int bestB = 0;
            double best = Double.NEGATIVE_INFINITY;
            for (int a = 0; a < as.size(); a++) {
                for (int b = 0; b < bs.size(); b++) {
                    double bits = scorer.bits(as.size() + b, a);
                    if (bits > best) {
                        best = bits;
                        bestA = a;
                        bestB = b;
                    }
                }
            }
            return new Pair(bestA, bestB, scorer.explain(as.size() + bestB, bestA));
        }
    }

    /** Compares records pair by pair: the first of one list with the first of the other, and so on. */
    public static List<Explanation> each(
            MatchModel model,
            int records,
            String region,
            List<Map<MatchField, String>> as,
            List<Map<MatchField, String>> bs) {
        try (MatchList list = new MatchList(region)) {
            as.forEach(list::add);
            bs.forEach(list::add);
            Table table = list.table();
            Scorer scorer = new Scorer(table, model.on(table, records));
            return IntStream.range(0, as.size())
                    .mapToObj(pair -> scorer.explain(as.size() + pair, pair))
                    .toList();
        }
    }

    /** True when two identity numbers, both proven, differ: nothing else counts then. */
    public boolean isDisproved() {
        return bits <= Scorer.CONFLICT;
    }

    /** The probability that the two are one, 0 to 1. */
    public double probability() {
        return 1 / (1 + Math.exp(-bits * Math.log(2)));
    }
}
