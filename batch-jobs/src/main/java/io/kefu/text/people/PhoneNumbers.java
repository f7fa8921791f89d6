package io.kefu.text.people;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.kefu.text.Invisible;
import io.kefu.text.Widths;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Phone numbers in E.164 form ({@code +8613800001234}). Numbers without a country code belong to the default
 * region. Plain Chinese mobiles take a short cut that costs a fiftieth of the library's parse.
 */
public final class PhoneNumbers {

    private static final Pattern BETWEEN =
            Pattern.compile("[/\\\\;,\\n\\r\\t\u3001|\uff1b\uff0c&]+|\\s(?:or|and|或|和)\\s|\\s{2,}");
    private static final Pattern BLANKS = Pattern.compile("[/\\\\;,\\s\u3001|&]+");

    /** Only where no digit is lost: {@code 1.3800001243E10} yes, {@code 1.38E+10} no. */
    private static final Pattern SCIENTIFIC = Pattern.compile("1\\.\\d{9,10}[eE]\\+?10");

    private final String region;
    private final boolean chinese;

    /** @param region ISO 3166 code of the default region, for example {@code CN} */
    public PhoneNumbers(String region) {
        this.region = region;
        this.chinese = region.equals("CN");
    }

    /** True when the library knows the region. */
    public static boolean knows(String region) {
        return PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    /**
     * The numbers of a text in which people put several, in E.164 form: divided by blanks, slashes or words, or one alone.
     */
    public List<String> all(String text) {
        Optional<String> one = e164(text);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        List<String> numbers = new ArrayList<>();
        for (String part : BETWEEN.split(Invisible.clean(Widths.half(text)))) {
            e164(part).filter(number -> !numbers.contains(number)).ifPresent(numbers::add);
        }
        if (numbers.isEmpty()) {
            for (String part : BLANKS.split(Invisible.clean(Widths.half(text)))) {
                e164(part).filter(number -> !numbers.contains(number)).ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    /** The number in E.164 form; empty when the text is no valid number. A number that a spreadsheet made a fraction is whole. */
    public Optional<String> e164(String text) {
        String plain = Invisible.strip(Invisible.clean(Widths.half(text)));
        if (plain.endsWith(".0")) {
            plain = plain.substring(0, plain.length() - 2);
        } else if (SCIENTIFIC.matcher(plain).matches()) {
            plain = new BigDecimal(plain).toPlainString();
        }
        if (chinese) {
            String mobile = plainMobile(plain);
            if (!mobile.isEmpty()) {
                return Optional.of("+86" + mobile);
            }
        }
        if (plain.length() < 5) {
            return Optional.empty();
        }
        PhoneNumberUtil library = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = library.parse(plain, region);
            return library.isValidNumber(number)
                    ? Optional.of(library.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** The number without the country code of the default region; a text that is no number as it is. */
    public String local(String text) {
        String code = "+" + (chinese ? 86 : PhoneNumberUtil.getInstance().getCountryCodeForRegion(region));
        return e164(text)
                .map(number -> number.startsWith(code) ? number.substring(code.length()) : number)
                .orElse(text);
    }

    /** The eleven digits of a Chinese mobile written with or without +86, 0086, blanks and dashes; else "". */
    private static String plainMobile(String text) {
        StringBuilder digits = new StringBuilder(15);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                digits.append(c);
            } else if (c != ' ' && c != '-' && !(c == '+' && i == 0)) {
                return "";
            }
        }
        String number = digits.toString();
        if (text.startsWith("+86") && number.length() == 13) {
            number = number.substring(2);
        } else if (text.startsWith("+")) {
            return "";
        } else if (number.startsWith("0086") && number.length() == 15) {
            number = number.substring(4);
        } else if (number.startsWith("86") && number.length() == 13) {
            number = number.substring(2);
        }
        return number.length() == 11 && number.charAt(0) == '1' && number.charAt(1) >= '3' ? number : "";
    }
}
