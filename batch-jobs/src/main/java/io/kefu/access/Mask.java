package io.kefu.access;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hides personal data but leaves it recognisable: a phone shows its first 3 and last 4 digits, an e-mail its first
 * 3 characters and its domain, a person's name its family name.
 */
public final class Mask {

    /** Chinese family names of two characters that are still common. */
    private static final java.util.Set<String> DOUBLE_SURNAMES =
            java.util.Set.of("欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "端木");

    private static final Pattern COMPANY =
            Pattern.compile(".*(公司|集团|厂|店|医院|学校|大学|银行|中心|协会|委员会|局|部|所|社)|(?i:.*\\b(ltd|inc|llc|gmbh|co)\\.?)");
    private static final Pattern MOBILE_INSIDE =
            Pattern.compile("(?<![\\dA-Za-z])((?:(?:\\+|00)?86[ -]?)?1[3-9]\\d)[ -]?\\d{4}[ -]?(\\d{4})(?!\\d)");
    private static final Pattern EMAIL_INSIDE = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Mask() {}

    /** {@code +8613812345678} becomes {@code 138****5678}; numbers below 8 digits keep only their last 2. */
    public static String phone(String phone) {
        String digits = phone.startsWith("+86") && phone.length() == 14 ? phone.substring(3) : phone;
        if (digits.length() < 8) {
            return "****" + digits.substring(Math.max(0, digits.length() - 2));
        }
        int head = digits.startsWith("+") ? 4 : 3;
        return digits.substring(0, head) + "****" + digits.substring(digits.length() - 4);
    }

    /** {@code zhangsan@example.com} becomes {@code zha***@example.com}; a short user part shows less. */
    public static String email(String email) {
        int at = email.indexOf('@');
        if (at <= 0) {
            return "***";
        }
        return email.substring(0, Math.min(3, at - 1)) + "***" + email.substring(at);
    }

    /** Mobile numbers and e-mail addresses inside a text, masked; longer numbers such as order numbers stay. */
    public static String text(String text) {
        String masked = text;
        if (masked.indexOf('@') >= 0) {
            masked = EMAIL_INSIDE.matcher(masked).replaceAll(match -> Matcher.quoteReplacement(email(match.group())));
        }
        return MOBILE_INSIDE.matcher(masked).replaceAll("$1****$2");
    }

    /** Several phones, separated by {@code ;}. */
    public static String phones(String phones) {
        return Arrays.stream(phones.split(";")).map(Mask::phone).collect(Collectors.joining(";"));
    }

    /** Several e-mail addresses, separated by {@code ;}. */
    public static String emails(String emails) {
        return Arrays.stream(emails.split(";")).map(Mask::email).collect(Collectors.joining(";"));
    }

    /** {@code 张三丰} becomes {@code 张*}, {@code Mary Smith} becomes {@code M* S*}; company names stay. */
    public static String name(String name) {
        String plain = name.strip();
        if (plain.isEmpty() || COMPANY.matcher(plain).matches()) {
            return plain;
        }
        if (plain.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
            return BLANKS.splitAsStream(plain)
                    .map(word -> firstCharacter(word) + "*")
                    .collect(Collectors.joining(" "));
        }
        return plain.length() > 2 && DOUBLE_SURNAMES.contains(plain.substring(0, 2))
                ? plain.substring(0, 2) + "*"
                : firstCharacter(plain) + "*";
    }

    private static String firstCharacter(String text) {
        return text.substring(0, text.offsetByCodePoints(0, 1));
    }
}
