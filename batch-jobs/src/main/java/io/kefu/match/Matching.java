package io.kefu.match;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Matches the records of a table with each other. */
final class Matching {

    /** Records whose candidates a model is learned from, at most so many; evenly spread. */
    private static final int SAMPLE = 20_000;

    private static final int PART = 2_000;
    /** Pairs below so many bits are forgotten. */
    static final double FLOOR = -10;

    final Table table;
    Model model;
    double automatic = Double.parseDouble(System.getProperty("kefu.a", "0"));
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
        ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        int step = Math.max(1, table.size() / SAMPLE);
        PatternCounts patterns = new PatternCounts();
        List<Future<PatternCounts>> samples = new ArrayList<>();
        for (int from = 0; from < table.size(); from += PART * step) {
            int first = from;
            samples.add(threads.submit(() -> sample(blocking, first, Math.min(table.size(), first + PART * step), step)));
        }
        samples.forEach(part -> patterns.addAll(get(part)));
        model = ModelFit.fit(table, patterns, step);
        double all = (double) table.size() * (table.size() - 1) / 2;
        System.out.printf("fit %.2f s, %d patterns, match %.0f relatives %.0f namesakes %.0f%n", (System.nanoTime() - t) / 1e9, patterns.distinct(), model.match() * all, model.relatives() * all, model.namesakes() * all);
        t = System.nanoTime();
        List<Future<Edges>> parts = new ArrayList<>();
        for (int from = 0; from < table.size(); from += PART) {
            int first = from;
            parts.add(threads.submit(() -> score(blocking, first, Math.min(table.size(), first + PART))));
        }
        edges = new Edges();
        parts.forEach(part -> edges.addAll(get(part)));
        System.out.printf("compare %.2f s, %d pairs, %d edges%n", (System.nanoTime() - t) / 1e9, 0, edges.size());
        t = System.nanoTime();
        Scorer scorer = new Scorer(table, model);
        clusters = new Clustering(table.size(), scorer::bits, automatic).clusters(edges);
        threads.shutdown();
        System.out.printf("cluster %.2f s%n", (System.nanoTime() - t) / 1e9);
    }

    private final ThreadLocal<Blocking.Walk> walks = new ThreadLocal<>();

    private Blocking.Walk walk(Blocking blocking) {
        Blocking.Walk walk = walks.get();
        if (walk == null) {
            walk = blocking.walk();
            walks.set(walk);
        }
        return walk;
    }

    private PatternCounts sample(Blocking blocking, int from, int to, int step) {
        PatternCounts patterns = new PatternCounts();
        Comparer comparer = new Comparer(table);
        Blocking.Walk walk = walk(blocking);
        for (int i = from; i < to; i += step) {
            int record = i;
            walk.candidates(i, other -> patterns.add(comparer.compare(record, other)));
        }
        return patterns;
    }

    private Edges score(Blocking blocking, int from, int to) {
        Edges found = new Edges();
        Scorer scorer = new Scorer(table, model);
        Blocking.Walk walk = walk(blocking);
        for (int i = from; i < to; i++) {
            int record = i;
            walk.candidates(i, other -> {
                double bits = scorer.bits(record, other, FLOOR);
                if (bits >= FLOOR) {
                    found.add(record, other, bits);
                }
            });
        }
        return found;
    }

    private static <T> T get(Future<T> part) {
        try {
            return part.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
