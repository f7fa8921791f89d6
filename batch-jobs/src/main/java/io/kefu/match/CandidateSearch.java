package io.kefu.match;

import io.kefu.match.block.Blocking;
import io.kefu.match.block.Blocking.Walk;
import io.kefu.match.compare.Comparer;
import io.kefu.match.model.Model;
import io.kefu.match.model.ModelFit;
import io.kefu.match.model.PatternCounts;
import io.kefu.match.table.Table;
import io.kefu.match.table.Workers;
import java.util.BitSet;

/** Walks over the candidate pairs that blocking found, on all processors. */
final class CandidateSearch {

    /** Records whose candidates a model is learned from, at most so many; evenly spread. */
    private static final int SAMPLE = 20_000;

    private static final int PART = 2_000;

    private final Table table;
    private final Workers workers;
    private final int[] places;
    private final int firstNew;
    private final ThreadLocal<Walk> walks;

    /**
     * @param places for each record of the index its place in the table
     * @param firstNew the first record whose pairs are looked at
     */
    CandidateSearch(Table table, Workers workers, Blocking blocking, int[] places, int firstNew) {
        this.table = table;
        this.workers = workers;
        this.places = places;
        this.firstNew = firstNew;
        this.walks = ThreadLocal.withInitial(blocking::walk);
    }

    /** Learns a model from the candidates of a sample of the records. */
    Model learn() {
        int step = Math.max(1, places.length / SAMPLE);
        PatternCounts patterns = new PatternCounts();
        workers.parts(places.length, PART * step, (from, to) -> sample(from, to, step))
                .forEach(patterns::addAll);
        return ModelFit.fit(table, workers, patterns, step);
    }

    private PatternCounts sample(int from, int to, int step) {
        PatternCounts patterns = new PatternCounts();
        Comparer comparer = new Comparer(table);
        Walk walk = walks.get();
        for (int record = from; record < to; record += step) {
            int left = record;
            walk.candidates(left, right -> patterns.add(comparer.compare(places[left], places[right])));
        }
        return patterns;
    }

    /** The known records that are candidates. */
    BitSet known() {
        BitSet known = new BitSet(firstNew);
        workers.parts(places.length - firstNew, PART, (from, to) -> {
                    BitSet found = new BitSet();
                    Walk walk = walks.get();
                    for (int record = firstNew + from; record < firstNew + to; record++) {
                        walk.candidates(record, right -> {
                            if (right < firstNew) {
                                found.set(right);
                            }
                        });
                    }
                    return found;
                })
                .forEach(known::or);
        return known;
    }

    /**
     * Scored pairs.
     *
     * @param edges pairs of places in the table
     * @param candidates how many pairs were scored
     */
    record Scored(Edges edges, long candidates) {}

    /** The pairs that reach {@code floor} bits. */
    Scored score(Model model, double floor) {
        Edges edges = new Edges();
        long[] candidates = new long[1];
        workers.parts(places.length - firstNew, PART, (from, to) -> score(model, floor, firstNew + from, firstNew + to))
                .forEach(part -> {
                    edges.addAll(part.edges());
                    candidates[0] += part.candidates();
                });
        return new Scored(edges, candidates[0]);
    }

    private Scored score(Model model, double floor, int from, int to) {
        Edges found = new Edges();
        long[] candidates = new long[1];
        Scorer scorer = new Scorer(table, model);
        Walk walk = walks.get();
        for (int record = from; record < to; record++) {
            int left = places[record];
            walk.candidates(record, other -> {
                int right = places[other];
                candidates[0]++;
                double bits = scorer.bits(left, right, floor);
                if (bits >= floor) {
                    found.add(left, right, bits, scorer.pattern());
                }
            });
        }
        return new Scored(found, candidates[0]);
    }
}
