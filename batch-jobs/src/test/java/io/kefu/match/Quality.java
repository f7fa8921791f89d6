package io.kefu.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * How good clusters are against the truth. A pair is two records of one cluster.
 *
 * @param pairs true pairs
 * @param wrong pairs in clusters that are not true
 * @param missed true pairs that are in no cluster
 */
record Quality(long pairs, long wrong, long missed) {

    /** @param part when given, only pairs count of which a record belongs to it; a part of every record, or null */
    static Quality of(List<String> truth, IntFunction<?> cluster, List<String> parts, String part) {
        long pairs = 0;
        long found = 0;
        long right = 0;
        for (List<Integer> person : groups(truth.size(), truth::get)) {
            pairs += count(person, person, parts, part, truth);
        }
        for (List<Integer> group : groups(truth.size(), cluster)) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = 0; j < i; j++) {
                    int a = group.get(i);
                    int b = group.get(j);
                    if (part.isEmpty()
                            || parts.get(a).equals(part)
                            || parts.get(b).equals(part)) {
                        found++;
                        right += truth.get(a).equals(truth.get(b)) ? 1 : 0;
                    }
                }
            }
        }
        return new Quality(pairs, found - right, pairs - right);
    }

    static Quality of(List<String> truth, IntFunction<?> cluster) {
        return of(truth, cluster, List.of(), "");
    }

    private static long count(List<Integer> as, List<Integer> bs, List<String> parts, String part, List<String> truth) {
        long count = 0;
        for (int a : as) {
            for (int b : bs) {
                boolean counts = part.isEmpty()
                        || parts.get(a).equals(part)
                        || parts.get(b).equals(part);
                count += a < b && counts && truth.get(a).equals(truth.get(b)) ? 1 : 0;
            }
        }
        return count;
    }

    private static Iterable<List<Integer>> groups(int size, IntFunction<?> key) {
        Map<Object, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < size; i++) {
            groups.computeIfAbsent(key.apply(i), k -> new ArrayList<>()).add(i);
        }
        return groups.values();
    }

    private long right() {
        return pairs - missed;
    }

    double precision() {
        return right() + wrong == 0 ? 1 : (double) right() / (right() + wrong);
    }

    double recall() {
        return pairs == 0 ? 1 : (double) right() / pairs;
    }

    double f1() {
        return 2 * precision() * recall() / (precision() + recall());
    }
}
