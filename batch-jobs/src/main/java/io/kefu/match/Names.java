package io.kefu.match;

import io.kefu.text.PersonName;
import io.kefu.text.PhoneNumbers;
import java.util.Map;

/** Whether two names can be one person's. */
public final class Names {

    private final Normaliser normaliser = new Normaliser(new PhoneNumbers("CN"));

    /**
     * True when two names cannot well be one person's: surnames or given names differ, and neither is made of the other's
     * characters, as a pet name is. A name that is missing, a form of address or a company contradicts nobody.
     */
    public boolean contradict(String a, String b) {
        if (a.equals(b) || isMadeOf(a, b) || isMadeOf(b, a) || !isOne(a) || !isOne(b)) {
            return false;
        }
        Table table = new Table();
        table.add(normaliser.profile(Map.of(MatchField.NAME, a)));
        table.add(normaliser.profile(Map.of(MatchField.NAME, b)));
        long pattern = new Comparer(table).comparePerson(0, 1);
        return isDifferent(Comparison.SURNAME, pattern) || isDifferent(Comparison.GIVEN, pattern);
    }

    /** True for what reads like a person's name, false for what people call themselves. */
    public boolean isOne(String name) {
        return PersonName.isLikely(name);
    }

    private static boolean isDifferent(Comparison name, long pattern) {
        return name.level(pattern) == name.levels() - 1;
    }

    private static boolean isMadeOf(String a, String b) {
        return a.codePoints().allMatch(c -> b.indexOf(c) >= 0);
    }
}
