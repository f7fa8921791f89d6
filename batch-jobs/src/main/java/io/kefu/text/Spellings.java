package io.kefu.text;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Finds a value in texts in every spelling that people use: a phone with or without its country code, in groups, in full
 * width; anything else in any case. A part of a longer word or number is another value.
 */
public final class Spellings {

    private static final Pattern INTERNATIONAL = Pattern.compile("\\+\\d{7,15}");
    private static final String BETWEEN = " -.()/\u00A0\u2010\u2011\u2013\u2014\uFF0D\u3000\uFF08\uFF09";

    private Spellings() {}

    /** @param value a phone in E.164 form, or any other text */
    public static Pattern of(String value) {
        return of(value, UnaryOperator.identity(), "0-9A-Za-z");
    }

    /**
     * The same over an encoding.
     *
     * @param encoded what a text is in it, as one character for each byte
     * @param word the bytes that make the value a part of a longer one when they stand beside it, as in a class of characters;
     *     empty where a byte beside it may be half of a character
     */
    public static Pattern of(String value, UnaryOperator<String> encoded, String word) {
        String middle =
                INTERNATIONAL.matcher(value).matches() ? phone(value, encoded) : Pattern.quote(encoded.apply(value));
        boolean guarded = !word.isEmpty();
        String before = guarded && (isAscii(value.charAt(0)) || value.charAt(0) == '+') ? "(?<![" + word + "])" : "";
        String after = guarded && isAscii(value.charAt(value.length() - 1)) ? "(?![" + word + "])" : "";
        return Pattern.compile(before + middle + after, Pattern.CASE_INSENSITIVE);
    }

    private static String phone(String value, UnaryOperator<String> encoded) {
        try {
            PhoneNumber number = PhoneNumberUtil.getInstance().parse(value, "ZZ");
            String country = digits(Integer.toString(number.getCountryCode()), encoded);
            String national = PhoneNumberUtil.getInstance().getNationalSignificantNumber(number);
            String plus = one("+\uFF0B", encoded);
            String zero = one("0\uFF10", encoded);
            String gap = one(BETWEEN, encoded) + "{0,2}";
            return "(?:(?:" + plus + "|" + zero + zero + ")?" + gap + country + gap + "|" + zero + gap + ")?"
                    + digits(national, encoded);
        } catch (NumberParseException e) {
            return Pattern.quote(encoded.apply(value));
        }
    }

    /** Digits, each in half or full width, with what people write in between. */
    private static String digits(String digits, UnaryOperator<String> encoded) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            char digit = digits.charAt(i);
            pattern.append(pattern.isEmpty() ? "" : one(BETWEEN, encoded) + "{0,2}");
            pattern.append(one("" + digit + (char) (digit + 0xFEE0), encoded));
        }
        return pattern.toString();
    }

    /** One of these characters. */
    private static String one(String characters, UnaryOperator<String> encoded) {
        StringBuilder pattern = new StringBuilder("(?:");
        for (int i = 0; i < characters.length(); i++) {
            pattern.append(i == 0 ? "" : "|").append(Pattern.quote(encoded.apply(characters.substring(i, i + 1))));
        }
        return pattern.append(')').toString();
    }

    private static boolean isAscii(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}
