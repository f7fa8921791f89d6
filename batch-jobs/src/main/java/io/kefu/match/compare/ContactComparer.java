package io.kefu.match.compare;

import io.kefu.match.table.Table;
import io.kefu.match.table.Trait;
import io.kefu.match.table.Values;
import io.kefu.text.Masked;
import io.kefu.text.people.NationalId;
import io.kefu.text.people.PublicMail;
import java.util.Arrays;

/** Compares what else two records tell about who they are: company, phones, mail addresses, accounts, birth. */
final class ContactComparer {

    private static final Trait[] NAMES = {Trait.SURNAME, Trait.GIVEN};
    private static final int SHORTEST_NAME = 3;

    /** For each domain 1 for a public provider, 2 for another, 0 until it was asked for. */
    private byte[] publicDomains = {};

    private final Table table;
    private final Likeness likeness;
    private final Findings findings;

    ContactComparer(Table table, Likeness likeness, Findings findings) {
        this.table = table;
        this.likeness = likeness;
        this.findings = findings;
    }

    void company(int a, int b) {
        int idA = table.first(a, Trait.COMPANY);
        int idB = table.first(b, Trait.COMPANY);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        if (idA == idB) {
            findings.found(Comparison.COMPANY, 0, table.values(Trait.COMPANY).count(idA));
            return;
        }
        String nameA = table.values(Trait.COMPANY).text(idA);
        String nameB = table.values(Trait.COMPANY).text(idB);
        long common = table.values(Trait.COMPANY).letters(idA)
                & table.values(Trait.COMPANY).letters(idB);
        if (Long.bitCount(common) < 2) {
            findings.found(Comparison.COMPANY, 3, 0);
            return;
        }
        double alike = Likeness.bigrams(nameA, nameB);
        boolean within = Math.min(nameA.length(), nameB.length()) >= 4 && Likeness.contains(nameA, nameB);
        findings.found(
                Comparison.COMPANY,
                alike >= 0.8 || within ? 1 : alike >= 0.5 || Likeness.contains(nameA, nameB) ? 2 : 3,
                0);
    }

    void phones(int a, int b) {
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
        findings.found(Comparison.PHONE, best, best == 0 ? count : 0);
    }

    private int phoneLevel(Values values, int idA, int idB) {
        String a = values.text(idA);
        String b = values.text(idB);
        if (values.isMasked(idA) || values.isMasked(idB)) {
            return Masked.agree(national(a), national(b), true) ? 1 : 3;
        }
        int same = Math.min(Math.min(a.length(), b.length()), 8);
        boolean tail = same >= 7 && a.regionMatches(a.length() - same, b, b.length() - same, same);
        boolean slip = a.length() == b.length() && likeness.edits(values, idA, idB, 1) <= 1;
        return tail || slip ? 2 : 3;
    }

    private static String national(String phone) {
        return phone.startsWith("+86") ? phone.substring(3) : phone;
    }

    void emails(int a, int b) {
        int emailsA = table.count(a, Trait.EMAIL);
        int emailsB = table.count(b, Trait.EMAIL);
        if (emailsA == 0 || emailsB == 0) {
            return;
        }
        int best = 3;
        int domain = 2;
        boolean bothPublic = false;
        int count = 0;
        for (int i = 0; i < emailsA; i++) {
            for (int j = 0; j < emailsB; j++) {
                int userA = table.at(a, Trait.EMAIL, i);
                int userB = table.at(b, Trait.EMAIL, j);
                int alike = domainLevel(table.at(a, Trait.DOMAIN, i), table.at(b, Trait.DOMAIN, j));
                boolean ownDomain = alike < 2 && isOwn(table.at(a, Trait.DOMAIN, i));
                int level = userA == userB ? 0 : userLevel(userA, userB, ownDomain);
                // At another domain a mailbox that is only alike is another person's, and so is one made of the name:
                // every namesake has it.
                boolean otherPerson = alike == 2
                        ? level > 0 || isMadeOf(userA, a, b)
                        : level == 1 && isMadeOf(userA, a, b) && isOtherInitial(userA, userB);
                if (otherPerson) {
                    level = 3;
                }
                if (level <= best) {
                    bothPublic = isPublic(table.at(a, Trait.DOMAIN, i)) && isPublic(table.at(b, Trait.DOMAIN, j));
                    domain = level < best ? alike : Math.min(domain, alike);
                    best = level;
                    count = level == 0 ? table.values(Trait.EMAIL).count(userA) : 0;
                }
            }
        }
        findings.found(Comparison.EMAIL_USER, best, count);
        if (!bothPublic || domain > 0) { // half the country has a mailbox there: an equal one says nothing
            findings.found(Comparison.EMAIL_DOMAIN, domain, 0);
        }
    }

    /** True for a user name of letters that holds a name of either record. */
    private boolean isMadeOf(int user, int a, int b) {
        String text = table.values(Trait.EMAIL).text(user);
        if (text.chars().anyMatch(Character::isDigit)) {
            return false;
        }
        String letters = text.replaceAll("[^\\p{L}]", "");
        return holdsName(letters, a) || holdsName(letters, b);
    }

    /** True when two user names differ in one letter that stands for a name: a colleague's, not a slip. */
    private boolean isOtherInitial(int userA, int userB) {
        String a = table.values(Trait.EMAIL).text(userA);
        String b = table.values(Trait.EMAIL).text(userB);
        if (a.length() != b.length()) {
            return false;
        }
        int at = 0;
        while (at < a.length() - 1 && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        boolean alone = a.substring(at + 1).equals(b.substring(at + 1));
        boolean begins = at == 0 || !Character.isLetter(a.charAt(at - 1));
        boolean ends = at == a.length() - 1 || !Character.isLetter(a.charAt(at + 1));
        return alone && (begins || ends);
    }

    private boolean holdsName(String letters, int record) {
        for (Trait trait : NAMES) {
            int id = table.first(record, trait);
            if (id != Table.NONE) {
                Values values = table.values(trait);
                String name = values.isHan(id) ? values.sound(id, trait == Trait.SURNAME) : values.text(id);
                String plain = name.replace(" ", "");
                if (plain.length() >= SHORTEST_NAME && letters.contains(plain)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Equal; a slip apart, and one of them rare, as slips are; different. */
    private int domainLevel(int idA, int idB) {
        if (idA == idB) {
            return 0;
        }
        Values values = table.values(Trait.DOMAIN);
        int allowed = values.text(idA).length() >= 8 ? 2 : 1;
        boolean rare = Math.min(values.count(idA), values.count(idB)) <= Math.max(2, table.counted() / 5_000);
        return rare && likeness.edits(values, idA, idB, allowed) <= allowed ? 1 : 2;
    }

    /** True for a domain of few: what differs in digits there may be a slip, not a namesake's mailbox. */
    private boolean isOwn(int domain) {
        return !isPublic(domain) && table.values(Trait.DOMAIN).count(domain) <= Math.max(20, table.counted() / 1_000);
    }

    /** Asked for every pair, so it is found out once for each domain. */
    private boolean isPublic(int domain) {
        if (publicDomains.length <= domain) {
            publicDomains =
                    Arrays.copyOf(publicDomains, table.values(Trait.DOMAIN).size());
        }
        if (publicDomains[domain] == 0) {
            boolean serves = PublicMail.serves(table.values(Trait.DOMAIN).text(domain));
            publicDomains[domain] = (byte) (serves ? 1 : 2);
        }
        return publicDomains[domain] == 1;
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
        if (allowed == 0 || likeness.edits(values, idA, idB, allowed) > allowed) {
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

    void account(int a, int b) {
        int idA = table.first(a, Trait.ACCOUNT);
        int idB = table.first(b, Trait.ACCOUNT);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.ACCOUNT);
        int level = likeness.slip(values, idA, idB);
        findings.found(Comparison.ACCOUNT, level, level == 0 ? values.count(idA) : 0);
    }

    void idNumber(int a, int b) {
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
                : idA != idB && conflicting(textA, textB) ? 3 : likeness.slip(values, idA, idB);
        findings.found(Comparison.ID_NUMBER, level, level == 0 ? values.count(idA) : 0);
    }

    private static boolean conflicting(String a, String b) {
        return a.length() == 18 && b.length() == 18 && NationalId.isProven(a) && NationalId.isProven(b);
    }

    void birth(int a, int b) {
        int idA = table.first(a, Trait.BIRTH);
        int idB = table.first(b, Trait.BIRTH);
        if (idA == Table.NONE || idB == Table.NONE) {
            return;
        }
        Values values = table.values(Trait.BIRTH);
        boolean whole = !values.text(idA).endsWith("00");
        int level = idA == idB ? (whole ? 0 : 2) : birthLevel(values.text(idA), values.text(idB));
        findings.found(Comparison.BIRTH, level, level == 0 ? values.count(idA) : 0);
    }

    /** Equal; one slip or day and month the other way round; two of the three parts equal; different. */
    private int birthLevel(String a, String b) {
        boolean year = a.regionMatches(0, b, 0, 4);
        boolean month = a.regionMatches(4, b, 4, 2);
        boolean day = a.regionMatches(6, b, 6, 2);
        boolean turned = a.regionMatches(4, b, 6, 2) && a.regionMatches(6, b, 4, 2);
        if ((year && turned) || oneSlip(a, b)) {
            return 1;
        }
        boolean open = a.endsWith("00") || b.endsWith("00");
        boolean agree =
                open ? year && (month || a.endsWith("0000") || b.endsWith("0000")) : year ? month || day : month && day;
        return agree || (!open && Math.abs(days(a) - days(b)) <= 31) ? 2 : 3;
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
        boolean neighbours = differing == 2 && first < 7;
        return differing <= 1
                || (neighbours && a.charAt(first) == b.charAt(first + 1) && a.charAt(first + 1) == b.charAt(first));
    }

    /** Days since the year 0, near enough to tell how far apart two dates are. */
    private static int days(String date) {
        int number = Integer.parseInt(date);
        return number / 10_000 * 365 + number / 100 % 100 * 30 + number % 100;
    }
}
