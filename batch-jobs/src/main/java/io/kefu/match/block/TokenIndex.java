package io.kefu.match.block;

import io.kefu.match.table.Table;
import io.kefu.match.table.Workers;
import java.util.Arrays;
import java.util.List;

/**
 * The blocking tokens of records, and how many records have each: of all records of a table, or of known records and the
 * new ones that are to be compared with them.
 */
public final class TokenIndex {

    private static final int PART = 10_000;

    private final int size;
    private final int[] start;
    private int[] tokens = {};
    private final int[] counts;
    /** Of the token at each place, in fifths of a bit: kept beside the tokens, which are read in order. */
    private byte[] rarity = {};

    private static final double RARITY_STEPS = 5;

    public TokenIndex(Table table, Workers workers) {
        this(table.size(), new int[Tokens.slots(table.size())]);
        List<int[]> parts = workers.parts(size, PART, (from, to) -> tokens(table, counts.length, from, to));
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
        this.rarity = rarities();
    }

    /** @param known the known records; they come before the new ones */
    public TokenIndex(KnownTokens known, int[][] fresh) {
        this(known.size() + fresh.length, known.counts());
        int added = 0;
        for (int[] own : fresh) {
            added += own.length;
        }
        this.tokens = Arrays.copyOf(known.tokens(), known.start(known.size()) + added);
        for (int record = 0; record <= known.size(); record++) {
            start[record] = known.start(record);
        }
        int at = start[known.size()];
        for (int i = 0; i < fresh.length; i++) {
            System.arraycopy(fresh[i], 0, tokens, at, fresh[i].length);
            at += fresh[i].length;
            start[known.size() + i + 1] = at;
        }
        dropUnshared();
        this.rarity = rarities();
    }

    private TokenIndex(int size, int[] counts) {
        this.size = size;
        this.counts = counts;
        this.start = new int[size + 1];
    }

    private byte[] rarities() {
        byte[] rarities = new byte[tokens.length];
        double most = Math.log(Math.max(1, size));
        for (int place = 0; place < rarities.length; place++) {
            double bits = (most - Math.log(count(tokens[place]))) / Math.log(2);
            rarities[place] = (byte) Math.min(Byte.MAX_VALUE, Math.round(bits * RARITY_STEPS));
        }
        return rarities;
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
