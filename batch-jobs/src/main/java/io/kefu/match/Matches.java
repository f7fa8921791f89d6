package io.kefu.match;

import io.kefu.match.compare.Comparison;

/**
 * What matching a list found: pairs of records and clusters.
 */
public final class Matches {

    /** What is to become of a pair. */
    public enum Decision {
        /** One person or company. */
        MATCH,
        /** For a person to decide. */
        REVIEW
    }

    private final Edges edges;
    private final int[] clusters;
    private final Summary summary;

    Matches(Edges edges, int[] clusters, Summary summary) {
        this.edges = edges;
        this.clusters = clusters;
        this.summary = summary;
    }

    /**
     * What was done, in numbers.
     *
     * @param records in the list
     * @param candidates pairs that blocking found worth comparing
     * @param matches pairs within clusters, as far as they were candidates
     * @param review pairs for a person to decide
     * @param clusters of any size
     * @param duplicates records beyond the first of their cluster
     * @param largest how many records the largest cluster has
     * @param crowdedKeys blocking keys left out because too many records share them, having been combined already
     */
    public record Summary(
            int records,
            long candidates,
            int matches,
            int review,
            int clusters,
            int duplicates,
            int largest,
            long crowdedKeys) {}

    public Summary summary() {
        return summary;
    }

    public int pairs() {
        return edges.size();
    }

    /** The later record of a pair. */
    public int left(int pair) {
        return edges.left(pair);
    }

    /** The earlier record of a pair. */
    public int right(int pair) {
        return edges.right(pair);
    }

    /** log2 of the odds that the two are one. */
    public double bits(int pair) {
        return edges.bits(pair);
    }

    /** The probability that the two are one, 0 to 1. */
    public double probability(int pair) {
        return 1 / (1 + Math.exp(-edges.bits(pair) * Math.log(2)));
    }

    public Decision decision(int pair) {
        return clusters[edges.left(pair)] == clusters[edges.right(pair)] ? Decision.MATCH : Decision.REVIEW;
    }

    /** In words, what the two agree and differ in: {@code surname=equal given=alike phone=different}. */
    public String why(int pair) {
        return Comparison.words(edges.pattern(pair));
    }

    /** The first record of the cluster that a record belongs to. */
    public int cluster(int record) {
        return clusters[record];
    }
}
