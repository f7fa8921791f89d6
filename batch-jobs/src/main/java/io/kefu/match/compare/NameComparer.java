package io.kefu.match.compare;

import io.kefu.match.table.Table;
import io.kefu.match.table.Trait;
import io.kefu.match.table.Values;
import io.kefu.text.Masked;
import io.kefu.text.people.Nicknames;

/** Compares the names of two records, in the order in which they agree better. */
final class NameComparer {

    private final Table table;
    private final Likeness likeness;
    private final Findings findings;

    NameComparer(Table table, Likeness likeness, Findings findings) {
        this.table = table;
        this.likeness = likeness;
        this.findings = findings;
    }

    private void nameRarity() {
        double rarity = 0;
        for (Comparison name : Comparison.NAMES) {
            if (name.outcome(findings.pattern()) == 0) {
                rarity += Math.log((double) table.counted() / findings.agreedCount(name)) / Math.log(2);
            }
        }
        if (rarity > 0) {
            findings.nameRarity(rarity);
        }
    }

    void compare(int a, int b) {
        names(a, b);
        nameRarity();
    }

    private void names(int a, int b) {
        int surnameA = table.first(a, Trait.SURNAME);
        int surnameB = table.first(b, Trait.SURNAME);
        int givenA = table.first(a, Trait.GIVEN);
        int givenB = table.first(b, Trait.GIVEN);
        boolean surnames = surnameA != Table.NONE && surnameB != Table.NONE;
        boolean givens = givenA != Table.NONE && givenB != Table.NONE;
        int surname =
                surnames ? (surnameA == surnameB ? 0 : nameLevel(Trait.SURNAME, surnameA, Trait.SURNAME, surnameB)) : 0;
        int given = givens ? (givenA == givenB ? 0 : nameLevel(Trait.GIVEN, givenA, Trait.GIVEN, givenB)) : 0;
        if (surnames && givens) {
            if (surname + given >= 4) {
                int crossed = nameLevel(Trait.SURNAME, surnameA, Trait.GIVEN, givenB);
                int other = nameLevel(Trait.GIVEN, givenA, Trait.SURNAME, surnameB);
                if (crossed + other < surname + given - 1 && Math.min(crossed, other) <= 1) {
                    findings.found(Comparison.ORDER, 1, 0);
                    findings.found(
                            Comparison.SURNAME,
                            crossed,
                            crossed == 0 ? table.values(Trait.SURNAME).count(surnameA) : 0);
                    findings.found(
                            Comparison.GIVEN,
                            other,
                            other == 0 ? table.values(Trait.GIVEN).count(givenA) : 0);
                    return;
                }
            }
            findings.found(Comparison.ORDER, 0, 0);
        } else if (!surnames
                && !givens
                && (surnameA != Table.NONE || givenA != Table.NONE)
                && (surnameB != Table.NONE || givenB != Table.NONE)) {
            lonely(surnameA, givenA, surnameB, givenB);
            return;
        }
        if (surnames) {
            findings.found(
                    Comparison.SURNAME,
                    surname,
                    surname == 0 ? table.values(Trait.SURNAME).count(surnameA) : 0);
        }
        if (givens) {
            findings.found(
                    Comparison.GIVEN,
                    given,
                    given == 0 ? table.values(Trait.GIVEN).count(givenA) : 0);
        }
    }

    /** One record tells only a surname, the other only a given name: they are compared when they are alike. */
    private void lonely(int surnameA, int givenA, int surnameB, int givenB) {
        int surname = surnameA != Table.NONE ? surnameA : surnameB;
        int given = givenA != Table.NONE ? givenA : givenB;
        int level = nameLevel(Trait.SURNAME, surname, Trait.GIVEN, given);
        if (level <= 1) {
            findings.found(Comparison.ORDER, 1, 0);
            findings.found(
                    Comparison.SURNAME,
                    level,
                    level == 0 ? table.values(Trait.SURNAME).count(surname) : 0);
        }
    }

    private int nameLevel(Trait traitA, int idA, Trait traitB, int idB) {
        Values valuesA = table.values(traitA);
        Values valuesB = table.values(traitB);
        String a = valuesA.text(idA);
        String b = valuesB.text(idB);
        if (a.equals(b)) {
            return 0;
        }
        if (valuesA.isMasked(idA) || valuesB.isMasked(idB)) {
            return Masked.agree(a, b, false) ? 2 : 4;
        }
        boolean hanA = valuesA.isHan(idA);
        if (hanA != valuesB.isHan(idB)) {
            String soundA = valuesA.sound(idA, traitA == Trait.SURNAME);
            String soundB = valuesB.sound(idB, traitB == Trait.SURNAME);
            return soundA.replace(" ", "").equals(soundB.replace(" ", "")) ? 1 : 4;
        }
        if (hanA) {
            return HanNames.level(a, b);
        }
        boolean bothCommon = Math.min(valuesA.count(idA), valuesB.count(idB)) >= Math.max(5, table.counted() / 2_000);
        return latin(a, valuesA.letters(idA), b, valuesB.letters(idB), bothCommon ? 3 : 1);
    }

    /** @param slip the level of a slip: names that are both common are no slips of each other */
    private int latin(String a, long lettersA, String b, long lettersB, int slip) {
        int shorter = Math.min(a.length(), b.length());
        int longer = Math.max(a.length(), b.length());
        if (shorter == 1) {
            return a.charAt(0) == b.charAt(0) ? 2 : 4;
        }
        int allowed = longer >= 8 ? 2 : longer >= 4 ? 1 : 0;
        if (allowed > 0 && Values.within(lettersA, lettersB, allowed) && likeness.edits(a, b, allowed) <= allowed) {
            return Nicknames.alike(a, b) ? 1 : slip;
        }
        if (Nicknames.alike(a, b)) {
            return 1;
        }
        int common = Long.bitCount(lettersA & lettersB);
        if (common * 2 < Math.min(Long.bitCount(lettersA), Long.bitCount(lettersB))) {
            return 4;
        }
        double similarity = likeness.jaroWinkler(a, b);
        if (similarity >= 0.92) {
            return slip;
        }
        return shorter >= 3 && Likeness.contains(a, b) ? 2 : similarity >= 0.84 ? 3 : 4;
    }
}
