package io.kefu.match;

import java.util.HashMap;
import java.util.Map;

/** Matches the records of a table with each other. */
final class Matching {

    private static final int SAMPLE = 400_000;

    final Table table;
    Model model;
    long compared;
    double automatic = Double.parseDouble(System.getProperty("kefu.a", "3"));
    Edges edges;
    int[] clusters;

    Matching(Table table) {
        this.table = table;
    }

    void run() {
        long t = System.nanoTime();
        Blocking blocking = Blocking.of(table);
        System.out.printf("blocking %.2f s, %d postings%n", (System.nanoTime() - t) / 1e9, blocking.postings());
        t = System.nanoTime();
        int step = Math.max(1, table.size() / 40_000);
        Map<Long, Integer> patterns = new HashMap<>();
        Comparer comparer = new Comparer(table);
        Blocking.Walk walk = blocking.walk();
        for (int i = 0; i < table.size(); i += step) {
            int record = i;
            walk.candidates(i, other -> patterns.merge(comparer.compare(record, other), 1, Integer::sum));
        }
        model = ModelFit.fit(table, patterns, step);
        System.out.printf(
                "fit %.2f s, %d patterns, match %.0f relatives %.0f namesakes %.0f%n",
                (System.nanoTime() - t) / 1e9,
                patterns.size(),
                model.match() * table.size() * (table.size() - 1) / 2,
                model.relatives() * table.size() * (table.size() - 1) / 2, model.namesakes() * table.size() * (table.size() - 1) / 2);
        t = System.nanoTime();
        edges = new Edges();
        for (int i = 0; i < table.size(); i++) {
            int record = i;
            walk.candidates(i, other -> {
                compared++;
                double bits = model.bits(comparer.compare(record, other), comparer);
                if (bits > -10) {
                    edges.add(record, other, bits);
                }
            });
        }
        System.out.printf(
                "compare %.2f s, %d pairs, %d edges%n", (System.nanoTime() - t) / 1e9, compared, edges.size());
        t = System.nanoTime();
        clusters = new Clustering(table.size(), (a, b) -> model.bits(comparer.compare(a, b), comparer), automatic)
                .clusters(edges);
        System.out.printf("cluster %.2f s%n", (System.nanoTime() - t) / 1e9);
    }
}
