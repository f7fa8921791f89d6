package io.kefu.access;

import io.kefu.text.people.NationalId;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides personal data inside sentences: what has the form of a mailbox, a phone, an identity number or an address, and
 * what stands behind words such as 姓名 or “my name is”. Longer numbers such as order numbers stay.
 */
final class WordsMask {

    private static final String DIGIT = "[0-9０-９]";
    private static final String GAP = "[ \\-－—·.　]?";

    private static final Pattern EMAIL =
            Pattern.compile("(?<![\\w.+-])[\\w.+-]{1,64}+[@＠][\\w-]{1,63}+(?:[.．][\\w-]{1,63}+)+");

    /** Mobiles in any grouping, also in full width. */
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9０-９A-Za-z])((?:(?:[+＋]|00|００)?[8８][6６]" + GAP
            + ")?)([1１][3-9３-９]" + DIGIT + ")((?:" + GAP + DIGIT + "){4})" + GAP + "(" + DIGIT + GAP + DIGIT + GAP
            + DIGIT + GAP + DIGIT + ")(?![0-9０-９])");

    /** Landlines with an area code that begins with 0, and numbers behind a + of other countries. */
    private static final Pattern OTHER_PHONE = Pattern.compile("(?<![0-9A-Za-z.])"
            + "(?:0\\d{2,3}[ -]\\d{3,4}[ -]?\\d{4}|\\(0\\d{2,3}\\) ?\\d{3,4}[ -]?\\d{4}|0(?:10|2\\d|[3-9]\\d{2})[2-8]\\d{6,7}"
            + "|\\(?[2-9]\\d{2}\\)?[ .-][2-9]\\d{2}[ .-]\\d{4}|\\+\\d{1,3}(?:[ ()-]*\\d){6,12})(?![0-9A-Za-z])");

    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9A-Za-z])[1-9]\\d{16}[\\dXx](?![0-9A-Za-z])");

    /** Of banks: UnionPay, Visa, Mastercard, in any grouping; a word before it or its check digit proves it. */
    private static final Pattern CARD = Pattern.compile(
            "((?:银行卡|卡号|账[号户]|(?i:card))[^0-9\\n单]{0,6})?(?<![0-9A-Za-z])((?:62\\d{2}|4\\d{3}|5[1-5]\\d{2})(?:[ -]?\\d{4}){3}(?:[ -]?\\d{1,3})?)(?![0-9A-Za-z])");

    private static final Pattern PASSPORT =
            Pattern.compile("((?i:护照|通行证|passport)[^0-9A-Za-z\\n]{0,6}(?i:no\\.? ?)?)([A-Z]{1,2})(\\d{7,9})(?!\\w)");
    private static final Pattern PLATE = Pattern.compile(
            "((?:[京津沪渝冀豫辽黑湘皖鲁苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]|(?<=车牌.{0,3})[云新])[A-Z]|[云新][A-Z](?=[·•]))([·• ]?)(?=(?:[A-Z]?\\d){2})([A-HJ-NP-Z0-9]{4,5})"
                    + "([A-HJ-NP-Z0-9挂学警港澳])(?![A-Za-z0-9])");

    private static final Pattern NAMED =
            Pattern.compile("(我叫|我的名字[是叫]|(?:姓名|(?:联系|收货|收件|报修|投诉|客户|申请)人(?:姓名)?)[是为:： ]{1,3})(\\p{IsHan})"
                    + "(\\p{IsHan}{1,3}(?:[·•]\\p{IsHan}{1,6})?)");
    private static final Pattern NAMED_WESTERN = Pattern.compile(
            "((?i:my name is|this is|name) ?:? ?)(\\p{Lu}[\\p{Ll}'’-]+)((?: \\p{Lu}[\\p{L}'’.-]*){1,3})");
    private static final Pattern BORN = Pattern.compile(
            "((?i:生日|出生日期|出生|生于|date of birth|birth ?date|birthday|dob|born)[^0-9\\n]{0,8})((?:19|20)\\d{2})([-./年 ]{1,2}\\d{1,2}[-./月 ]{1,2}\\d{1,2}日?|\\d{4}(?!\\d))");
    private static final Pattern ACCOUNT = Pattern.compile(
            "((?i:微信号?|weixin|wechat(?: id)?|QQ号?)(?:是|为)? ?[:：]? ?)((?=[\\w-]*[\\d_])[A-Za-z0-9][\\w-]{4,19})(?!\\w)");

    /** The house behind a road or an estate: the road alone finds nobody. */
    private static final Pattern HOUSE = Pattern.compile("((?:大道|路|街|巷|弄|胡同|村|小区|花园|苑|公寓|大厦|广场)\\p{IsHan}{0,3}?)"
            + "([0-9０-９]{1,5}[A-Za-z]?(?:[-－][0-9]{1,5})*(?:号|弄|幢|栋|座|室|单元|楼|层|组)"
            + "(?:\\p{IsHan}{0,6}?[0-9０-９A-Za-z-]{1,8}(?:号|弄|幢|栋|座|室|单元|楼|层|组|户)|[-－]?[0-9]{3,4}(?![0-9])){0,8}+)");

    private static final Pattern STREET_WESTERN = Pattern.compile(
            "(?<![\\w.])\\d{1,5}[A-Za-z]? (?:\\p{Lu}[\\w.'’]* ){1,4}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Terrace|Close|Crescent)\\b\\.?");

    private WordsMask() {}

    /** Most words hold nothing of the kind: a form is looked for only where what each of its kind needs is there. */
    static String text(String text) {
        String masked = text;
        if (masked.indexOf('@') >= 0 || masked.indexOf('＠') >= 0) {
            masked = replace(EMAIL, masked, found -> Mask.email(found.group().replace('＠', '@')));
        }
        long digits = masked.codePoints().filter(Character::isDigit).count();
        boolean latin = masked.chars().anyMatch(c -> c >= 'A' && c <= 'z');
        if (digits > 15) {
            masked = replace(IDENTITY, masked, found -> identity(found.group()));
            masked = replace(CARD, masked, WordsMask::card);
        }
        if (digits > 6 && latin) {
            masked = replace(PASSPORT, masked, found -> found.group(1) + found.group(2) + "****");
        }
        if (digits > 1 && latin) {
            masked = replace(PLATE, masked, found -> found.group(1) + found.group(2) + "****" + found.group(4));
        }
        if (digits > 5) {
            masked = replace(BORN, masked, found -> found.group(1) + found.group(2) + "-**-**");
            masked = replace(MOBILE, masked, WordsMask::mobile);
            masked = replace(OTHER_PHONE, masked, found -> Mask.phone(found.group()));
        }
        if (digits > 0) {
            masked = replace(HOUSE, masked, found -> found.group(1) + "****");
            masked = latin ? replace(STREET_WESTERN, masked, found -> "****") : masked;
        }
        if (masked.indexOf('我') >= 0 || masked.indexOf('名') >= 0 || masked.indexOf('人') >= 0) {
            masked = replace(NAMED, masked, found -> found.group(1) + found.group(2) + "*");
        }
        if (latin) {
            masked = replace(
                    NAMED_WESTERN, masked, found -> found.group(1) + Mask.name(found.group(2) + found.group(3)));
        }
        return latin || digits > 0
                ? replace(ACCOUNT, masked, found -> found.group(1) + Mask.phone(found.group(2)))
                : masked;
    }

    private static String mobile(MatchResult found) {
        return found.group(1) + found.group(2) + "****" + found.group(4).replaceAll(GAP.replace("?", "+"), "");
    }

    private static String card(MatchResult found) {
        String digits = found.group(2).replaceAll("\\D", "");
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        boolean named = found.group(1) != null;
        boolean grouped = digits.length() < found.group(2).length();
        boolean proven = sum % 10 == 0 && (grouped || digits.startsWith("62"));
        return named || proven
                ? (named ? found.group(1) : "") + digits.substring(0, 4) + "****"
                        + digits.substring(digits.length() - 4)
                : found.group();
    }

    private static String identity(String number) {
        return NationalId.isProven(NationalId.normal(number))
                ? number.substring(0, 3) + "***********" + number.substring(14)
                : number;
    }

    private static String replace(Pattern form, String text, Function<MatchResult, String> shown) {
        Matcher matcher = form.matcher(text);
        return matcher.find() ? matcher.replaceAll(found -> Matcher.quoteReplacement(shown.apply(found))) : text;
    }
}
