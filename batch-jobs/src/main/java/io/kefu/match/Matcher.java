package io.kefu.match;

import io.kefu.match.CandidateSearch.Scored;
import io.kefu.match.Clustering.Thresholds;
import io.kefu.match.Matches.Summary;
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

    private static final Thresholds THRESHOLDS = new Thresholds(JOIN, JOIN, JOIN, Integer.MAX_VALUE);

    private final Table table;
    private final Blocking blocking;
    private final CandidateSearch search;

    /** For each record of the table its number in the list. */
    private final int[] numbers;

    private Matcher(Table table, Workers workers) {
        this.table = table;
        this.numbers = table.sort();
        this.blocking = Blocking.of(table, workers);
        int[] places = IntStream.range(0, table.size()).toArray();
        this.search = new CandidateSearch(table, workers, blocking, places, 0);
    }

    /** Matches the records of a list with each other. */
    public static Matches match(MatchList list) {
        Matcher matcher = new Matcher(list.table(), list.workers());
        return matcher.match(matcher.search.learn());
    }

    private Matches match(Model model) {
        Scored scored = search.score(model, REVIEW);
        int[] alone = IntStream.range(0, table.size()).toArray();
        Bonds bonds = new Bonds(table, new Scorer(table, model), Map.of());
        int[] clusters = new Clustering(alone, table.size(), 0, bonds, THRESHOLDS).clusters(scored.edges());
        Edges renumbered = scored.edges().renumbered(numbers);
        int[] firsts = renumbered(clusters);
        return new Matches(renumbered, firsts, summary(renumbered, firsts, scored.candidates()));
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
