package io.kefu.match;

import java.util.Arrays;
import java.util.List;

/** The blocking tokens of all records of a table, and how many records have each. */
final class TokenIndex {

    private static final int PART = 10_000;

    private final int size;
    private final int[] start;
    private int[] tokens;
    private final int[] counts;
    /** Of the token at each place, in fifths of a bit: kept beside the tokens, which are read in order. */
    private final byte[] rarity;

    private static final double RARITY_STEPS = 5;

    TokenIndex(Table table, Workers workers) {
        this.size = table.size();
        int slots = Integer.highestOneBit(Math.max(1024, Math.min(size, 1 << 20))) << 5;
        this.counts = new int[slots];
        this.start = new int[size + 1];
        List<int[]> parts = workers.parts(size, PART, (from, to) -> tokens(table, slots, from, to));
        this.tokens = new int
                [Math.toIntExact(parts.stream().mapToLong(part -> part.length).sum())];
        int at = 0;
        for (int[] part : parts) {
            System.arraycopy(part, 0, tokens, at, part.length);
            at += part.length;
        }
        for (int record = 0; record < size; record++) {
            start[record + 1] += start[record];
        }
        for (int token : tokens) {
            counts[Tokens.slot(token)]++;
        }
        dropUnshared();
        this.rarity = new byte[tokens.length];
        double most = Math.log(Math.max(1, size));
        for (int place = 0; place < rarity.length; place++) {
            double bits = (most - Math.log(count(tokens[place]))) / Math.log(2);
            rarity[place] = (byte) Math.min(Byte.MAX_VALUE, Math.round(bits * RARITY_STEPS));
        }
    }

    /** The tokens of some records, one record's after the other's; notes how many each has. */
    private int[] tokens(Table table, int slots, int from, int to) {
        Tokens maker = new Tokens(table, slots);
        int[] all = new int[(to - from) * 24];
        int kept = 0;
        for (int record = from; record < to; record++) {
            int[] own = maker.of(record);
            if (kept + own.length > all.length) {
                all = Arrays.copyOf(all, all.length + all.length / 2 + own.length);
            }
            System.arraycopy(own, 0, all, kept, own.length);
            kept += own.length;
            start[record + 1] = own.length;
        }
        return Arrays.copyOf(all, kept);
    }

    /** Tokens that one record alone has lead nowhere. */
    private void dropUnshared() {
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
    }

    int size() {
        return size;
    }

    /** Where a record's tokens begin, in the order of their slots; they end where the next record's begin. */
    int start(int record) {
        return start[record];
    }

    int token(int at) {
        return tokens[at];
    }

    /** How many records have a token. */
    int count(int token) {
        return counts[Tokens.slot(token)];
    }

    /** How rare the token at a place is, in bits. */
    double rarity(int at) {
        return rarity[at] / RARITY_STEPS;
    }
}
