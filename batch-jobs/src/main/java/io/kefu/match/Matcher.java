package io.kefu.match;

import io.kefu.match.Blocking.Walk;
import io.kefu.match.Matches.Summary;
import java.util.Arrays;

/**
 * Finds the records of a list that stand for one person or company: blocking finds pairs worth comparing, a model
 * learned from the list itself scores them, clustering groups them. Needs no labels, and gives the same for the same list.
 */
public final class Matcher {

    /** Records whose candidates a model is learned from, at most so many; evenly spread. */
    private static final int SAMPLE = 20_000;

    private static final int PART = 2_000;

    /** Even odds, after relatives and namesakes were counted with caution: from here on pairs join clusters. */
    private static final double MATCH = 0;

    /** One in sixteen: pairs below are no question for a person. */
    private static final double REVIEW = -4;

    private final Table table;
    private final Workers workers;
    private final Blocking blocking;
    private final ThreadLocal<Walk> walks;

    /** For each record of the table its number in the list. */
    private final int[] numbers;

    private Matcher(Table table, Workers workers) {
        this.table = table;
        this.numbers = table.sort();
        this.workers = workers;
        this.blocking = Blocking.of(table, workers);
        this.walks = ThreadLocal.withInitial(blocking::walk);
    }

    /** Matches the records of a list with each other. */
    public static Matches match(MatchList list) {
        Matcher matcher = new Matcher(list.table(), list.workers());
        return matcher.match(matcher.learn());
    }

    private Model learn() {
        int step = Math.max(1, table.size() / SAMPLE);
        PatternCounts patterns = new PatternCounts();
        workers.parts(table.size(), PART * step, (from, to) -> sample(from, to, step))
                .forEach(patterns::addAll);
        return ModelFit.fit(table, workers, patterns, step);
    }

    private PatternCounts sample(int from, int to, int step) {
        PatternCounts patterns = new PatternCounts();
        Comparer comparer = new Comparer(table);
        Walk walk = walks.get();
        for (int record = from; record < to; record += step) {
            int left = record;
            walk.candidates(left, right -> patterns.add(comparer.compare(left, right)));
        }
        return patterns;
    }

    private record Scored(Edges edges, long candidates) {}

    private Matches match(Model model) {
        Edges edges = new Edges();
        long[] candidates = new long[1];
        workers.parts(table.size(), PART, (from, to) -> score(model, from, to)).forEach(part -> {
            edges.addAll(part.edges());
            candidates[0] += part.candidates();
        });
        Scorer scorer = new Scorer(table, model);
        int[] clusters = new Clustering(table.size(), scorer::bits, MATCH).clusters(edges);
        Edges renumbered = edges.renumbered(numbers);
        int[] firsts = renumbered(clusters);
        return new Matches(renumbered, firsts, summary(renumbered, firsts, candidates[0]));
    }

    /** For each record of the list the first of its cluster. */
    private int[] renumbered(int[] clusters) {
        int[] first = new int[clusters.length];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int record = 0; record < clusters.length; record++) {
            first[clusters[record]] = Math.min(first[clusters[record]], numbers[record]);
        }
        int[] renumbered = new int[clusters.length];
        for (int record = 0; record < clusters.length; record++) {
            renumbered[numbers[record]] = first[clusters[record]];
        }
        return renumbered;
    }

    private Scored score(Model model, int from, int to) {
        Edges found = new Edges();
        long[] candidates = new long[1];
        Scorer scorer = new Scorer(table, model);
        Walk walk = walks.get();
        for (int record = from; record < to; record++) {
            int left = record;
            walk.candidates(left, right -> {
                candidates[0]++;
                double bits = scorer.bits(left, right, REVIEW);
                if (bits >= REVIEW) {
                    found.add(left, right, bits, scorer.pattern());
                }
            });
        }
        return new Scored(found, candidates[0]);
    }

    private Summary summary(Edges edges, int[] clusters, long candidates) {
        int matches = 0;
        for (int edge = 0; edge < edges.size(); edge++) {
            matches += clusters[edges.left(edge)] == clusters[edges.right(edge)] ? 1 : 0;
        }
        int[] sizes = new int[table.size()];
        int different = 0;
        int largest = 0;
        for (int cluster : clusters) {
            different += sizes[cluster] == 0 ? 1 : 0;
            largest = Math.max(largest, ++sizes[cluster]);
        }
        return new Summary(
                table.size(),
                candidates,
                matches,
                edges.size() - matches,
                different,
                table.size() - different,
                largest,
                blocking.crowded());
    }
}
