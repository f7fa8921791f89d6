package io.kefu.match;

import io.kefu.match.CandidateSearch.Scored;
import io.kefu.match.Clustering.Thresholds;
import io.kefu.match.Matches.Summary;
import io.kefu.match.block.Blocking;
import io.kefu.match.model.Model;
import io.kefu.match.table.MatchList;
import io.kefu.match.table.Table;
import io.kefu.match.table.Workers;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds the records of a list that stand for one person or company: blocking finds pairs worth comparing, a model
 * learned from the list itself scores them, clustering groups them. Needs no labels, and gives the same for the same list.
 */
public final class Matcher {

    /** One in sixteen: pairs below are no question for a person. */
    static final double REVIEW = -4;

    /** Even odds, after relatives and namesakes were counted with caution: from here on pairs join clusters. */
    static final double JOIN = 0;

    /** What equal records are given at least: they tell nothing that speaks against it. */
    private static final double CERTAIN = 10;

    private static final Thresholds THRESHOLDS = new Thresholds(JOIN, JOIN, JOIN, Integer.MAX_VALUE);

    private final Table table;
    private final Blocking blocking;
    private final CandidateSearch search;

    /** For each record of the list its place in the table; equal ones share one. */
    private final int[] places;

    /** For each record of the table the number of the first such in the list. */
    private final int[] numbers;

    private Matcher(Table table, Workers workers) {
        this.table = table;
        int[] sorted = table.sort();
        int[] left = table.collapse();
        this.places = new int[sorted.length];
        this.numbers = new int[table.size()];
        Arrays.fill(numbers, Integer.MAX_VALUE);
        for (int place = 0; place < sorted.length; place++) {
            places[sorted[place]] = left[place];
            numbers[left[place]] = Math.min(numbers[left[place]], sorted[place]);
        }
        this.blocking = Blocking.of(table, workers);
        int[] all = IntStream.range(0, table.size()).toArray();
        this.search = new CandidateSearch(table, workers, blocking, all, 0);
    }

    /** Matches the records of a list with each other. */
    public static Matches match(MatchList list) {
        Matcher matcher = new Matcher(list.table(), list.workers());
        return matcher.match(matcher.search.learn());
    }

    private Matches match(Model model) {
        Scored scored = search.score(model, REVIEW);
        int[] alone = IntStream.range(0, table.size()).toArray();
        Scorer scorer = new Scorer(table, model);
        Bonds bonds = new Bonds(table, scorer, Map.of());
        int[] clusters = new Clustering(alone, table.size(), 0, bonds, THRESHOLDS).clusters(scored.edges());
        int[] firsts = renumbered(clusters);
        Edges renumbered = withEqual(scored.edges(), scorer);
        return new Matches(renumbered, firsts, summary(renumbered, firsts, scored.candidates()));
    }

    /** For each record of the list the first of its cluster. */
    private int[] renumbered(int[] clusters) {
        int[] first = new int[clusters.length];
        Arrays.fill(first, Integer.MAX_VALUE);
        for (int record = 0; record < clusters.length; record++) {
            first[clusters[record]] = Math.min(first[clusters[record]], numbers[record]);
        }
        return Arrays.stream(places).map(place -> first[clusters[place]]).toArray();
    }

    /** The pairs by the list's numbers, with those of each record that is equal to an earlier one. */
    private Edges withEqual(Edges edges, Scorer scorer) {
        Edges all = edges.renumbered(numbers);
        for (int record = 0; record < places.length; record++) {
            int first = numbers[places[record]];
            if (first != record) {
                double bits = Math.max(CERTAIN, scorer.bits(places[record], places[record]));
                all.add(record, first, bits, scorer.pattern());
            }
        }
        return all.renumbered(IntStream.range(0, places.length).toArray());
    }

    private Summary summary(Edges edges, int[] clusters, long candidates) {
        int matches = 0;
        for (int edge = 0; edge < edges.size(); edge++) {
            matches += clusters[edges.left(edge)] == clusters[edges.right(edge)] ? 1 : 0;
        }
        int[] sizes = new int[places.length];
        int different = 0;
        int largest = 0;
        for (int cluster : clusters) {
            different += sizes[cluster] == 0 ? 1 : 0;
            largest = Math.max(largest, ++sizes[cluster]);
        }
        return new Summary(
                places.length,
                candidates,
                matches,
                edges.size() - matches,
                different,
                places.length - different,
                largest,
                blocking.crowded());
    }
}
