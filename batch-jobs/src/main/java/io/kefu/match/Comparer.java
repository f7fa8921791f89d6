package io.kefu.match;

import io.kefu.text.Masked;
import io.kefu.text.NationalId;
import io.kefu.text.Nicknames;
import java.util.Arrays;

/**
 * Compares two records of a table. Keeps what it found until the next comparison; one per thread.
 */
final class Comparer {

    private static final double[] LOGS = new double[4096];

    static {
        Arrays.setAll(LOGS, i -> Math.log(Math.max(1, i)));
    }

    private final Table table;
    private final double logTotal;
    private final Likeness likeness = new Likeness();
    private final int[] agreed = new int[Comparison.COUNT];
    private long pattern;

    Comparer(Table table) {
        this.table = table;
        this.logTotal = Math.log(Math.max(1, table.size()));
    }

    /** The levels of all comparisons. */
    long compare(int a, int b) {
        comparePerson(a, b);
        return comparePlace(a, b);
    }

    /** The levels of all but company and place, which cost more; {@link #comparePlace} goes on with the same pair. */
    long comparePerson(int a, int b) {
        pattern = 0;
        Arrays.fill(agreed, 0);
        names(a, b);
        nameRarity();
        phones(a, b);
        emails(a, b);
        account(a, b);
        idNumber(a, b);
        birth(a, b);
        return pattern;
    }

    long comparePlace(int a, int b) {
        company(a, b);
        area(a, b);
        postcode(a, b);
        province(a, b);
        street(a, b);
        house(a, b);
        return pattern;
    }

    /** What the last comparison found. */
    long pattern() {
        return pattern;
    }

    /** How many records have the value that the two agree in, as far as the comparison knows; else 0. */
    int agreedCount(Comparison comparison) {
        return agreed[comparison.ordinal()];
    }

    private void found(Comparison comparison, int level, int count) {
        pattern = comparison.with(pattern, level);
        agreed[comparison.ordinal()] = count;
    }

    // ---- names

    private void nameRarity() {
        double rarity = 0;
        for (Comparison name : new Comparison[] {Comparison.SURNAME, Comparison.GIVEN}) {
            if (name.outcome(pattern) == 0) {
                rarity += Math.log((double) table.size() / agreedCount(name)) / Math.log(2);
            }
        }
        if (rarity > 0) {
            pattern = Comparison.withNameRarity(pattern, rarity);
        }
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
                    found(Comparison.ORDER, 1, 0);
                    found(
                            Comparison.SURNAME,
                            crossed,
                            crossed == 0 ? table.values(Trait.SURNAME).count(surnameA) : 0);
                    found(
                            Comparison.GIVEN,
                            other,
                            other == 0 ? table.values(Trait.GIVEN).count(givenA) : 0);
                    return;
                }
            }
            found(Comparison.ORDER, 0, 0);
        } else if (!surnames
                && !givens
                && (surnameA != Table.NONE || givenA != Table.NONE)
                && (surnameB != Table.NONE || givenB != Table.NONE)) {
            lonely(surnameA, givenA, surnameB, givenB);
            return;
        }
        if (surnames) {
            found(
                    Comparison.SURNAME,
                    surname,
                    surname == 0 ? table.values(Trait.SURNAME).count(surnameA) : 0);
        }
        if (givens) {
            found(
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
            found(Comparison.ORDER, 1, 0);
            found(
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
        boolean bothCommon = Math.min(valuesA.count(idA), valuesB.count(idB)) >= Math.max(5, table.size() / 2_000);
        return latin(a, valuesA.letters(idA), b, valuesB.letters(idB), bothCommon ? 3 : 1);
    }

    /** Edits between two values of a trait, at most {@code limit + 1}. */
    private int edits(Values values, int idA, int idB, int limit) {
        return Values.within(values.letters(idA), values.letters(idB), limit)
                ? likeness.edits(values.text(idA), values.text(idB), limit)
                : limit + 1;
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

    // ---- numbers and addresses of persons

    private void company(int a, int b) {
        int idA = table.first(a, Trait.COMPANY);
        int idB = table.first(b, Trait.COMPANY);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        if (idA == idB) {
            found(Comparison.COMPANY, 0, table.values(Trait.COMPANY).count(idA));
            return;
        }
        String nameA = table.values(Trait.COMPANY).text(idA);
        String nameB = table.values(Trait.COMPANY).text(idB);
        long common = table.values(Trait.COMPANY).letters(idA) & table.values(Trait.COMPANY).letters(idB);
        if (Long.bitCount(common) < 2) {
            found(Comparison.COMPANY, 3, 0);
            return;
        }
        double alike = Likeness.bigrams(nameA, nameB);
        boolean within = Math.min(nameA.length(), nameB.length()) >= 4 && Likeness.contains(nameA, nameB);
        found(
                Comparison.COMPANY,
                alike >= 0.8 || within ? 1 : alike >= 0.5 || Likeness.contains(nameA, nameB) ? 2 : 3,
                0);
    }

    private void phones(int a, int b) {
        int phonesA = table.count(a, Trait.PHONE);
        int phonesB = table.count(b, Trait.PHONE);
        if (phonesA == 0 || phonesB == 0) {
            return;
        }
        Values values = table.values(Trait.PHONE);
        int best = 3;
        int count = 0;
        for (int i = 0; i < phonesA; i++) {
            int idA = table.at(a, Trait.PHONE, i);
            for (int j = 0; j < phonesB; j++) {
                int idB = table.at(b, Trait.PHONE, j);
                if (idA == idB && !values.isMasked(idA)) {
                    int seen = values.count(idA);
                    count = best == 0 ? Math.min(count, seen) : seen;
                    best = 0;
                } else if (best > 0) {
                    best = Math.min(best, phoneLevel(values, idA, idB));
                }
            }
        }
        found(Comparison.PHONE, best, best == 0 ? count : 0);
    }

    private int phoneLevel(Values values, int idA, int idB) {
        String a = values.text(idA);
        String b = values.text(idB);
        if (values.isMasked(idA) || values.isMasked(idB)) {
            return Masked.agree(national(a), national(b), true) ? 1 : 3;
        }
        int same = Math.min(Math.min(a.length(), b.length()), 8);
        boolean tail = same >= 7 && a.regionMatches(a.length() - same, b, b.length() - same, same);
        return tail || a.length() == b.length() && edits(values, idA, idB, 1) <= 1 ? 2 : 3;
    }

    private static String national(String phone) {
        return phone.startsWith("+86") ? phone.substring(3) : phone;
    }

    private void emails(int a, int b) {
        int emailsA = table.count(a, Trait.EMAIL);
        int emailsB = table.count(b, Trait.EMAIL);
        if (emailsA == 0 || emailsB == 0) {
            return;
        }
        int best = 3;
        int domain = 2;
        int count = 0;
        for (int i = 0; i < emailsA; i++) {
            for (int j = 0; j < emailsB; j++) {
                int userA = table.at(a, Trait.EMAIL, i);
                int userB = table.at(b, Trait.EMAIL, j);
                int alike = domainLevel(table.at(a, Trait.DOMAIN, i), table.at(b, Trait.DOMAIN, j));
                boolean ownDomain = alike < 2 && isOwn(table.at(a, Trait.DOMAIN, i));
                int level = userA == userB ? 0 : userLevel(userA, userB, ownDomain);
                if (level <= best) {
                    domain = level < best ? alike : Math.min(domain, alike);
                    best = level;
                    count = level == 0 ? table.values(Trait.EMAIL).count(userA) : 0;
                }
            }
        }
        found(Comparison.EMAIL_USER, best, count);
        found(Comparison.EMAIL_DOMAIN, domain, 0);
    }

    private int domainLevel(int idA, int idB) {
        if (idA == idB) {
            return 0;
        }
        Values values = table.values(Trait.DOMAIN);
        return values.text(idA).length() > 7 && edits(values, idA, idB, 1) <= 1 ? 1 : 2;
    }

    /** True for a domain of few: what differs in digits there may be a slip, not a namesake's mailbox. */
    private boolean isOwn(int domain) {
        return table.values(Trait.DOMAIN).count(domain) <= Math.max(20, table.size() / 1000);
    }

    private int userLevel(int idA, int idB, boolean ownDomain) {
        Values values = table.values(Trait.EMAIL);
        String a = values.text(idA);
        String b = values.text(idB);
        if (values.isMasked(idA) || values.isMasked(idB)) {
            return Masked.agree(a, b, false) ? 2 : 3;
        }
        int longer = Math.max(a.length(), b.length());
        int allowed = longer >= 10 ? 2 : longer >= 7 ? 1 : 0;
        if (allowed == 0 || edits(values, idA, idB, allowed) > allowed) {
            return 3;
        }
        return sameDigits(a, b) ? 1 : ownDomain ? 2 : 3;
    }

    /** Namesakes choose user names that differ in their digits only: such are not slips. */
    private static boolean sameDigits(String a, String b) {
        int i = 0;
        int j = 0;
        while (true) {
            while (i < a.length() && !Character.isDigit(a.charAt(i))) {
                i++;
            }
            while (j < b.length() && !Character.isDigit(b.charAt(j))) {
                j++;
            }
            if (i == a.length() || j == b.length()) {
                return i == a.length() && j == b.length();
            }
            if (a.charAt(i++) != b.charAt(j++)) {
                return false;
            }
        }
    }

    private void account(int a, int b) {
        int idA = table.first(a, Trait.ACCOUNT);
        int idB = table.first(b, Trait.ACCOUNT);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.ACCOUNT);
        int level = idA == idB ? 0 : edits(values, idA, idB, 1) <= 1 ? 1 : 2;
        found(Comparison.ACCOUNT, level, level == 0 ? values.count(idA) : 0);
    }

    private void idNumber(int a, int b) {
        int idA = table.first(a, Trait.ID_NUMBER);
        int idB = table.first(b, Trait.ID_NUMBER);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.ID_NUMBER);
        String textA = values.text(idA);
        String textB = values.text(idB);
        boolean masked = Masked.is(textA) || Masked.is(textB);
        int level = masked
                ? Masked.agree(textA, textB, true) ? 1 : 2
                : idA == idB ? 0 : conflicting(textA, textB) ? 3 : edits(values, idA, idB, 1) <= 1 ? 1 : 2;
        found(Comparison.ID_NUMBER, level, level == 0 ? values.count(idA) : 0);
    }

    private static boolean conflicting(String a, String b) {
        return a.length() == 18 && b.length() == 18 && NationalId.isProven(a) && NationalId.isProven(b);
    }

    private void birth(int a, int b) {
        int idA = table.first(a, Trait.BIRTH);
        int idB = table.first(b, Trait.BIRTH);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.BIRTH);
        boolean whole = !values.text(idA).endsWith("00");
        int level = idA == idB ? (whole ? 0 : 2) : birthLevel(values.text(idA), values.text(idB));
        found(Comparison.BIRTH, level, level == 0 ? values.count(idA) : 0);
    }

    /** Equal; one slip or day and month the other way round; two of the three parts equal; different. */
    private int birthLevel(String a, String b) {
        boolean year = a.regionMatches(0, b, 0, 4);
        boolean month = a.regionMatches(4, b, 4, 2);
        boolean day = a.regionMatches(6, b, 6, 2);
        boolean turned = a.regionMatches(4, b, 6, 2) && a.regionMatches(6, b, 4, 2);
        if (year && turned || oneSlip(a, b)) {
            return 1;
        }
        boolean open = a.endsWith("00") || b.endsWith("00");
        boolean agree =
                open ? year && (month || a.endsWith("0000") || b.endsWith("0000")) : year ? month || day : month && day;
        return agree || !open && Math.abs(days(a) - days(b)) <= 31 ? 2 : 3;
    }

    /** True when one digit differs or two neighbours are swapped. */
    private static boolean oneSlip(String a, String b) {
        int first = -1;
        int differing = 0;
        for (int i = 0; i < 8; i++) {
            if (a.charAt(i) != b.charAt(i)) {
                differing++;
                first = first < 0 ? i : first;
            }
        }
        return differing <= 1
                || differing == 2
                        && first < 7
                        && a.charAt(first) == b.charAt(first + 1)
                        && a.charAt(first + 1) == b.charAt(first);
    }

    /** Days since the year 0, near enough to tell how far apart two dates are. */
    private static int days(String date) {
        int number = Integer.parseInt(date);
        return number / 10_000 * 365 + number / 100 % 100 * 30 + number % 100;
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
        found(Comparison.HOUSE, level, level == 0 ? values.count(idA) : 0);
    }

    // ---- addresses

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
        found(Comparison.STREET, level, 0);
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
            return longer == 3 && values.isHan(idA) && edits(values, idA, idB, 1) <= 1 ? 0.7 : 0;
        }
        int limit = longer >= 7 ? 2 : 1;
        int edits = edits(values, idA, idB, limit);
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
        found(Comparison.AREA, level, count);
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
        return edits(values, idA, idB, allowed) <= allowed ? 1 : 2;
    }

    private void postcode(int a, int b) {
        int idA = table.first(a, Trait.POSTCODE);
        int idB = table.first(b, Trait.POSTCODE);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.POSTCODE);
        int level = idA == idB ? 0 : edits(values, idA, idB, 1) <= 1 ? 1 : 2;
        found(Comparison.POSTCODE, level, level == 0 ? values.count(idA) : 0);
    }

    private void province(int a, int b) {
        int idA = table.first(a, Trait.PROVINCE);
        int idB = table.first(b, Trait.PROVINCE);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.PROVINCE);
        boolean same = idA == idB || values.text(idA).length() > 2 && edits(values, idA, idB, 1) <= 1;
        found(Comparison.PROVINCE, same ? 0 : 1, same ? values.count(idA) : 0);
    }
}
