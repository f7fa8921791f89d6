package io.kefu.text.people;

import io.kefu.text.Folding;
import java.util.Locale;
import java.util.Optional;

/** Identity numbers of persons; Chinese ones are checked by GB 11643-1999. */
public final class NationalId {

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private NationalId() {}

    /**
     * One spelling: letters and digits only, upper case, {@code *} kept where digits are hidden; a Chinese number of
     * 15 digits becomes its 18 digits.
     */
    public static String normal(String text) {
        String number = Folding.solid(text).toUpperCase(Locale.ROOT);
        return number.length() == 15 && digits(number, 15)
                ? withCheck(number.substring(0, 6) + "19" + number.substring(6))
                : number;
    }

    /** True for 18 characters whose last is the check of the others: a number that cannot be a slip. */
    public static boolean isProven(String normal) {
        return normal.length() == 18
                && digits(normal, 17)
                && withCheck(normal.substring(0, 17)).equals(normal);
    }

    /** The date of birth that a proven number tells, as {@code yyyyMMdd}. */
    public static Optional<String> birthDate(String normal) {
        return isProven(normal) ? Optional.of(normal.substring(6, 14)) : Optional.empty();
    }

    private static String withCheck(String seventeen) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (seventeen.charAt(i) - '0') * WEIGHTS[i];
        }
        return seventeen + CHECKS.charAt(sum % 11);
    }

    private static boolean digits(String text, int count) {
        for (int i = 0; i < count; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
