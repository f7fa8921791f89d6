package io.kefu.match.block;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The tokens of records that are known already, as far as a new record has them as well: others lead to no new pair.
 * Tokens are stored with the records, so that nobody has to read a million records to compare a thousand with them.
 */
public final class KnownTokens {

    private final int[] counts;
    private final long[] wanted;
    private int[] tokens = new int[1024];
    private int[] start = new int[1024];
    private int size;
    private int used;

    /** @param fresh the tokens of each new record, with the same slots */
    public KnownTokens(int[][] fresh, int slots) {
        this.counts = new int[slots];
        this.wanted = new long[slots / Long.SIZE];
        for (int[] own : fresh) {
            for (int token : own) {
                int slot = Tokens.slot(token);
                counts[slot]++;
                wanted[slot >>> 6] |= 1L << (slot & 63);
            }
        }
    }

    /** Adds the next known record. */
    public void add(byte[] stored) {
        if (size + 2 > start.length) {
            start = Arrays.copyOf(start, start.length * 2);
        }
        int most = used + stored.length / Integer.BYTES;
        if (most > tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.max(most, tokens.length + tokens.length / 2));
        }
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        int from = used;
        while (bytes.hasRemaining()) {
            int wide = bytes.getInt();
            int slot = Tokens.slot(wide) & counts.length - 1;
            if ((wanted[slot >>> 6] & 1L << (slot & 63)) != 0) {
                tokens[used++] = Tokens.at(slot, wide);
            }
        }
        used = from + Tokens.distinct(tokens, from, used);
        for (int at = from; at < used; at++) {
            counts[Tokens.slot(tokens[at])]++;
        }
        start[++size] = used;
    }

    public static byte[] stored(int[] wide) {
        ByteBuffer bytes = ByteBuffer.allocate(wide.length * Integer.BYTES);
        for (int token : wide) {
            bytes.putInt(token);
        }
        return bytes.array();
    }

    public int size() {
        return size;
    }

    /** How many records have each token, the new ones among them. */
    int[] counts() {
        return counts;
    }

    int[] tokens() {
        return tokens;
    }

    /** Where a record's tokens begin. */
    int start(int record) {
        return start[record];
    }
}
