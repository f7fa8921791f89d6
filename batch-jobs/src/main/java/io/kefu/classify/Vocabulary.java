package io.kefu.classify;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The n-grams and hints that a model knows, with how much each tells by its rarity. */
final class Vocabulary {

    private static final int MOST = 150_000;

    /** The places and weights of what a text has, as a unit vector. */
    record Vector(int[] places, double[] values) {}

    private final List<String> grams;
    private final double[] rarity;
    private final Map<String, Integer> places = new HashMap<>();

    Vocabulary(List<String> grams, double[] rarity) {
        this.grams = grams;
        this.rarity = rarity;
        for (int i = 0; i < grams.size(); i++) {
            places.put(grams.get(i), i);
        }
    }

    /** What occurs in at least two texts; of too many the most frequent. */
    static Vocabulary of(Collection<Map<String, Integer>> texts) {
        Map<String, Integer> occurrences = new HashMap<>();
        texts.forEach(text -> text.keySet().forEach(gram -> occurrences.merge(gram, 1, Integer::sum)));
        List<Map.Entry<String, Integer>> chosen = occurrences.entrySet().stream()
                .filter(gram -> gram.getValue() > 1)
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .toList();
        List<String> grams = new ArrayList<>(chosen.size());
        double[] rarity = new double[chosen.size()];
        for (Map.Entry<String, Integer> gram : chosen) {
            rarity[grams.size()] = Math.log((1.0 + texts.size()) / (1.0 + gram.getValue())) + 1;
            grams.add(gram.getKey());
        }
        return new Vocabulary(grams, rarity);
    }

    /** What a text and its hints count as. */
    static Map<String, Integer> counts(String text, Set<String> hints) {
        Map<String, Integer> counts = NGrams.of(text);
        hints.forEach(hint -> counts.put("=" + hint, 1));
        return counts;
    }

    int size() {
        return grams.size();
    }

    String gram(int place) {
        return grams.get(place);
    }

    double rarity(int place) {
        return rarity[place];
    }

    /** In the order of their places; hints weigh as much as all the text together. */
    Vector vector(Map<String, Integer> counts) {
        List<Integer> known = new ArrayList<>();
        counts.keySet().forEach(gram -> {
            Integer place = places.get(gram);
            if (place != null) {
                known.add(place);
            }
        });
        known.sort(null);
        int[] at = new int[known.size()];
        double[] values = new double[known.size()];
        double squares = 0;
        for (int i = 0; i < at.length; i++) {
            at[i] = known.get(i);
            String gram = grams.get(at[i]);
            boolean hint = gram.startsWith("=");
            values[i] = hint ? 1 : (1 + Math.log(counts.getOrDefault(gram, 1))) * rarity[at[i]];
            squares += hint ? 0 : values[i] * values[i];
        }
        double length = squares == 0 ? 1 : Math.sqrt(squares);
        for (int i = 0; i < at.length; i++) {
            values[i] /= grams.get(at[i]).startsWith("=") ? 1 : length;
        }
        return new Vector(at, values);
    }
}
