package io.kefu.match;

import java.util.List;
import java.util.Map;

/**
 * Why two records are taken for one, or not: the score in bits, taken apart. One bit doubles the odds; the parts add up to
 * the score.
 *
 * @param prior of any two records of the list, before they were compared
 * @param parts what each comparison adds or takes
 * @param relatives what it takes that people of one household or company agree so as well; 0 or less
 * @param namesakes the same for people who bear one name; 0 or less
 * @param unproven what it takes that a name and a city alone prove nothing, or that two proven identity numbers differ
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

    /** Compares two records by a model for a list of so many. */
    public static Explanation of(
            MatchModel model, int records, String region, Map<MatchField, String> a, Map<MatchField, String> b) {
        try (MatchList two = new MatchList(region)) {
            two.add(a);
            two.add(b);
            Table table = two.table();
            return new Scorer(table, model.on(table, records)).explain(1, 0);
        }
    }

    /** The probability that the two are one, 0 to 1. */
    public double probability() {
        return 1 / (1 + Math.exp(-bits * Math.log(2)));
    }
}
