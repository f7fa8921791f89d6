package io.kefu.match;

import io.kefu.text.Han;
import io.kefu.text.Masked;
import io.kefu.text.Nicknames;

/**
 * Compares two records of a table. Keeps what it found until the next comparison; one per thread.
 */
final class Comparer {

    private final Table table;
    private final Likeness likeness = new Likeness();
    private final int[] agreed = new int[Comparison.COUNT];
    private long pattern;

    Comparer(Table table) {
        this.table = table;
    }

    /** The levels of all comparisons. */
    long compare(int a, int b) {
        pattern = 0;
        names(a, b);
        nameRarity();
        company(a, b);
        phones(a, b);
        emails(a, b);
        account(a, b);
        idNumber(a, b);
        birth(a, b);
        area(a, b);
        postcode(a, b);
        province(a, b);
        street(a, b);
        house(a, b);
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
        if (Masked.is(a) || Masked.is(b)) {
            return Masked.agree(a, b, false) ? 2 : 4;
        }
        boolean hanA = Han.in(a);
        if (hanA != Han.in(b)) {
            String soundA = valuesA.sound(idA, traitA == Trait.SURNAME);
            String soundB = valuesB.sound(idB, traitB == Trait.SURNAME);
            return soundA.replace(" ", "").equals(soundB.replace(" ", "")) ? 1 : 4;
        }
        return hanA ? HanNames.level(a, b) : latin(a, b);
    }

    private int latin(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int longer = Math.max(a.length(), b.length());
        if (shorter == 1) {
            return a.charAt(0) == b.charAt(0) ? 2 : 4;
        }
        int allowed = longer >= 8 ? 2 : longer >= 4 ? 1 : 0;
        if (allowed > 0 && likeness.edits(a, b, allowed) <= allowed) {
            return 1;
        }
        if (Nicknames.alike(a, b)) {
            return 1;
        }
        double similarity = likeness.jaroWinkler(a, b);
        if (similarity >= 0.92) {
            return 1;
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
        double alike = Likeness.bigrams(nameA, nameB);
        boolean within = Math.min(nameA.length(), nameB.length()) >= 4 && Likeness.contains(nameA, nameB);
        found(
                Comparison.COMPANY,
                alike >= 0.8 || within ? 1 : alike >= 0.5 || Likeness.contains(nameA, nameB) ? 2 : 3,
                0);
    }

    private void phones(int a, int b) {
        if (!table.has(a, Trait.PHONE) || !table.has(b, Trait.PHONE)) {
            return;
        }
        Values values = table.values(Trait.PHONE);
        int best = 3;
        int count = 0;
        int[] phonesB = table.all(b, Trait.PHONE);
        for (int idA : table.all(a, Trait.PHONE)) {
            for (int idB : phonesB) {
                if (idA == idB && !Masked.is(values.text(idA))) {
                    int seen = values.count(idA);
                    count = best == 0 ? Math.min(count, seen) : seen;
                    best = 0;
                } else if (best > 0) {
                    best = Math.min(best, phoneLevel(values.text(idA), values.text(idB)));
                }
            }
        }
        found(Comparison.PHONE, best, best == 0 ? count : 0);
    }

    private int phoneLevel(String a, String b) {
        if (Masked.is(a) || Masked.is(b)) {
            return Masked.agree(national(a), national(b), true) ? 1 : 3;
        }
        int same = Math.min(Math.min(a.length(), b.length()), 8);
        boolean tail = same >= 7 && a.regionMatches(a.length() - same, b, b.length() - same, same);
        return tail || a.length() == b.length() && likeness.edits(a, b, 1) <= 1 ? 2 : 3;
    }

    private static String national(String phone) {
        return phone.startsWith("+86") ? phone.substring(3) : phone;
    }

    private void emails(int a, int b) {
        if (!table.has(a, Trait.EMAIL) || !table.has(b, Trait.EMAIL)) {
            return;
        }
        Values values = table.values(Trait.EMAIL);
        int best = 3;
        int domain = 2;
        int count = 0;
        int[] emailsB = table.all(b, Trait.EMAIL);
        for (int idA : table.all(a, Trait.EMAIL)) {
            for (int idB : emailsB) {
                String emailA = values.text(idA);
                String emailB = values.text(idB);
                int atA = emailA.indexOf('@');
                int atB = emailB.indexOf('@');
                int level = userLevel(emailA, atA, emailB, atB);
                if (level <= best) {
                    int alike = domainLevel(emailA, atA, emailB, atB);
                    domain = level < best ? alike : Math.min(domain, alike);
                    best = level;
                    count = idA == idB ? values.count(idA) : 0;
                }
            }
        }
        found(Comparison.EMAIL_USER, best, count);
        found(Comparison.EMAIL_DOMAIN, domain, 0);
    }

    private int domainLevel(String a, int atA, String b, int atB) {
        int length = a.length() - atA;
        if (length == b.length() - atB && a.regionMatches(atA, b, atB, length)) {
            return 0;
        }
        return length > 8 && likeness.edits(a.substring(atA), b.substring(atB), 1) <= 1 ? 1 : 2;
    }

    private int userLevel(String a, int atA, String b, int atB) {
        if (atA == atB && a.regionMatches(0, b, 0, atA)) {
            return 0;
        }
        String userA = a.substring(0, atA);
        String userB = b.substring(0, atB);
        if (Masked.is(a) || Masked.is(b)) {
            return Masked.agree(userA, userB, false) ? 2 : 3;
        }
        int longer = Math.max(atA, atB);
        int allowed = longer >= 10 ? 2 : longer >= 7 ? 1 : 0;
        return allowed > 0 && likeness.edits(userA, userB, allowed) <= allowed && sameDigits(userA, userB) ? 1 : 3;
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
        int level = idA == idB ? 0 : likeness.edits(values.text(idA), values.text(idB), 1) <= 1 ? 1 : 2;
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
                : idA == idB ? 0 : likeness.edits(textA, textB, 1) <= 1 ? 1 : 2;
        found(Comparison.ID_NUMBER, level, level == 0 ? values.count(idA) : 0);
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
        if (year && turned || likeness.edits(a, b, 1) <= 1) {
            return 1;
        }
        boolean open = a.endsWith("00") || b.endsWith("00");
        boolean agree =
                open ? year && (month || a.endsWith("0000") || b.endsWith("0000")) : year ? month || day : month && day;
        return agree || !open && Math.abs(days(a) - days(b)) <= 31 ? 2 : 3;
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
        int[] wordsA = table.all(a, Trait.STREET);
        int[] wordsB = table.all(b, Trait.STREET);
        double total = table.size();
        double weightA = 0;
        double weightB = 0;
        double common = 0;
        long used = 0;
        int rarest = Integer.MAX_VALUE;
        for (int idB : wordsB) {
            weightB += weight(values, idB, total);
        }
        for (int idA : wordsA) {
            double weight = weight(values, idA, total);
            weightA += weight;
            double best = 0;
            int at = -1;
            for (int j = 0; j < wordsB.length; j++) {
                if ((used & (1L << j)) == 0) {
                    double alike = idA == wordsB[j] ? 1 : wordLikeness(values.text(idA), values.text(wordsB[j]));
                    if (alike > best) {
                        best = alike;
                        at = j;
                    }
                }
            }
            if (at >= 0) {
                used |= 1L << at;
                common += best * (weight + weight(values, wordsB[at], total)) / 2;
                if (best == 1) {
                    rarest = Math.min(rarest, values.count(idA));
                }
            }
        }
        double share = common / Math.max(1e-9, (weightA + weightB) / 2);
        double cover = common / Math.max(1e-9, Math.min(weightA, weightB));
        int level = share >= 0.999 ? 0 : share >= 0.8 ? 1 : cover >= 0.6 ? 2 : cover >= 0.3 ? 3 : 4;
        if (level > 1) {
            double alike = Likeness.bigrams(solid(values, wordsA), solid(values, wordsB));
            level = alike >= 0.8 ? 1 : alike >= 0.6 ? Math.min(level, 2) : alike >= 0.45 ? Math.min(level, 3) : level;
        }
        found(Comparison.STREET, level, level <= 2 && rarest < Integer.MAX_VALUE ? rarest : 0);
    }

    /** The words without blanks: {@code lanley square} and {@code lanleysquare} are alike. */
    private static String solid(Values values, int[] words) {
        StringBuilder solid = new StringBuilder();
        for (int word : words) {
            solid.append(values.text(word));
        }
        return solid.toString();
    }

    private static double weight(Values values, int id, double total) {
        return Math.log(total / values.count(id)) + 0.1;
    }

    private double wordLikeness(String a, String b) {
        int longer = Math.max(a.length(), b.length());
        if (longer < 4) {
            return longer == 3 && Han.is(a.charAt(0)) && likeness.edits(a, b, 1) <= 1 ? 0.7 : 0;
        }
        int limit = longer >= 7 ? 2 : 1;
        int edits = likeness.edits(a, b, limit);
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
        String textA = table.values(trait).text(idA);
        String textB = table.values(trait).text(idB);
        if (Han.in(textA) || Han.in(textB)) {
            return Likeness.contains(textA, textB) ? 1 : 2;
        }
        int longer = Math.max(textA.length(), textB.length());
        int allowed = longer >= 8 ? 2 : longer >= 4 ? 1 : 0;
        return likeness.edits(textA, textB, allowed) <= allowed ? 1 : 2;
    }

    private void postcode(int a, int b) {
        int idA = table.first(a, Trait.POSTCODE);
        int idB = table.first(b, Trait.POSTCODE);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.POSTCODE);
        int level = idA == idB ? 0 : likeness.edits(values.text(idA), values.text(idB), 1) <= 1 ? 1 : 2;
        found(Comparison.POSTCODE, level, level == 0 ? values.count(idA) : 0);
    }

    private void province(int a, int b) {
        int idA = table.first(a, Trait.PROVINCE);
        int idB = table.first(b, Trait.PROVINCE);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.PROVINCE);
        boolean same = idA == idB || likeness.edits(values.text(idA), values.text(idB), 1) <= 1 && values.text(idA).length() > 2;
        found(Comparison.PROVINCE, same ? 0 : 1, same ? values.count(idA) : 0);
    }
}
