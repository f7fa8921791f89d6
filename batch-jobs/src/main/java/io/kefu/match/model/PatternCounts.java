package io.kefu.match.model;

import io.kefu.match.table.Hashing;

/** How often each pattern of levels occurs. */
public final class PatternCounts {

    private long[] patterns = new long[1024];
    private int[] counts = new int[1024];
    private int size;

    public void add(long pattern) {
        add(pattern, 1);
    }

    private void add(long pattern, int count) {
        int mask = patterns.length - 1;
        int slot = (int) Hashing.mix(pattern) & mask;
        while (counts[slot] != 0 && patterns[slot] != pattern) {
            slot = (slot + 1) & mask;
        }
        if (counts[slot] == 0) {
            patterns[slot] = pattern;
            size++;
        }
        counts[slot] += count;
        if (size * 2 > patterns.length) {
            grow();
        }
    }

    private void grow() {
        long[] oldPatterns = patterns;
        int[] oldCounts = counts;
        patterns = new long[oldPatterns.length * 2];
        counts = new int[patterns.length];
        size = 0;
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] > 0) {
                add(oldPatterns[i], oldCounts[i]);
            }
        }
    }

    public void addAll(PatternCounts others) {
        for (int i = 0; i < others.counts.length; i++) {
            if (others.counts[i] > 0) {
                add(others.patterns[i], others.counts[i]);
            }
        }
    }

    /** What happens with each pattern. */
    interface Visitor {
        void visit(long pattern, int count);
    }

    /** Visits the patterns in an order that depends on nothing but them. */
    void forEach(Visitor visitor) {
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                visitor.visit(patterns[i], counts[i]);
            }
        }
    }

    int distinct() {
        return size;
    }
}
