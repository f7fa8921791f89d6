package io.kefu.match.block;

import io.kefu.match.table.Table;
import io.kefu.match.table.Workers;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds the pairs of records that are worth comparing. A token that few records have leads to pairs itself; tokens that
 * many have are combined two by two, so that no frequent value is dropped and no block is large. A pair is a candidate
 * when what its common tokens tell, by their rarity, comes near to what a match needs in a list of this size.
 */
public final class Blocking {

    private static final int SOURCES = 16;

    private final TokenIndex index;
    private final int[] members;
    private final int[] groupStart;
    private final int[] recordStart;
    private final int[] groups;
    private final long crowded;
    private final double gate;

    public static Blocking of(Table table, Workers workers) {
        return of(new TokenIndex(table, workers), 0, workers);
    }

    /** @param firstNew records before this one are known, and are no candidates of each other */
    public static Blocking of(TokenIndex index, int firstNew, Workers workers) {
        return new Blocking(index, new BlockingKeys(index, firstNew).groups(workers));
    }

    private Blocking(TokenIndex index, BlockingKeys.Groups found) {
        this.index = index;
        this.gate = gate(index.size());
        this.members = found.members();
        this.groupStart = found.starts();
        this.crowded = found.crowded();
        this.recordStart = new int[index.size() + 1];
        this.groups = new int[members.length];
        for (int member : members) {
            recordStart[member + 1]++;
        }
        for (int i = 0; i < index.size(); i++) {
            recordStart[i + 1] += recordStart[i];
        }
        int[] next = Arrays.copyOf(recordStart, index.size());
        for (int group = 0; group + 1 < groupStart.length; group++) {
            for (int at = groupStart[group]; at < groupStart[group + 1]; at++) {
                groups[next[members[at]]++] = group;
            }
        }
    }

    /**
     * Bits of evidence that make a pair a candidate: 6 below log2(records) in lists of a thousand, where looking at too
     * many costs nothing, as much as log2(records) in lists of thirty thousand and more.
     */
    private static double gate(int size) {
        double bits = Math.log(Math.max(2, size)) / Math.log(2);
        return Math.min(bits, 2.3 * bits - 19);
    }

    /** How many keys were left out because too many records share them. */
    public long crowded() {
        return crowded;
    }

    public Walk walk() {
        return new Walk();
    }

    /** Walks over candidates; one per thread. */
    public final class Walk {

        private final int[] seen = new int[index.size()];
        private final double[] best = new double[SOURCES];
        private int stamp;

        /** The records before this one that are worth comparing with it, each once, in a fixed order. */
        public void candidates(int record, IntConsumer candidate) {
            stamp++;
            for (int at = recordStart[record]; at < recordStart[record + 1]; at++) {
                int group = groups[at];
                for (int m = groupStart[group]; m < groupStart[group + 1] && members[m] < record; m++) {
                    int other = members[m];
                    if (seen[other] != stamp) {
                        seen[other] = stamp;
                        if (evidence(record, other) >= gate) {
                            candidate.accept(other);
                        }
                    }
                }
            }
        }

        /** The sum over the record's parts of the rarest token that the other has as well, in bits. */
        private double evidence(int a, int b) {
            Arrays.fill(best, 0);
            int i = index.start(a);
            int j = index.start(b);
            int endA = index.start(a + 1);
            int endB = index.start(b + 1);
            while (i < endA && j < endB) {
                int tokenA = index.token(i);
                int slotA = Tokens.slot(tokenA);
                int slotB = Tokens.slot(index.token(j));
                if (slotA == slotB && Tokens.countsInEvidence(tokenA)) {
                    int source = Tokens.source(tokenA);
                    best[source] = Math.max(best[source], index.rarity(i));
                }
                i += slotA <= slotB ? 1 : 0;
                j += slotB <= slotA ? 1 : 0;
            }
            double sum = 0;
            for (double bits : best) {
                sum += bits;
            }
            return sum;
        }
    }
}
