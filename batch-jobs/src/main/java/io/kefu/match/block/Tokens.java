package io.kefu.match.block;

import io.kefu.match.table.Hashing;
import io.kefu.match.table.Table;
import io.kefu.match.table.Trait;
import io.kefu.text.Han;
import io.kefu.text.Masked;
import java.util.Arrays;

/**
 * The blocking tokens of a record: what is left alike when one slip is made. Names share one name space, so that given
 * name and surname find each other when they were swapped. Each token knows the part of the record that it came from:
 * tokens of one part tell nothing that is not told by the best of them.
 */
public final class Tokens {

    private static final int SOURCE_BITS = 4;
    private static final int SURNAME = 0;
    private static final int GIVEN = 1;
    private static final int COMPANY = 2;
    private static final int PHONE = 3;
    private static final int EMAIL = 4;
    private static final int ACCOUNT = 5;
    private static final int ID_NUMBER = 6;
    private static final int BIRTH = 7;
    private static final int HOUSE = 8;
    private static final int AREA = 9;
    private static final int POSTCODE = 10;
    private static final int FULL_NAME = 11;
    private static final int DOMAIN = 12;
    private static final int STREET = 13;

    /** Slots of tokens that are kept: as many as the longest list needs. */
    public static final int MOST_SLOTS = slots(Integer.MAX_VALUE);

    private final Table table;
    private final int mask;
    private int[] tokens = new int[64];
    private int size;

    /** @param slots how many different tokens are told apart, a power of two up to 2^27 */
    public Tokens(Table table, int slots) {
        this.table = table;
        this.mask = slots - 1;
    }

    /** How many different tokens suit a list of so many records. */
    public static int slots(int records) {
        return Integer.highestOneBit(Math.max(1024, Math.min(records, 1 << 20))) << 5;
    }

    /** The tokens of a record as they are with fewer slots. */
    public static int[] narrowed(int[] wide, int slots) {
        int[] narrowed = new int[wide.length];
        for (int i = 0; i < wide.length; i++) {
            narrowed[i] = at(slot(wide[i]) & slots - 1, wide[i]);
        }
        return Arrays.copyOf(narrowed, distinct(narrowed, 0, narrowed.length));
    }

    /** A token in another slot. */
    static int at(int slot, int token) {
        return slot << SOURCE_BITS | source(token);
    }

    static int slot(int token) {
        return token >>> SOURCE_BITS;
    }

    static int source(int token) {
        return token & (1 << SOURCE_BITS) - 1;
    }

    /** True when two tokens of one record may stand for the same fact. */
    static boolean overlap(int a, int b) {
        int x = source(a);
        int y = source(b);
        return x == y || (x == FULL_NAME && y <= GIVEN) || (y == FULL_NAME && x <= GIVEN);
    }

    static boolean countsInEvidence(int token) {
        return source(token) != FULL_NAME;
    }

    /** The tokens of a record in the order of their slots, each slot once. */
    public int[] of(int record) {
        size = 0;
        String surname = table.text(record, Trait.SURNAME);
        String given = table.text(record, Trait.GIVEN);
        name(SURNAME, surname, table.first(record, Trait.SURNAME), Trait.SURNAME);
        name(GIVEN, given, table.first(record, Trait.GIVEN), Trait.GIVEN);
        if (!surname.isEmpty() && !given.isEmpty()) {
            fullName(record, surname, given);
        }
        company(table.text(record, Trait.COMPANY));
        for (int i = 0; i < table.count(record, Trait.PHONE); i++) {
            phone(table.values(Trait.PHONE).text(table.at(record, Trait.PHONE, i)));
        }
        for (int i = 0; i < table.count(record, Trait.EMAIL); i++) {
            email(
                    table.values(Trait.EMAIL).text(table.at(record, Trait.EMAIL, i)),
                    table.values(Trait.DOMAIN).text(table.at(record, Trait.DOMAIN, i)));
        }
        whole(ACCOUNT, 'A', table.text(record, Trait.ACCOUNT));
        halves(ID_NUMBER, 'I', table.text(record, Trait.ID_NUMBER));
        birth(table.text(record, Trait.BIRTH));
        whole(HOUSE, 'H', table.text(record, Trait.HOUSE));
        for (int i = 0; i < table.count(record, Trait.STREET); i++) {
            street(STREET + i % 3, table.values(Trait.STREET).text(table.at(record, Trait.STREET, i)));
        }
        area(table.text(record, Trait.DISTRICT), table.text(record, Trait.CITY));
        whole(POSTCODE, 'Z', table.text(record, Trait.POSTCODE));
        return Arrays.copyOf(tokens, distinct(tokens, 0, size));
    }

    private void add(int source, int hash) {
        if (size == tokens.length) {
            tokens = Arrays.copyOf(tokens, size * 2);
        }
        tokens[size++] = (Hashing.mix(hash) & mask) << SOURCE_BITS | source;
    }

    /** Sorts a part of an array and keeps the first token of each slot; returns how many there are. */
    static int distinct(int[] tokens, int from, int to) {
        Arrays.sort(tokens, from, to);
        int kept = from;
        for (int i = from; i < to; i++) {
            if (kept == from || slot(tokens[kept - 1]) != slot(tokens[i])) {
                tokens[kept++] = tokens[i];
            }
        }
        return kept - from;
    }

    private static int hash(int kind, String text, int from, int to) {
        int hash = kind * 0x9E3779B1;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + text.charAt(i);
        }
        return hash;
    }

    private static int hash(int kind, String text) {
        return hash(kind, text, 0, text.length());
    }

    private void whole(int source, char kind, String text) {
        if (!text.isEmpty() && !Masked.is(text)) {
            add(source, hash(kind, text));
        }
    }

    private void halves(int source, char kind, String text) {
        whole(source, kind, text);
        if (text.length() >= 6 && !Masked.is(text)) {
            int half = text.length() / 2;
            add(source, hash(kind + 0x100, text, 0, half));
            add(source, hash(kind + 0x200, text, half, text.length()));
        }
    }

    private void name(int source, String name, int id, Trait trait) {
        if (name.isEmpty() || Masked.is(name)) {
            return;
        }
        add(source, hash('N', name));
        if (Han.in(name)) {
            add(source, hash('Y', table.values(trait).sound(id, trait == Trait.SURNAME)));
            if (name.length() > 1) {
                for (int i = 0; i < name.length(); i++) {
                    add(source, hash('C', name, i, i + 1));
                }
            }
            return;
        }
        add(source, hash('Y', name));
        add(source, soundex(name));
        if (name.length() >= 4) {
            add(source, hash('P', name, 0, 3));
            add(source, hash('S', name, name.length() - 3, name.length()));
        }
    }

    private void fullName(int record, String surname, String given) {
        if (Masked.is(surname) || Masked.is(given)) {
            return;
        }
        String soundA = table.values(Trait.SURNAME).sound(table.first(record, Trait.SURNAME), true);
        String soundB = table.values(Trait.GIVEN).sound(table.first(record, Trait.GIVEN), false);
        add(FULL_NAME, hash('F', soundA) + hash('F', soundB));
        if (!Han.in(surname)) {
            add(FULL_NAME, soundex(surname) + soundex(given) + 1);
        }
    }

    /** Soundex: the first letter and three digits for the sounds of the consonants that follow. */
    private static int soundex(String name) {
        int code = 'X';
        int previous = 0;
        int digits = 0;
        for (int i = 0; i < name.length() && digits < 3; i++) {
            char c = name.charAt(i);
            int digit = c >= 'a' && c <= 'z' ? "01230120022455012623010202".charAt(c - 'a') - '0' : 0;
            if (i == 0) {
                code = code * 31 + c;
            } else if (digit != 0 && digit != previous) {
                code = code * 31 + digit;
                digits++;
            }
            if (c != 'h' && c != 'w') {
                previous = digit;
            }
        }
        return code * 0x2545F491;
    }

    private void company(String core) {
        if (core.isEmpty()) {
            return;
        }
        add(COMPANY, hash('K', core));
        if (Han.in(core)) {
            add(COMPANY, hash('L', core, 0, Math.min(2, core.length())));
            add(COMPANY, hash('M', core, Math.max(0, core.length() - 2), core.length()));
            add(COMPANY, hash('O', core, 0, Math.min(4, core.length())));
        } else {
            for (String word : core.split(" ")) {
                add(COMPANY, hash('L', word));
            }
        }
    }

    private void phone(String phone) {
        String national = phone.startsWith("+86") ? phone.substring(3) : phone;
        int length = national.length();
        if (length < 7) {
            return;
        }
        add(PHONE, hash('Q', national, 0, 3) + hash('Q', national, length - 4, length));
        if (!Masked.is(national)) {
            int half = length / 2;
            add(PHONE, hash('T', national));
            add(PHONE, hash('U', national, 0, half + 1));
            add(PHONE, hash('V', national, half, length));
        }
    }

    private void email(String user, String domain) {
        if (Masked.is(user)) {
            return;
        }
        add(EMAIL, hash('E', user));
        if (user.length() >= 6) {
            add(EMAIL, hash('G', user, 0, 4));
            add(EMAIL, hash('J', user, user.length() - 4, user.length()));
        }
        add(DOMAIN, hash('@', domain, 0, Math.min(domain.length(), 6)));
    }

    private void birth(String date) {
        if (date.isEmpty()) {
            return;
        }
        int year = hash('D', date, 0, 4);
        int month = hash('B', date, 4, 6);
        int day = hash('B', date, 6, 8);
        add(BIRTH, hash('D', date));
        add(BIRTH, year * 31 + month);
        add(BIRTH, year * 37 + day + 7);
        add(BIRTH, month + day); // the same for 05-12 and 12-05
    }

    private void street(int source, String word) {
        add(source, hash('W', word));
        if (Han.in(word)) {
            return;
        }
        if (word.length() >= 5) {
            add(source, hash('R', word, 0, 4));
        }
    }

    private void area(String district, String city) {
        String finest = district.isEmpty() ? city : district;
        if (finest.isEmpty()) {
            return;
        }
        add(AREA, hash('a', finest));
        if (!Han.in(finest)) {
            add(AREA, soundex(finest) + 3);
            if (finest.length() >= 6) {
                add(AREA, hash('b', finest, finest.length() - 4, finest.length()));
            }
        }
        if (!district.isEmpty() && !city.isEmpty()) {
            add(AREA, hash('a', city));
        }
    }
}
