package io.kefu.kpi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Durations of many tickets in milliseconds, and their statistics. */
final class Durations {

    private long[] values = new long[16];
    private int size;
    private boolean sorted = true;

    void add(long millis) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = millis;
        sorted = false;
    }

    int size() {
        return size;
    }

    /** The arithmetic mean; null when there are none. */
    @Nullable
    Double mean() {
        if (size == 0) {
            return null;
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i];
        }
        return sum / size;
    }

    /** The middle value, or the mean of the middle two. */
    @Nullable
    Double median() {
        if (size == 0) {
            return null;
        }
        sort();
        return size % 2 == 1 ? (double) values[size / 2] : (values[size / 2 - 1] + values[size / 2]) / 2.0;
    }

    /** The value at position ⌈0.9 n⌉, counted from 1. */
    @Nullable
    Double p90() {
        if (size == 0) {
            return null;
        }
        sort();
        return (double) values[(9 * size + 9) / 10 - 1];
    }

    private void sort() {
        if (!sorted) {
            Arrays.sort(values, 0, size);
            sorted = true;
        }
    }
}
