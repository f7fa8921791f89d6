package io.kefu.match;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Finds the pairs of records that are worth comparing. A token that few records have leads to pairs itself; tokens that
 * many have are combined two by two, so that no frequent value is dropped and no block is large. A pair is a candidate
 * when what its common tokens tell, by their rarity, comes near to what a match needs in a file of this size.
 */
final class Blocking {

    /** The most records that one key may lead to. */
    static final int LARGEST_BLOCK = 40;

    private static final int RECORD_BITS = 24;
    private static final int SOURCES = 16;

    private final int size;
    private final int[] tokenStart;
    private final int[] tokens;
    private final float[] rarity;
    private final int[] blockStart;
    private final int[] members;
    private final int[] recordStart;
    private final int[] blocks;
    private final double gate;

    private Blocking(int size, int[] tokenStart, int[] tokens, float[] rarity, Keys keys) {
        this.size = size;
        this.tokenStart = tokenStart;
        this.tokens = tokens;
        this.rarity = rarity;
        this.gate = gate(size);
        this.members = keys.members;
        this.blockStart = keys.blockStart;
        this.recordStart = new int[size + 1];
        this.blocks = new int[members.length];
        for (int member : members) {
            recordStart[member + 1]++;
        }
        for (int i = 0; i < size; i++) {
            recordStart[i + 1] += recordStart[i];
        }
        int[] next = Arrays.copyOf(recordStart, size);
        for (int block = 0; block + 1 < blockStart.length; block++) {
            for (int at = blockStart[block]; at < blockStart[block + 1]; at++) {
                blocks[next[members[at]]++] = block;
            }
        }
    }

    /**
     * Bits of evidence that make a pair a candidate: 6 below log2(records) in lists of a thousand, where looking at too
     * many costs nothing, as much as log2(records) in lists of a million.
     */
    private static double gate(int size) {
        double bits = Math.log(Math.max(2, size)) / Math.log(2);
        return Math.min(bits, 1.6 * bits - 12);
    }

    private record Keys(int[] members, int[] blockStart) {}

    static Blocking of(Table table) {
        int size = table.size();
        int slots = Integer.highestOneBit(Math.max(1024, Math.min(size, 1 << 20))) << 5;
        Tokens maker = new Tokens(table, slots);
        int[] counts = new int[slots];
        int[] start = new int[size + 1];
        int[] tokens = new int[Math.max(64, size * 24)];
        for (int record = 0; record < size; record++) {
            int[] own = maker.of(record);
            if (start[record] + own.length > tokens.length) {
                tokens = Arrays.copyOf(tokens, tokens.length + tokens.length / 4 + own.length);
            }
            System.arraycopy(own, 0, tokens, start[record], own.length);
            start[record + 1] = start[record] + own.length;
            for (int token : own) {
                counts[Tokens.slot(token)]++;
            }
        }
        // tokens that nobody shares lead nowhere
        int kept = 0;
        for (int record = 0; record < size; record++) {
            int from = start[record];
            start[record] = kept;
            for (int at = from; at < start[record + 1]; at++) {
                if (counts[Tokens.slot(tokens[at])] > 1) {
                    tokens[kept++] = tokens[at];
                }
            }
        }
        start[size] = kept;
        tokens = Arrays.copyOf(tokens, kept);
        float[] rarity = new float[slots];
        for (int slot = 0; slot < slots; slot++) {
            rarity[slot] = counts[slot] == 0 ? 0 : (float) (Math.log((double) size / counts[slot]) / Math.log(2));
        }
        return new Blocking(size, start, tokens, rarity, keys(size, start, tokens, counts));
    }

    private static Keys keys(int size, int[] start, int[] tokens, int[] counts) {
        Composites composites = new Composites(size, start, tokens, counts);
        long[] postings = composites.postings();
        int[] members = new int[postings.length];
        int[] blockStart = new int[1024];
        int block = 0;
        int kept = 0;
        for (int from = 0; from < postings.length; ) {
            int to = from + 1;
            while (to < postings.length && postings[to] >>> RECORD_BITS == postings[from] >>> RECORD_BITS) {
                to++;
            }
            if (to - from > 1 && to - from <= LARGEST_BLOCK) {
                for (int at = from; at < to; at++) {
                    members[kept++] = (int) postings[at] & ((1 << RECORD_BITS) - 1);
                }
                if (block + 2 > blockStart.length) {
                    blockStart = Arrays.copyOf(blockStart, blockStart.length * 2);
                }
                blockStart[++block] = kept;
            }
            from = to;
        }
        return new Keys(Arrays.copyOf(members, kept), Arrays.copyOf(blockStart, block + 1));
    }

    /** Keys: rare tokens, and pairs of frequent ones whose common records can be expected to be few. */
    private static final class Composites {

        private final int size;
        private final int[] start;
        private final int[] tokens;
        private final int[] counts;
        private final double largestProduct;

        Composites(int size, int[] start, int[] tokens, int[] counts) {
            this.size = size;
            this.start = start;
            this.tokens = tokens;
            this.counts = counts;
            this.largestProduct = size * Math.max(1, 8 * Math.min(1, 20_000.0 / size));
        }

        long[] postings() {
            int words = Integer.highestOneBit(Math.max(1 << 10, Math.min(size, 1 << 21)));
            long[] once = new long[words];
            long[] twice = new long[words];
            int mask = words * 64 - 1;
            for (int record = 0; record < size; record++) {
                visit(record, key -> {
                    int bit = (int) (key >>> 7) & mask;
                    long one = 1L << (bit & 63);
                    if ((once[bit >>> 6] & one) == 0) {
                        once[bit >>> 6] |= one;
                    } else {
                        twice[bit >>> 6] |= one;
                    }
                });
            }
            LongList found = new LongList();
            for (int record = 0; record < size; record++) {
                int current = record;
                visit(record, key -> {
                    int bit = (int) (key >>> 7) & mask;
                    if ((twice[bit >>> 6] & 1L << (bit & 63)) != 0) {
                        found.add(((key >>> 1) & (-1L << RECORD_BITS)) | current);
                    }
                });
            }
            long[] postings = found.toArray();
            Arrays.parallelSort(postings);
            return postings;
        }

        private interface KeyConsumer {
            void accept(long key);
        }

        private void visit(int record, KeyConsumer keys) {
            for (int i = start[record]; i < start[record + 1]; i++) {
                int a = tokens[i];
                int countA = counts[Tokens.slot(a)];
                if (countA <= LARGEST_BLOCK) {
                    keys.accept(Hashing.mix(Tokens.slot(a) + 0x5DEECE66DL));
                    continue;
                }
                for (int j = i + 1; j < start[record + 1]; j++) {
                    int b = tokens[j];
                    int countB = counts[Tokens.slot(b)];
                    if (countB > LARGEST_BLOCK && (double) countA * countB <= largestProduct && !Tokens.overlap(a, b)) {
                        keys.accept(Hashing.mix((long) Tokens.slot(a) << 32 | Tokens.slot(b)));
                    }
                }
            }
        }
    }

    /** Walks over candidates; one per thread. */
    final class Walk {

        private final int[] seen = new int[size];
        private final double[] best = new double[SOURCES];
        private int stamp;

        /** The records before this one that are worth comparing with it, in no order. */
        void candidates(int record, IntConsumer candidate) {
            stamp++;
            for (int at = recordStart[record]; at < recordStart[record + 1]; at++) {
                int block = blocks[at];
                for (int m = blockStart[block]; m < blockStart[block + 1]; m++) {
                    int other = members[m];
                    if (other >= record) {
                        break;
                    }
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
            int i = tokenStart[a];
            int j = tokenStart[b];
            while (i < tokenStart[a + 1] && j < tokenStart[b + 1]) {
                int slotA = Tokens.slot(tokens[i]);
                int slotB = Tokens.slot(tokens[j]);
                if (slotA == slotB) {
                    if (Tokens.countsInEvidence(tokens[i])) {
                        int source = Tokens.source(tokens[i]);
                        best[source] = Math.max(best[source], rarity[slotA]);
                    }
                    i++;
                    j++;
                } else if (slotA < slotB) {
                    i++;
                } else {
                    j++;
                }
            }
            double sum = 0;
            for (double bits : best) {
                sum += bits;
            }
            return sum;
        }
    }

    Walk walk() {
        return new Walk();
    }

    int postings() {
        return members.length;
    }
}
