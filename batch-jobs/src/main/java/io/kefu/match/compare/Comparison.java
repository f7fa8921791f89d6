package io.kefu.match.compare;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What two records are compared in, and how many levels of agreement there are; level 0 is the strongest. A
 * comparison is skipped when either record does not tell.
 */
@SuppressWarnings("ImmutableEnumChecker") // the arrays are not handed out
public enum Comparison {
    /** Equal; a slip or a homophone apart; a part of the other; similar; different. */
    SURNAME(true, "equal", "alike", "part", "similar", "different"),
    GIVEN(false, "equal", "alike", "part", "similar", "different"),
    /** Given name and surname stand as in the other record; or the other way round. */
    ORDER(false, "straight", "swapped"),
    COMPANY(true, "equal", "alike", "similar", "different"),
    /** Equal; agreeing as far as a mask shows; one digit apart; different. */
    PHONE(true, "equal", "masked", "slip", "different"),
    EMAIL_USER(false, "equal", "slip", "masked", "different"),
    EMAIL_DOMAIN(true, EMAIL_USER, 2, "equal", "slip", "different"),
    ACCOUNT(false, "equal", "slip", "different"),
    /** Equal; one character apart, or agreeing as far as a mask shows; different; both proven by their check, different. */
    ID_NUMBER(false, "equal", "slip", "different", "conflicting"),
    BIRTH(false, "equal", "slip", "part", "different"),
    /** The finest area that both tell: equal; a slip apart; only the city above it equal; different. */
    AREA(true, "equal", "slip", "city", "different"),
    POSTCODE(true, AREA, 1, "equal", "slip", "different"),
    PROVINCE(true, AREA, 1, "equal", "different"),
    STREET(true, AREA, 1, "equal", "alike", "part", "little", "different"),
    HOUSE(true, STREET, 2, "equal", "slip", "different");

    private static final Comparison[] ALL = values();
    public static final int COUNT = ALL.length;
    /** From this one on comparisons are about where the two live. */
    public static final int FIRST_OF_PLACE = AREA.index();

    /** Those whose rarity a pattern tells. */
    public static final List<Comparison> NAMES = List.of(SURNAME, GIVEN);

    private static final int CONTEXTS = 3;
    private static final int BITS = 4;
    private static final long MASK = (1 << BITS) - 1;

    private final String[] levels;
    private final boolean shared;
    private final @Nullable Comparison reference;
    private final int agreeing;

    Comparison(boolean shared, String... levels) {
        this(shared, null, 0, levels);
    }

    Comparison(boolean shared, @Nullable Comparison reference, int agreeing, String... levels) {
        this.levels = levels;
        this.shared = shared;
        this.reference = reference;
        this.agreeing = agreeing;
    }

    /** Its place in arrays with a place for each comparison. */
    @SuppressWarnings("EnumOrdinal") // nothing that outlives the process depends on it
    public int index() {
        return ordinal();
    }

    /** Levels of agreement. */
    public int levels() {
        return levels.length;
    }

    /** Where the chances depend on an earlier comparison: levels times contexts, else levels. */
    public int outcomes() {
        return levels.length * (reference == null ? 1 : CONTEXTS);
    }

    public boolean isConditional() {
        return reference != null;
    }

    /** True for what people of one household or company have in common. */
    public boolean shared() {
        return shared;
    }

    /** True for what namesakes have in common. */
    public boolean isName() {
        return this == SURNAME || this == GIVEN || this == ORDER;
    }

    /**
     * True when something agrees that namesakes do not have in common: a name and a city alone never prove identity, nor
     * does what a mask hides.
     */
    public static boolean isProven(long pattern) {
        return PHONE.level(pattern) == 0 || PHONE.level(pattern) == 2 || isProvenBesideThePhone(pattern);
    }

    private static boolean isProvenBesideThePhone(long pattern) {
        return within(COMPANY, pattern, 1)
                || within(EMAIL_USER, pattern, 1)
                || within(ACCOUNT, pattern, 1)
                || within(ID_NUMBER, pattern, 1)
                || within(BIRTH, pattern, 2)
                || within(POSTCODE, pattern, 1)
                || within(STREET, pattern, 2);
    }

    /** True when given names differ and all that agrees is what families share: phone, address, family name. */
    public static boolean isFamily(long pattern) {
        return GIVEN.level(pattern) >= 3 && !isPersonal(pattern) && BIRTH.level(pattern) != 0;
    }

    /** True when a mailbox, an account or an identity number agrees: what one has alone. */
    private static boolean isPersonal(long pattern) {
        return within(EMAIL_USER, pattern, 1) || within(ACCOUNT, pattern, 1) || within(ID_NUMBER, pattern, 1);
    }

    /**
     * True when nothing agrees but what relatives share, and one thing tells them apart: twins have another given name at one
     * phone, home and birthday, father and son of one name another birthday.
     *
     * @param apart {@link #GIVEN} or {@link #BIRTH}
     */
    public static boolean mayBeRelatives(long pattern, Comparison apart) {
        boolean different = apart == GIVEN ? GIVEN.level(pattern) >= 3 : BIRTH.level(pattern) == 3;
        return different && !isPersonal(pattern);
    }

    /**
     * True when two records tell another phone and another place, and nothing personal agrees: a name that sites of one
     * organisation and namesakes share.
     */
    public static boolean isElsewhere(long pattern) {
        boolean personal = isPersonal(pattern) || within(BIRTH, pattern, 1);
        boolean elsewhere = STREET.level(pattern) >= 3 || HOUSE.level(pattern) == 2;
        return PHONE.level(pattern) == 3 && elsewhere && !personal;
    }

    /** True for two organisations without a person's name at different houses: sites of one are apart. */
    public static boolean isOtherSite(long pattern) {
        return COMPANY.level(pattern) >= 0
                && SURNAME.level(pattern) < 0
                && GIVEN.level(pattern) < 0
                && HOUSE.level(pattern) == 2;
    }

    /**
     * True when both things that each person has of his own differ, a given name and a birthday: an equal {@code j.smith}
     * of their office does not outweigh that. True also when no given name agrees and all there is beside a family name
     * that is not even equal is a birthday that nearly agrees.
     */
    public static boolean isAnother(long pattern) {
        boolean reached = PHONE.level(pattern) == 0 || within(STREET, pattern, 1);
        if (GIVEN.level(pattern) >= 3 && BIRTH.level(pattern) == 3) {
            return !reached && !within(ID_NUMBER, pattern, 1);
        }
        if (reached || isPersonal(pattern)) {
            return false;
        }
        boolean named = within(GIVEN, pattern, 2) || SURNAME.level(pattern) == 0;
        boolean born = BIRTH.level(pattern) == 1 || BIRTH.level(pattern) == 2;
        return born && !named;
    }

    /** True when nothing agrees but a name and a number a slip apart: colleagues and namesakes have such numbers, too. */
    public static boolean isNumberNearby(long pattern) {
        return PHONE.level(pattern) == 2 && !isProvenBesideThePhone(pattern);
    }

    /** True when two names of organisations are alike, not equal, and nothing else agrees that one has alone or at one place. */
    public static boolean isCompanyAlone(long pattern) {
        return COMPANY.level(pattern) > 0
                && PHONE.level(pattern) != 0
                && PHONE.level(pattern) != 2
                && !isPersonal(pattern)
                && !within(BIRTH, pattern, 2)
                && !within(POSTCODE, pattern, 1)
                && !within(STREET, pattern, 2);
    }

    /** True when it is worth a person's while: more agrees than a family name. */
    public static boolean isTelling(long pattern) {
        return isProven(pattern) || (within(SURNAME, pattern, 1) && within(GIVEN, pattern, 1));
    }

    /** A pattern in words: {@code surname=equal given=alike phone=different}. */
    public static String words(long pattern) {
        StringBuilder words = new StringBuilder();
        for (Comparison comparison : ALL) {
            int level = comparison.level(pattern);
            if (level >= 0 && !(comparison == ORDER && level == 0)) {
                words.append(words.isEmpty() ? "" : " ")
                        .append(comparison.key())
                        .append('=')
                        .append(comparison.levels[level]);
            }
        }
        return words.toString();
    }

    /** The level that a pattern tells, in a word. */
    public String word(long pattern) {
        return levels[level(pattern)];
    }

    private static boolean within(Comparison comparison, long pattern, int most) {
        int level = comparison.level(pattern);
        return level >= 0 && level <= most;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A pattern with the level of this comparison put in; patterns hold 0 where nothing was compared. The comparison
     * that this one depends on must stand in the pattern already.
     */
    long with(long pattern, int level) {
        return pattern | (context(pattern) * levels.length + level + 1L) << (BITS * index());
    }

    /** 0 when the comparison that this one depends on agrees, 1 when it does not, 2 when it was not made. */
    private int context(long pattern) {
        if (reference == null) {
            return 0;
        }
        int outcome = reference.outcome(pattern);
        return outcome < 0 ? 2 : outcome % reference.levels.length <= reference.agreeing ? 0 : 1;
    }

    /** The outcome in a pattern, a level within a context, or -1 where nothing was compared. */
    public int outcome(long pattern) {
        return (int) (pattern >>> (BITS * index()) & MASK) - 1;
    }

    private static final int RARITY_SHIFT = 60;
    private static final int RAREST = 15;
    /** Width of a class of rarity, in bits. */
    private static final double RARITY_STEP = 2;

    /** A pattern with the rarity of the names that agree put in, in steps. */
    static long withNameRarity(long pattern, double bits) {
        long step = Math.min(RAREST, Math.max(1, Math.round(bits / RARITY_STEP)));
        return pattern | step << RARITY_SHIFT;
    }

    /** How rare the names are that agree, in bits; 0 when none does. */
    public static double nameRarity(long pattern) {
        return (pattern >>> RARITY_SHIFT) * RARITY_STEP;
    }

    public int level(long pattern) {
        int outcome = outcome(pattern);
        return outcome < 0 ? -1 : outcome % levels.length;
    }
}
