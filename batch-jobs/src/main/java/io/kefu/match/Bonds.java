package io.kefu.match;

import io.kefu.match.table.Table;
import io.kefu.match.table.Trait;
import io.kefu.text.people.NationalId;
import java.util.Collections;
import java.util.HashMap;
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
        return decided(a, b) || conflicting(a, b) || bornApart(a, b);
    }

    private boolean decided(List<Integer> a, List<Integer> b) {
        if (apart.isEmpty()) {
            return false;
        }
        Set<Integer> others = new HashSet<>();
        a.forEach(record -> others.addAll(apart.getOrDefault(record, Set.of())));
        return b.stream().anyMatch(others::contains);
    }

    /** Two birthdays, each told by several records: a slip is not made twice in the same way, these are namesakes. */
    private boolean bornApart(List<Integer> a, List<Integer> b) {
        if (a.size() < 2 || b.size() < 2) {
            return false;
        }
        Map<Integer, Integer> birthsA = births(a);
        Map<Integer, Integer> birthsB = births(b);
        return Collections.disjoint(birthsA.keySet(), birthsB.keySet())
                && birthsA.entrySet().stream()
                        .filter(birth -> birth.getValue() > 1)
                        .anyMatch(one -> birthsB.entrySet().stream()
                                .filter(birth -> birth.getValue() > 1)
                                .anyMatch(other -> differ(one.getKey(), other.getKey())));
    }

    private Map<Integer, Integer> births(List<Integer> records) {
        Map<Integer, Integer> births = new HashMap<>();
        for (int record : records) {
            int birth = table.first(record, Trait.BIRTH);
            if (birth != Table.NONE) {
                births.merge(birth, 1, Integer::sum);
            }
        }
        return births;
    }

    /** In year, month and day; years beside each other, and whole decades apart, may be a slip. */
    private boolean differ(int birth, int other) {
        String a = table.values(Trait.BIRTH).text(birth);
        String b = table.values(Trait.BIRTH).text(other);
        int years = Math.abs(Integer.parseInt(a, 0, 4, 10) - Integer.parseInt(b, 0, 4, 10));
        return years > 1 && years % 10 != 0 && !a.regionMatches(4, b, 4, 2) && !a.regionMatches(6, b, 6, 2);
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
