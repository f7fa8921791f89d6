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
 * the mean of their pairs as well as by their best one. A single pair that looks alike cannot chain strangers. Begins
 * with groups that stand already and are never taken apart.
 */
final class Clustering {

    /** What clustering asks about records. */
    interface Score {
        /** The score of a pair of records in bits, for pairs that were no candidates. */
        double bits(int a, int b);

        /** True when two groups of records must not become one, however alike they are. */
        default boolean apart(List<Integer> a, List<Integer> b) {
            return false;
        }
    }

    /** Pairs between two clusters that are scored for their mean; the rest count as strangers. */
    private static final long MOST_PAIRS = 400;

    private static final double STRANGERS = -10;

    private final int[] groupOf;
    private final int groups;
    private final int known;
    private final Score score;
    private final Thresholds thresholds;

    /**
     * From where on clusters are joined, in bits.
     *
     * @param join half of the mean and half of the best of their pairs
     * @param bridge the same for two clusters of several records each
     * @param known the same for two clusters that were known to be apart before
     * @param largest how many records a cluster may have
     */
    record Thresholds(double join, double bridge, double known, int largest) {}

    /**
     * @param groupOf the group of each record
     * @param groups how many groups there are
     * @param known how many of them, the first ones, were known before
     */
    Clustering(int[] groupOf, int groups, int known, Score score, Thresholds thresholds) {
        this.groupOf = groupOf;
        this.groups = groups;
        this.known = known;
        this.score = score;
        this.thresholds = thresholds;
    }

    /** For each group the first group of its cluster. */
    int[] clusters(Edges edges) {
        int[] parent = new int[groups];
        Arrays.setAll(parent, i -> i);
        for (int edge = 0; edge < edges.size(); edge++) {
            if (edges.bits(edge) >= thresholds.join()) {
                int a = root(parent, groupOf[edges.left(edge)]);
                int b = root(parent, groupOf[edges.right(edge)]);
                parent[Math.max(a, b)] = Math.min(a, b);
            }
        }
        int[] clusters = new int[groups];
        int[] records = new int[groups];
        for (int group = 0; group < groups; group++) {
            clusters[group] = root(parent, group);
        }
        for (int group : groupOf) {
            records[clusters[group]]++;
        }
        Map<Integer, List<Integer>> edgesOf = new HashMap<>();
        for (int edge = 0; edge < edges.size(); edge++) {
            int a = groupOf[edges.left(edge)];
            int b = groupOf[edges.right(edge)];
            boolean simple = records[clusters[a]] == 2 && Math.max(a, b) >= known;
            if (a != b && edges.bits(edge) >= thresholds.join() && !simple) {
                edgesOf.computeIfAbsent(clusters[a], key -> new ArrayList<>()).add(edge);
            }
        }
        Map<Integer, List<Integer>> recordsOf = new HashMap<>();
        for (int record = 0; record < groupOf.length; record++) {
            if (edgesOf.containsKey(clusters[groupOf[record]])) {
                recordsOf
                        .computeIfAbsent(groupOf[record], key -> new ArrayList<>())
                        .add(record);
            }
        }
        edgesOf.forEach((root, own) -> new Component(edges, own, recordsOf).into(clusters));
        return clusters;
    }

    private static int root(int[] parent, int group) {
        int current = group;
        while (parent[current] != current) {
            parent[current] = parent[parent[current]];
            current = parent[current];
        }
        return current;
    }

    private record Link(int a, int b, double value, int ageA, int ageB) {}

    /** Groups that edges connect, directly or not. */
    private final class Component {

        private final int[] names;
        private final List<List<Integer>> members = new ArrayList<>();
        /** For each place the place that it was joined with. */
        private final int[] joined;

        private final boolean[] isKnown;
        private final List<Map<Integer, double[]>> links = new ArrayList<>();
        private final int[] ages;
        private final PriorityQueue<Link> queue = new PriorityQueue<>((x, y) -> {
            int byValue = Double.compare(y.value(), x.value());
            return byValue != 0
                    ? byValue
                    : x.a() != y.a() ? Integer.compare(x.a(), y.a()) : Integer.compare(x.b(), y.b());
        });

        Component(Edges edges, List<Integer> own, Map<Integer, List<Integer>> recordsOf) {
            names = own.stream()
                    .flatMapToInt(edge -> IntStream.of(groupOf[edges.left(edge)], groupOf[edges.right(edge)]))
                    .distinct()
                    .sorted()
                    .toArray();
            joined = IntStream.range(0, names.length).toArray();
            isKnown = new boolean[names.length];
            for (int place = 0; place < names.length; place++) {
                members.add(new ArrayList<>(recordsOf.getOrDefault(names[place], List.of())));
                isKnown[place] = names[place] < known;
                links.add(new HashMap<>());
            }
            ages = new int[names.length];
            for (int edge : own) {
                int a = Arrays.binarySearch(names, groupOf[edges.left(edge)]);
                int b = Arrays.binarySearch(names, groupOf[edges.right(edge)]);
                if (links.get(a).containsKey(b)) {
                    continue;
                }
                boolean single = members.get(a).size() == 1 && members.get(b).size() == 1;
                double[] link = single ? new double[] {edges.bits(edge), edges.bits(edge)} : scored(a, b);
                links.get(a).put(b, link);
                links.get(b).put(a, link);
                offer(Math.min(a, b), Math.max(a, b));
            }
        }

        private void offer(int a, int b) {
            double value = value(a, b);
            boolean bridge = members.get(a).size() > 1 && members.get(b).size() > 1;
            double least =
                    isKnown[a] && isKnown[b] ? thresholds.known() : bridge ? thresholds.bridge() : thresholds.join();
            if (value >= least
                    && members.get(a).size() + members.get(b).size() <= thresholds.largest()
                    && !score.apart(members.get(a), members.get(b))) {
                queue.add(new Link(a, b, value, ages[a], ages[b]));
            }
        }

        /** Mean and best of the pairs between two clusters. */
        private double value(int a, int b) {
            double[] link = Objects.requireNonNull(links.get(a).get(b));
            double pairs = (double) members.get(a).size() * members.get(b).size();
            return (link[0] / pairs + link[1]) / 2;
        }

        void into(int[] clusters) {
            while (!queue.isEmpty()) {
                Link next = queue.remove();
                if (ages[next.a()] == next.ageA() && ages[next.b()] == next.ageB()) {
                    join(next.a(), next.b());
                }
            }
            int[] first = new int[names.length];
            Arrays.fill(first, Integer.MAX_VALUE);
            for (int place = 0; place < names.length; place++) {
                int root = root(joined, place);
                first[root] = Math.min(first[root], names[place]);
            }
            for (int place = 0; place < names.length; place++) {
                clusters[names[place]] = first[root(joined, place)];
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
                double[] both = {x[0] + y[0], Math.max(x[1], y[1])};
                linksA.put(c, both);
                links.get(c).put(a, both);
                links.get(c).remove(b);
            }
            linksA.remove(b);
            linksB.clear();
            members.get(a).addAll(members.get(b));
            members.get(b).clear();
            isKnown[a] |= isKnown[b];
            joined[b] = a;
            ages[a]++;
            ages[b] = -1;
            for (int c : neighbours) {
                offer(Math.min(a, c), Math.max(a, c));
            }
        }

        private double[] link(int a, int c) {
            double[] link = links.get(a).get(c);
            return link != null ? link : scored(a, c);
        }

        /** Sum and best of the scores between two clusters; pairs that were no candidates are scored now. */
        private double[] scored(int a, int c) {
            double sum = 0;
            double best = Double.NEGATIVE_INFINITY;
            long pairs = 0;
            for (int x : members.get(a)) {
                for (int y : members.get(c)) {
                    double bits = pairs++ < MOST_PAIRS ? score.bits(Math.max(x, y), Math.min(x, y)) : STRANGERS;
                    sum = bits <= Scorer.CONFLICT ? Double.NEGATIVE_INFINITY : sum + bits;
                    best = Math.max(best, bits);
                }
            }
            return new double[] {sum, best};
        }
    }
}
