package io.kefu.match.compare;

import java.util.Arrays;

/** What comparing two records finds: the pattern of levels, and how common the values are that they agree in. */
public final class Findings {

    private final int[] agreed = new int[Comparison.COUNT];
    private long pattern;

    void clear() {
        pattern = 0;
        Arrays.fill(agreed, 0);
    }

    /** @param count how many records have the value that the two agree in, or 0 */
    void found(Comparison comparison, int level, int count) {
        pattern = comparison.with(pattern, level);
        agreed[comparison.index()] = count;
    }

    void nameRarity(double bits) {
        pattern = Comparison.withNameRarity(pattern, bits);
    }

    public long pattern() {
        return pattern;
    }

    /** How many records have the value that the two agree in, as far as the comparison tells; else 0. */
    public int agreedCount(Comparison comparison) {
        return agreed[comparison.index()];
    }
}
