package io.kefu.match.compare;

import io.kefu.match.table.Table;
import io.kefu.match.table.Trait;
import io.kefu.match.table.Values;
import java.util.Arrays;

/** Compares where two records live: area, postcode, province, street, house. */
final class PlaceComparer {

    private static final double[] LOGS = new double[4096];

    static {
        Arrays.setAll(LOGS, i -> Math.log(Math.max(1, i)));
    }

    private final Table table;
    private final Likeness likeness;
    private final Findings findings;
    private final double logTotal;

    PlaceComparer(Table table, Likeness likeness, Findings findings) {
        this.table = table;
        this.likeness = likeness;
        this.findings = findings;
        this.logTotal = Math.log(Math.max(1, table.counted()));
    }

    void compare(int a, int b) {
        area(a, b);
        postcode(a, b);
        province(a, b);
        street(a, b);
        house(a, b);
    }

    private void street(int a, int b) {
        if (!table.has(a, Trait.STREET) || !table.has(b, Trait.STREET)) {
            return;
        }
        Values values = table.values(Trait.STREET);
        int countA = table.count(a, Trait.STREET);
        int countB = table.count(b, Trait.STREET);
        double weightA = 0;
        double weightB = 0;
        double common = 0;
        long used = 0;
        long lettersA = 0;
        long lettersB = 0;
        for (int j = 0; j < countB; j++) {
            int idB = table.at(b, Trait.STREET, j);
            weightB += weight(values, idB);
            lettersB |= values.letters(idB);
        }
        for (int i = 0; i < countA; i++) {
            int idA = table.at(a, Trait.STREET, i);
            double weight = weight(values, idA);
            weightA += weight;
            lettersA |= values.letters(idA);
            double best = 0;
            int at = -1;
            for (int j = 0; j < countB && best < 1; j++) {
                if ((used & (1L << j)) == 0) {
                    double alike = wordLikeness(values, idA, table.at(b, Trait.STREET, j));
                    if (alike > best) {
                        best = alike;
                        at = j;
                    }
                }
            }
            if (at >= 0) {
                used |= 1L << at;
                common += best * (weight + weight(values, table.at(b, Trait.STREET, at))) / 2;
            }
        }
        double share = common / ((weightA + weightB) / 2);
        double cover = common / Math.min(weightA, weightB);
        int level = share >= 0.999 ? 0 : share >= 0.8 ? 1 : cover >= 0.6 ? 2 : cover >= 0.3 ? 3 : 4;
        int letters = Math.min(Long.bitCount(lettersA), Long.bitCount(lettersB));
        if (level > 1 && Long.bitCount(lettersA & lettersB) * 2 >= letters) {
            double alike = Likeness.bigrams(solid(a), solid(b));
            level = alike >= 0.8 ? 1 : alike >= 0.6 ? Math.min(level, 2) : alike >= 0.45 ? Math.min(level, 3) : level;
        }
        findings.found(Comparison.STREET, level, 0);
    }

    /** The words without blanks: {@code lanley square} and {@code lanleysquare} are alike. */
    private String solid(int record) {
        Values values = table.values(Trait.STREET);
        StringBuilder solid = new StringBuilder();
        for (int i = 0; i < table.count(record, Trait.STREET); i++) {
            solid.append(values.text(table.at(record, Trait.STREET, i)));
        }
        return solid.toString();
    }

    private double weight(Values values, int id) {
        int count = values.count(id);
        return logTotal - (count < LOGS.length ? LOGS[count] : Math.log(count)) + 0.1;
    }

    private double wordLikeness(Values values, int idA, int idB) {
        if (idA == idB) {
            return 1;
        }
        int longer = Math.max(values.text(idA).length(), values.text(idB).length());
        if (longer < 4) {
            return longer == 3 && values.isHan(idA) && likeness.edits(values, idA, idB, 1) <= 1 ? 0.7 : 0;
        }
        int limit = longer >= 7 ? 2 : 1;
        int edits = likeness.edits(values, idA, idB, limit);
        return edits > limit ? 0 : edits == 1 ? 0.9 : 0.8;
    }

    private void area(int a, int b) {
        int district = placeLevel(a, b, Trait.DISTRICT);
        int city = placeLevel(a, b, Trait.CITY);
        if (district < 0 && city < 0) {
            return;
        }
        boolean sameCity = city >= 0 && city < 2;
        int level = district < 0 ? (sameCity ? city : 3) : city == 2 ? 3 : district < 2 ? district : sameCity ? 2 : 3;
        int count = 0;
        if (level == 0) {
            Trait finest = district < 0 ? Trait.CITY : Trait.DISTRICT;
            count = table.values(finest).count(table.first(a, finest));
        }
        findings.found(Comparison.AREA, level, count);
    }

    /** 0 equal, 1 a slip apart, 2 different, -1 not told. */
    private int placeLevel(int a, int b, Trait trait) {
        int idA = table.first(a, trait);
        int idB = table.first(b, trait);
        if (idA == Table.NONE || idB == Table.NONE) {
            return -1;
        }
        if (idA == idB) {
            return 0;
        }
        Values values = table.values(trait);
        String textA = values.text(idA);
        String textB = values.text(idB);
        if (values.isHan(idA) || values.isHan(idB)) {
            return Likeness.contains(textA, textB) ? 1 : 2;
        }
        int longer = Math.max(textA.length(), textB.length());
        int allowed = longer >= 8 ? 2 : longer >= 4 ? 1 : 0;
        return likeness.edits(values, idA, idB, allowed) <= allowed ? 1 : 2;
    }

    private void postcode(int a, int b) {
        int idA = table.first(a, Trait.POSTCODE);
        int idB = table.first(b, Trait.POSTCODE);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.POSTCODE);
        int level = likeness.slip(values, idA, idB);
        findings.found(Comparison.POSTCODE, level, level == 0 ? values.count(idA) : 0);
    }

    private void province(int a, int b) {
        int idA = table.first(a, Trait.PROVINCE);
        int idB = table.first(b, Trait.PROVINCE);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.PROVINCE);
        boolean slip = values.text(idA).length() > 2 && likeness.edits(values, idA, idB, 1) <= 1;
        boolean same = idA == idB || slip;
        findings.found(Comparison.PROVINCE, same ? 0 : 1, same ? values.count(idA) : 0);
    }

    private void house(int a, int b) {
        int idA = table.first(a, Trait.HOUSE);
        int idB = table.first(b, Trait.HOUSE);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.HOUSE);
        String textA = values.text(idA);
        String textB = values.text(idB);
        int level = idA == idB
                ? 0
                : likeness.edits(textA, textB, 1) <= 1 || textA.startsWith(textB) || textB.startsWith(textA) ? 1 : 2;
        findings.found(Comparison.HOUSE, level, level == 0 ? values.count(idA) : 0);
    }
}
