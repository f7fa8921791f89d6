package io.kefu.match;

import io.kefu.text.PhoneNumbers;
import java.io.Reader;
import java.nio.file.*;
import java.util.*;
import org.apache.commons.csv.*;

public class Try {
    public static void main(String[] a) throws Exception {
        String file = a[0], truthCol = a[1];
        Map<String, MatchField> map = new LinkedHashMap<>();
        for (int i = 2; i < a.length; i++) {
            if (!a[i].contains("=")) continue;
            String[] p = a[i].split("=");
            map.put(p[0], MatchField.valueOf(p[1].toUpperCase(Locale.ROOT)));
        }
        boolean show = Arrays.asList(a).contains("--show");
        long t0 = System.nanoTime();
        List<String> truth = new ArrayList<>(); List<String> parts = new ArrayList<>();
        Table table = new Table();
        Normaliser n = new Normaliser(new PhoneNumbers("CN"));
        List<Map<MatchField, String>> rows = new ArrayList<>();
        try (Reader r = Files.newBufferedReader(Path.of(file));
                CSVParser p = CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setIgnoreSurroundingSpaces(true)
                        .get()
                        .parse(r)) {
            for (CSVRecord rec : p) {
                Map<MatchField, String> m = new EnumMap<>(MatchField.class);
                for (var e : map.entrySet()) {
                    String v = rec.get(e.getKey());
                    if (!v.isEmpty()) m.merge(e.getValue(), v, (x, y) -> x + "\n" + y);
                }
                table.add(n.profile(m));
                if (show) rows.add(m);
                String t = rec.get(truthCol);
                if (a[0].contains("/gm/")) parts.add(rec.get("part")); truth.add(t.startsWith("rec-") ? t.replaceAll("rec-(\\d+)-.*", "$1") : t);
            }
        }
        System.out.printf("read %.2f s %d%n", (System.nanoTime() - t0) / 1e9, table.size());
        Matching x = new Matching(table);
        x.run();
        // recall of blocking
        Map<String, List<Integer>> by = new HashMap<>();
        for (int i = 0; i < truth.size(); i++)
            by.computeIfAbsent(truth.get(i), k -> new ArrayList<>()).add(i);
        long pairs = 0;
        for (var l : by.values()) pairs += (long) l.size() * (l.size() - 1) / 2;
        long cand = 0;
        List<double[]> sc = new ArrayList<>();
        for (int e = 0; e < x.edges.size(); e++) {
            boolean t = truth.get(x.edges.left(e)).equals(truth.get(x.edges.right(e)));
            if (t) cand++;
            sc.add(new double[] {x.edges.bits(e), t ? 1 : 0});
        }
        // closed F1
        Map<Long, Long> c = new HashMap<>();
        Map<Integer, Long> cs = new HashMap<>();
        Map<String, Integer> tid = new HashMap<>();
        for (int i = 0; i < truth.size(); i++) {
            int t = tid.computeIfAbsent(truth.get(i), k -> tid.size());
            c.merge((long) x.clusters[i] << 32 | t, 1L, Long::sum);
            cs.merge(x.clusters[i], 1L, Long::sum);
        }
        long tp = 0, pp = 0;
        for (long v : c.values()) tp += v * (v - 1) / 2;
        for (long v : cs.values()) pp += v * (v - 1) / 2;
        double P = (double) tp / pp, R = (double) tp / pairs;
        System.out.printf(
                "pairs %d, edges true %d (%.4f); closed P %.5f R %.5f F1 %.5f  fp %d fn %d%n",
                pairs, cand, (double) cand / pairs, P, R, 2 * P * R / (P + R), pp - tp, pairs - tp);
        if (!parts.isEmpty() && truth.size() < 200000) { Map<String,long[]> pr = new TreeMap<>(); Map<Integer,List<Integer>> cl = new HashMap<>(); for (int i=0;i<truth.size();i++) cl.computeIfAbsent(x.clusters[i],k->new ArrayList<>()).add(i); for (var l : cl.values()) for (int i : l) for (int j : l) if (i<j) for (String q : new TreeSet<>(List.of(parts.get(i), parts.get(j)))) { long[] v = pr.computeIfAbsent(q,k->new long[3]); v[0]++; if (truth.get(i).equals(truth.get(j))) v[1]++; } for (var l : by.values()) for (int i : l) for (int j : l) if (i<j) pr.computeIfAbsent(parts.get(i),k->new long[3])[2]++; pr.forEach((k,v)->System.out.printf("   %s P %.4f R %.4f (%d)%n",k,(double)v[1]/v[0],(double)v[1]/v[2],v[2])); }
    sc.sort((q, w) -> Double.compare(w[0], q[0]));
        double bestF = 0, bestT = 0;
        long t = 0;
        for (int i = 0; i < sc.size(); i++) {
            t += (long) sc.get(i)[1];
            double p = (double) t / (i + 1), r = (double) t / pairs, f = 2 * p * r / (p + r);
            if (f > bestF) {
                bestF = f;
                bestT = sc.get(i)[0];
            }
        }
        System.out.printf("pairwise best F1 %.5f at %.1f bits;", bestF, bestT);
        for (double th : new double[] {0, 3, 6, 10}) {
            long tt = 0, nn = 0;
            for (double[] s : sc)
                if (s[0] >= th) {
                    nn++;
                    tt += s[1];
                }
            System.out.printf("  @%.0f P %.5f R %.4f", th, (double) tt / nn, (double) tt / pairs);
        }
        System.out.println();
        if (show) { Comparer ct=new Comparer(table); for (Comparison k : new Comparison[]{Comparison.AREA,Comparison.PHONE,Comparison.GIVEN,Comparison.SURNAME}) { double[] v=new double[k.outcomes()]; double tot=0; for (var l : by.values()) for (int i : l) for (int j : l) if (i<j){ int o=k.outcome(ct.compare(j,i)); if(o>=0){v[o]++;tot++;} } for (int o=0;o<v.length;o++) v[o]/=tot; System.out.println("true m "+k+" "+Arrays.toString(v)); } System.out.println("n area "+Arrays.toString(x.model.n()[Comparison.AREA.ordinal()])+" r surname "+Arrays.toString(x.model.r()[0])); Map<String,long[]> pc=new HashMap<>(); Comparer cq=new Comparer(table); for (int e=0;e<x.edges.size();e++){ long pt=cq.compare(x.edges.left(e),x.edges.right(e)); long[] v=pc.computeIfAbsent(pat(pt),k->new long[3]); v[0]++; if(truth.get(x.edges.left(e)).equals(truth.get(x.edges.right(e)))) v[1]++; v[2]+=Math.round(x.edges.bits(e)*100);} pc.entrySet().stream().sorted((q,w)->Long.compare(w.getValue()[0]-w.getValue()[1],q.getValue()[0]-q.getValue()[1])).limit(25).forEach(q->System.out.printf("PC %d true %d meanbits %.1f %s%n",q.getValue()[0],q.getValue()[1],q.getValue()[2]/100.0/q.getValue()[0],q.getKey()));
            for (Comparison k : Comparison.values()) {
                System.out.printf("%-13s", k);
                for (int l = 0; l < k.outcomes(); l++)
                    System.out.printf(
                            " %.4f/%.6f=%5.1f",
                            x.model.m()[k.ordinal()][l],
                            x.model.u()[k.ordinal()][l],
                            Math.log(x.model.m()[k.ordinal()][l] / x.model.u()[k.ordinal()][l]) / Math.log(2));
                System.out.println();
            }
            Comparer cp = new Comparer(table); Scorer sc2 = new Scorer(table, x.model);
            int shown = 0;
            for (var l : by.values())
                for (int i : l)
                    for (int j : l)
                        if (i < j && x.clusters[i] != x.clusters[j] && shown++ < 400) {
                            long pt = cp.compare(j, i);
                            System.out.printf(
                                    "FN %.1f %s%n   %s%n   %s%n",
                                    sc2.bits(i, j), pat(pt), rows.get(i), rows.get(j));
                        }
            shown = 0;
            for (int i = 0; i < truth.size(); i++)
                for (int j = 0; j < i; j++)
                    if (x.clusters[i] == x.clusters[j] && !truth.get(i).equals(truth.get(j)) && shown++ < 400) {
                        long pt = cp.compare(i, j);
                        System.out.printf(
                                "FP %.1f %s%n   %s%n   %s%n", sc2.bits(i, j), pat(pt), rows.get(i), rows.get(j));
                    }
        }
    }

    static String pat(long p) {
        StringBuilder s = new StringBuilder();
        for (Comparison k : Comparison.values())
            if (k.level(p) >= 0)
                s.append(k.name().toLowerCase()).append(k.outcome(p)).append(' ');
        return s.toString();
    }
}
