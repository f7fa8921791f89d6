package io.kefu.match.block;

import io.kefu.match.table.Hashing;
import io.kefu.match.table.LongList;
import io.kefu.match.table.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * What records are grouped by: tokens that few records have, and pairs of frequent ones whose common records can be
 * expected to be few. Keys that one record alone has are never stored: a first pass over all keys marks those that occur
 * twice, in two bits for each; or, where new records are compared with known ones, those that a new record has.
 */
final class BlockingKeys {

    /** The most records that one key may lead to. */
    static final int LARGEST_BLOCK = 40;

    /** Record numbers in a posting; lists are limited to that many records. */
    private static final int RECORD_BITS = 24;

    private static final int RECORD_MASK = (1 << RECORD_BITS) - 1;
    /** Keys are worked on in so many parts, by their first bit. */
    private static final int PARTS = 2;

    private final TokenIndex index;
    private final int firstNew;
    private final double largestProduct;

    /**
     * The groups.
     *
     * @param members the records of all groups, each group's in order
     * @param starts where each group begins, and the end
     * @param crowded how many keys were left out because too many records share them
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Groups(int[] members, int[] starts, long crowded) {}

    /** @param firstNew records before this one are known: groups of them alone are of no interest */
    BlockingKeys(TokenIndex index, int firstNew) {
        if (index.size() > RECORD_MASK) {
            throw new IllegalArgumentException("more than " + RECORD_MASK + " records");
        }
        this.index = index;
        this.firstNew = firstNew;
        this.largestProduct = index.size() * Math.max(1, 8 * Math.min(1, 20_000.0 / Math.max(1, index.size())));
    }

    Groups groups(Workers workers) {
        List<long[]> parts = workers.parts(PARTS, 1, (part, end) -> postings(part));
        int total = parts.stream().mapToInt(part -> part.length).sum();
        int[] members = new int[total];
        int[] starts = new int[1024];
        int group = 0;
        int kept = 0;
        long crowded = 0;
        for (long[] postings : parts) {
            for (int from = 0; from < postings.length; ) {
                int to = from + 1;
                while (to < postings.length && postings[to] >>> RECORD_BITS == postings[from] >>> RECORD_BITS) {
                    to++;
                }
                if (to - from > LARGEST_BLOCK) {
                    crowded++;
                } else if (to - from > 1 && ((int) postings[to - 1] & RECORD_MASK) >= firstNew) {
                    for (int at = from; at < to; at++) {
                        members[kept++] = (int) postings[at] & RECORD_MASK;
                    }
                    if (group + 2 > starts.length) {
                        starts = Arrays.copyOf(starts, starts.length * 2);
                    }
                    starts[++group] = kept;
                }
                from = to;
            }
        }
        return new Groups(Arrays.copyOf(members, kept), Arrays.copyOf(starts, group + 1), crowded);
    }

    /** Keys of one part that occur twice or more, each with a record that has it, sorted. */
    private long[] postings(int part) {
        int words = Integer.highestOneBit(Math.max(1 << 10, Math.min(index.size(), 1 << 21))) / PARTS;
        long[] once = new long[words];
        long[] twice = new long[words];
        int mask = words * Long.SIZE - 1;
        for (int record = firstNew; record < index.size(); record++) {
            visit(record, part, key -> {
                int bit = (int) (key >>> 7) & mask;
                long one = 1L << (bit & 63);
                if ((once[bit >>> 6] & one) == 0 && firstNew == 0) {
                    once[bit >>> 6] |= one;
                } else {
                    twice[bit >>> 6] |= one;
                }
            });
        }
        LongList found = new LongList();
        for (int record = 0; record < index.size(); record++) {
            int current = record;
            visit(record, part, key -> {
                int bit = (int) (key >>> 7) & mask;
                if ((twice[bit >>> 6] & 1L << (bit & 63)) != 0) {
                    found.add(((key >>> 1) & (-1L << RECORD_BITS)) | current);
                }
            });
        }
        long[] postings = found.toArray();
        Arrays.sort(postings);
        return postings;
    }

    private interface KeyConsumer {
        void accept(long key);
    }

    private void visit(int record, int part, KeyConsumer keys) {
        int end = index.start(record + 1);
        for (int i = index.start(record); i < end; i++) {
            int a = index.token(i);
            int countA = index.count(a);
            if (countA <= LARGEST_BLOCK) {
                offer(Hashing.mix(Tokens.slot(a) + 0x5DEECE66DL), part, keys);
                continue;
            }
            for (int j = i + 1; j < end; j++) {
                int b = index.token(j);
                int countB = index.count(b);
                if (countB > LARGEST_BLOCK && (double) countA * countB <= largestProduct && !Tokens.overlap(a, b)) {
                    offer(Hashing.mix((long) Tokens.slot(a) << 32 | Tokens.slot(b)), part, keys);
                }
            }
        }
    }

    private static void offer(long key, int part, KeyConsumer keys) {
        if (key >>> 63 == part) {
            keys.accept(key);
        }
    }
}
