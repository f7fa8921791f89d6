package io.kefu.access;

import io.kefu.text.people.PersonName;
import java.util.Arrays;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hides personal data but leaves it recognisable: a phone shows its first 3 and last 4 digits, an e-mail its first
 * 3 characters and its domain, a person's name its family name, an address its district, a birthday its year.
 */
public final class Mask {

    /** Chinese family names of two characters that are still common. */
    private static final java.util.Set<String> DOUBLE_SURNAMES =
            java.util.Set.of("欧阳", "上官", "司马", "诸葛", "夏侯", "皇甫", "尉迟", "公孙", "令狐", "慕容", "司徒", "端木");

    private static final Pattern COMPANY =
            Pattern.compile(".*(公司|集团|厂|店|医院|学校|大学|银行|中心|协会|委员会|局|部|所|社)|(?i:.*\\b(ltd|inc|llc|gmbh|co)\\.?)");
    private static final Pattern DISTRICT =
            Pattern.compile("^(?:\\p{IsHan}{2,8}?(?:省|自治区))? ?(?:\\p{IsHan}{1,8}?(?:市|州|盟))? ?"
                    + "(?:\\p{IsHan}{1,6}?(?:(?<![小社园])区|县|旗))?");
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(?:17|18|19|20)[0-9]{2}");
    private static final Pattern DATE = Pattern.compile("(?:19|20)\\d{2}[-./年]?\\d{1,2}[-./月]?\\d{1,2}日?");
    /** A name long enough to be no ordinary word by chance. */
    private static final Pattern WESTERN_PART = Pattern.compile("\\p{Lu}\\p{L}{3,}");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Mask() {}

    /** {@code +8613812345678} becomes {@code 138****5678}; numbers below 8 digits keep only their last 2. */
    public static String phone(String phone) {
        String digits = phone.startsWith("+86") && phone.length() == 14 ? phone.substring(3) : phone;
        if (digits.length() < 8) {
            return "****" + digits.substring(Math.max(0, digits.length() - 2));
        }
        int head = digits.startsWith("+") ? 4 : 3;
        int tail = Math.min(4, digits.length() - head - 4); // as many are hidden at least
        return tail < 2
                ? "****" + digits.substring(digits.length() - 2)
                : digits.substring(0, head) + "****" + digits.substring(digits.length() - tail);
    }

    /** {@code zhangsan@example.com} becomes {@code zha***@example.com}; a short user part shows less. */
    public static String email(String email) {
        int at = email.indexOf('@');
        if (at <= 0) {
            return "***";
        }
        return email.substring(0, Math.min(3, at - 1)) + "***" + email.substring(at);
    }

    /** Personal data inside a text, masked; longer numbers such as order numbers stay. */
    public static String text(String text) {
        return WordsMask.text(text);
    }

    /** The text without what is known of the person that it is about, each value masked as such a value is. */
    public static String text(String text, Collection<String> known) {
        String masked = text;
        for (String value : known) {
            if (value.length() > 1 && masked.contains(value)) {
                masked = masked.replace(value, known(value));
            }
            for (String part : BLANKS.split(value)) {
                if (WESTERN_PART.matcher(part).matches() && masked.contains(part)) {
                    masked = masked.replaceAll("\\b" + part + "\\b", firstCharacter(part) + "*");
                }
            }
        }
        return WordsMask.text(masked);
    }

    /** {@code 上海市浦东新区世纪大道100号} becomes {@code 上海市浦东新区****}; other forms show nothing. */
    public static String address(String address) {
        Matcher district = DISTRICT.matcher(address.strip());
        return (district.find() ? district.group() : "") + "****";
    }

    /** {@code 1990-05-01} becomes {@code 1990-**-**}. */
    public static String birthDate(String date) {
        Matcher year = YEAR.matcher(date);
        return year.find() ? year.group() + "-**-**" : "****";
    }

    /** A value of a person that lies somewhere in a text, by its form. */
    private static String known(String value) {
        PersonName name = PersonName.of(value);
        if (name.given().isEmpty() && !name.surname().isEmpty()) {
            return value; // 张先生 tells no more than the mask would leave
        }
        if (value.indexOf('@') > 0) {
            return email(value);
        }
        if (DATE.matcher(value).matches()) {
            return birthDate(value);
        }
        if (value.chars().filter(c -> c >= '0' && c <= '9').count() * 2 > value.length()) {
            return phone(value);
        }
        return value.chars().anyMatch(Character::isDigit) ? address(value) : name(value);
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
