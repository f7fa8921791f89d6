package io.kefu.match;

import io.kefu.text.NationalId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What speaks for and against records being one: the model's score, proven identity numbers, what people decided. */
final class Bonds implements Clustering.Score {

    private final Table table;
    private final Scorer scorer;
    private final Map<Integer, Set<Integer>> apart;

    /** @param apart for records of which somebody said so, the records that are somebody else */
    Bonds(Table table, Scorer scorer, Map<Integer, Set<Integer>> apart) {
        this.table = table;
        this.scorer = scorer;
        this.apart = apart;
    }

    @Override
    public double bits(int a, int b) {
        return scorer.bits(a, b);
    }

    @Override
    public boolean apart(List<Integer> a, List<Integer> b) {
        return decided(a, b) || conflicting(a, b);
    }

    private boolean decided(List<Integer> a, List<Integer> b) {
        if (apart.isEmpty()) {
            return false;
        }
        Set<Integer> others = new HashSet<>();
        a.forEach(record -> others.addAll(apart.getOrDefault(record, Set.of())));
        return b.stream().anyMatch(others::contains);
    }

    /** Two numbers, both proven by their check digit, that differ; found however many records the clusters have. */
    private boolean conflicting(List<Integer> a, List<Integer> b) {
        int proven = proven(a);
        return proven != Table.NONE && proven(b) != Table.NONE && proven != proven(b);
    }

    private int proven(List<Integer> records) {
        for (int record : records) {
            int number = table.first(record, Trait.ID_NUMBER);
            if (number != Table.NONE) {
                String text = table.values(Trait.ID_NUMBER).text(number);
                if (text.length() == 18 && NationalId.isProven(text)) {
                    return number;
                }
            }
        }
        return Table.NONE;
    }
}
