package io.kefu.match.table;

import java.util.ArrayList;
import java.util.List;

/** A growing list of longs, in pieces: nothing is copied while it grows. */
public final class LongList {

    private static final int PIECE = 1 << 16;

    private final List<long[]> full = new ArrayList<>();
    private long[] last = new long[PIECE];
    private int used;

    public void add(long value) {
        if (used == PIECE) {
            full.add(last);
            last = new long[PIECE];
            used = 0;
        }
        last[used++] = value;
    }

    public long[] toArray() {
        long[] all = new long[Math.addExact(Math.multiplyExact(full.size(), PIECE), used)];
        for (int i = 0; i < full.size(); i++) {
            System.arraycopy(full.get(i), 0, all, i * PIECE, PIECE);
        }
        System.arraycopy(last, 0, all, full.size() * PIECE, used);
        return all;
    }
}
