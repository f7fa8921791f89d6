package io.kefu.match;

import io.kefu.match.compare.Comparison;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;

/** Scored pairs of records. */
final class Edges {

    private int[] left = new int[1024];
    private int[] right = new int[1024];
    private float[] bits = new float[1024];
    private long[] patterns = new long[1024];
    private int size;

    void add(int a, int b, double score, long pattern) {
        if (size == left.length) {
            left = Arrays.copyOf(left, size * 2);
            right = Arrays.copyOf(right, size * 2);
            bits = Arrays.copyOf(bits, size * 2);
            patterns = Arrays.copyOf(patterns, size * 2);
        }
        left[size] = a;
        right[size] = b;
        bits[size] = (float) score;
        patterns[size++] = pattern;
    }

    void addAll(Edges others) {
        for (int i = 0; i < others.size; i++) {
            add(others.left[i], others.right[i], others.bits[i], others.patterns[i]);
        }
    }

    /**
     * The same pairs by other numbers, the later record on the left, in the order of these numbers.
     *
     * @param numbers for each record its other number
     */
    Edges renumbered(int[] numbers) {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingInt(i -> Math.min(numbers[left[i]], numbers[right[i]]))
                        .thenComparing(i -> Math.max(numbers[left[i]], numbers[right[i]])));
        Edges renumbered = new Edges();
        for (int i : order) {
            int a = numbers[left[i]];
            int b = numbers[right[i]];
            renumbered.add(Math.max(a, b), Math.min(a, b), bits[i], patterns[i]);
        }
        return renumbered;
    }

    /** Those pairs that may become one. */
    Edges without(Map<Integer, Set<Integer>> apart) {
        if (apart.isEmpty()) {
            return this;
        }
        Edges kept = new Edges();
        for (int i = 0; i < size; i++) {
            if (!apart.getOrDefault(left[i], Set.of()).contains(right[i])) {
                kept.add(left[i], right[i], bits[i], patterns[i]);
            }
        }
        return kept;
    }

    int size() {
        return size;
    }

    int left(int edge) {
        return left[edge];
    }

    int right(int edge) {
        return right[edge];
    }

    /** The levels of agreement, as {@link Comparison} reads them. */
    long pattern(int edge) {
        return patterns[edge];
    }

    float bits(int edge) {
        return bits[edge];
    }
}
