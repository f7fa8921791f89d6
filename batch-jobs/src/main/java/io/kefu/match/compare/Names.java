package io.kefu.match.compare;

import io.kefu.match.table.MatchField;
import io.kefu.match.table.Normaliser;
import io.kefu.match.table.Table;
import io.kefu.text.Han;
import io.kefu.text.Masked;
import io.kefu.text.people.Nicknames;
import io.kefu.text.people.PersonName;
import io.kefu.text.people.PhoneNumbers;
import java.util.Map;

/** Whether two names are, or can be, one person's. */
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

    private static boolean isOne(String name) {
        return PersonName.isLikely(name);
    }

    /** True for a whole name of which nothing is hidden; false for forms of address and what people call themselves. */
    public boolean isWhole(String name) {
        return isOne(name) && !Masked.is(name) && !PersonName.of(name).given().isEmpty();
    }

    /** True when two whole names are the same but for the script, the sound of characters, or a short form. */
    public boolean same(String a, String b) {
        PersonName x = PersonName.of(a);
        PersonName y = PersonName.of(b);
        return sound(x).equals(sound(y)) || (x.surname().equals(y.surname()) && Nicknames.alike(x.given(), y.given()));
    }

    private static String sound(PersonName name) {
        return Han.in(name.surname())
                ? Han.familyPinyin(name.surname()) + " " + Han.pinyin(name.given())
                : name.surname() + " " + name.given();
    }

    private static boolean isDifferent(Comparison name, long pattern) {
        return name.level(pattern) == name.levels() - 1;
    }

    private static boolean isMadeOf(String a, String b) {
        return a.codePoints().allMatch(c -> b.indexOf(c) >= 0);
    }
}
