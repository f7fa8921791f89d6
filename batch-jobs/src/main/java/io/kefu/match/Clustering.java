package io.kefu.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * Groups records into clusters: the two nearest clusters are joined again and again, as long as they are near enough by
 * the mean of their pairs as well as by their best one. A single pair that looks alike cannot chain strangers.
 */
final class Clustering {

    /** The score of a pair of records in bits, for pairs that were no candidates. */
    interface Score {
        double bits(int a, int b);
    }

    private static final long MOST_PAIRS = 400;

    private final int size;
    private final Score score;
    private final double threshold;

    Clustering(int size, Score score, double threshold) {
        this.size = size;
        this.score = score;
        this.threshold = threshold;
    }

    /** The cluster of each record: the number of its first record. */
    int[] clusters(Edges edges) {
        int[] parent = new int[size];
        Arrays.setAll(parent, i -> i);
        for (int edge = 0; edge < edges.size(); edge++) {
            if (edges.bits(edge) >= threshold) {
                int a = root(parent, edges.left(edge));
                int b = root(parent, edges.right(edge));
                parent[Math.max(a, b)] = Math.min(a, b);
            }
        }
        Map<Integer, List<Integer>> edgesOf = new HashMap<>();
        int[] members = new int[size];
        for (int i = 0; i < size; i++) {
            members[root(parent, i)]++;
        }
        int[] clusters = new int[size];
        for (int i = 0; i < size; i++) {
            clusters[i] = root(parent, i);
        }
        for (int edge = 0; edge < edges.size(); edge++) {
            int root = clusters[edges.left(edge)];
            if (members[root] > 2 && edges.bits(edge) >= threshold && root == clusters[edges.right(edge)]) {
                edgesOf.computeIfAbsent(root, key -> new ArrayList<>()).add(edge);
            }
        }
        edgesOf.forEach((root, own) -> new Component(edges, own).into(clusters));
        return clusters;
    }

    private static int root(int[] parent, int record) {
        int current = record;
        while (parent[current] != current) {
            parent[current] = parent[parent[current]];
            current = parent[current];
        }
        return current;
    }

    private record Link(int a, int b, double value, int ageA, int ageB) {}

    /** The records that edges connect, directly or not. */
    private final class Component {

        private final List<List<Integer>> groups = new ArrayList<>();
        private final List<Map<Integer, double[]>> links = new ArrayList<>();
        private final int[] ages;
        private final PriorityQueue<Link> queue = new PriorityQueue<>((x, y) -> {
            int byValue = Double.compare(y.value(), x.value());
            return byValue != 0
                    ? byValue
                    : x.a() != y.a() ? Integer.compare(x.a(), y.a()) : Integer.compare(x.b(), y.b());
        });

        Component(Edges edges, List<Integer> own) {
            int[] records = own.stream()
                    .flatMapToInt(edge -> IntStream.of(edges.left(edge), edges.right(edge)))
                    .distinct()
                    .sorted()
                    .toArray();
            for (int record : records) {
                groups.add(new ArrayList<>(List.of(record)));
                links.add(new HashMap<>());
            }
            ages = new int[records.length];
            for (int edge : own) {
                int a = Arrays.binarySearch(records, edges.left(edge));
                int b = Arrays.binarySearch(records, edges.right(edge));
                double[] link = {edges.bits(edge), edges.bits(edge)};
                links.get(a).put(b, link);
                links.get(b).put(a, link);
                offer(Math.min(a, b), Math.max(a, b));
            }
        }

        private void offer(int a, int b) {
            double value = value(a, b);
            if (value >= threshold) {
                queue.add(new Link(a, b, value, ages[a], ages[b]));
            }
        }

        /** Mean and best of the pairs between two groups. */
        private double value(int a, int b) {
            double[] link = Objects.requireNonNull(links.get(a).get(b));
            double best = link[1];
            return (link[0] / ((double) groups.get(a).size() * groups.get(b).size()) + best) / 2;
        }

        void into(int[] clusters) {
            while (!queue.isEmpty()) {
                Link next = queue.remove();
                if (ages[next.a()] == next.ageA() && ages[next.b()] == next.ageB()) {
                    join(next.a(), next.b());
                }
            }
            for (List<Integer> group : groups) {
                int first = group.stream().mapToInt(i -> i).min().orElse(-1);
                group.forEach(record -> clusters[record] = first);
            }
        }

        private void join(int a, int b) {
            Map<Integer, double[]> linksA = links.get(a);
            Map<Integer, double[]> linksB = links.get(b);
            List<Integer> neighbours = new ArrayList<>(linksA.keySet());
            linksB.keySet().stream().filter(c -> !linksA.containsKey(c)).forEach(neighbours::add);
            neighbours.removeIf(c -> c == a || c == b);
            Collections.sort(neighbours);
            for (int c : neighbours) {
                double[] x = link(a, c);
                double[] y = link(b, c);
                double[] joined = {x[0] + y[0], Math.max(x[1], y[1])};
                linksA.put(c, joined);
                links.get(c).put(a, joined);
                links.get(c).remove(b);
            }
            linksA.remove(b);
            linksB.clear();
            groups.get(a).addAll(groups.get(b));
            groups.get(b).clear();
            ages[a]++;
            ages[b] = -1;
            for (int c : neighbours) {
                offer(Math.min(a, c), Math.max(a, c));
            }
        }

        /** Sum and best of the scores between two groups; pairs that were no candidates are scored now. */
        private double[] link(int a, int c) {
            double[] known = links.get(a).get(c);
            if (known != null) {
                return known;
            }
            double sum = 0;
            double best = Double.NEGATIVE_INFINITY;
            long pairs = 0;
            for (int x : groups.get(a)) {
                for (int y : groups.get(c)) {
                    double bits = pairs++ < MOST_PAIRS ? score.bits(Math.max(x, y), Math.min(x, y)) : -10;
                    sum += bits;
                    best = Math.max(best, bits);
                    sum = bits <= Scorer.CONFLICT ? Double.NEGATIVE_INFINITY : sum;
                }
            }
            return new double[] {sum, best};
        }
    }
}
