package io.kefu.match.table;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How often values occurred in the list that a model was learned from. Values are known by their hash alone, so nothing
 * personal can be read from it; those that fewer than three records had are not kept.
 */
public final class Frequencies {

    static final Frequencies NONE = new Frequencies(new long[0], new int[0]);

    private static final int LEAST = 3;

    private final long[] hashes;
    private final int[] counts;

    private Frequencies(long[] hashes, int[] counts) {
        this.hashes = hashes;
        this.counts = counts;
    }

    public static Frequencies of(Table table) {
        LongList found = new LongList();
        for (Trait trait : Trait.values()) {
            Values values = table.values(trait);
            for (int id = 0; id < values.size(); id++) {
                if (values.count(id) >= LEAST) {
                    found.add(hash(trait, values.text(id)));
                }
            }
        }
        long[] hashes = found.toArray();
        Arrays.sort(hashes);
        int[] counts = new int[hashes.length];
        for (Trait trait : Trait.values()) {
            Values values = table.values(trait);
            for (int id = 0; id < values.size(); id++) {
                if (values.count(id) >= LEAST) {
                    counts[Arrays.binarySearch(hashes, hash(trait, values.text(id)))] = values.count(id);
                }
            }
        }
        return new Frequencies(hashes, counts);
    }

    /** How many records had a value; rare ones count as two, the fewest that can agree. */
    int count(Trait trait, String text) {
        int at = Arrays.binarySearch(hashes, hash(trait, text));
        return at < 0 ? LEAST - 1 : counts[at];
    }

    private static long hash(Trait trait, String text) {
        long hash = trait.name().hashCode();
        for (int i = 0; i < text.length(); i++) {
            hash = Hashing.mix(hash * 31 + text.charAt(i));
        }
        return hash;
    }

    public byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(hashes.length * (Long.BYTES + Integer.BYTES));
        for (int i = 0; i < hashes.length; i++) {
            bytes.putLong(hashes[i]).putInt(counts[i]);
        }
        return bytes.array();
    }

    public static Frequencies of(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        long[] hashes = new long[stored.length / (Long.BYTES + Integer.BYTES)];
        int[] counts = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = bytes.getLong();
            counts[i] = bytes.getInt();
        }
        return new Frequencies(hashes, counts);
    }
}
