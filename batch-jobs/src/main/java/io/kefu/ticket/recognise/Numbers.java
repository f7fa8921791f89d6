package io.kefu.ticket.recognise;

import com.google.re2j.PatternSyntaxException;
import io.kefu.text.Widths;
import io.kefu.yaml.YamlMap;
import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of one kind that people write in their texts: of orders, of machines. */
final class Numbers {

    /** What may stand between a word and its number: 订单号码是：“…”, order no. #…, order (…). */
    private static final Pattern BEHIND = Pattern.compile(
            "(\\s*(?:(?:号码|编号|号|是|为|[:=#]|no\\.?|number\\b|is\\b)\\s*){0,3}[(\\[{<【「『〔〈《“‘\"']{0,2}\\s{0,3})"
                    + "([a-z0-9][a-z0-9-]{4,38}[a-z0-9])(?![a-z0-9@])");

    /** Says that a number follows, and not a time. */
    private static final Pattern NUMBERED = Pattern.compile("号|编|码|#|no\\b|number|id\\b|serial|s/?n");

    /** What a number can stand in: signs without a blank. */
    private static final Pattern RUN = Pattern.compile("[!-~]{7,}+");

    private static final int LEAST_DIGITS = 7; // models, quantities and prices have fewer
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final Pattern PHONE =
            Pattern.compile("(?:86)?1[3-9]\\d{9}|0\\d{2,3}-\\d{7,8}|[48]00-?\\d{3}-?\\d{4}");
    private static final List<DateTimeFormatter> MOMENTS =
            List.of(strict("uuuuMMddHHmm"), strict("uuuuMMddHHmmss"), strict("uuuuMMddHH"));

    private final List<com.google.re2j.Pattern> forms = new ArrayList<>();

    /** In small letters, the longest first. */
    private final List<String> words;

    private Numbers(YamlMap map) {
        map.only("forms", "after");
        for (String form : map.texts("forms")) {
            forms.add(form(map, form));
        }
        this.words = map.texts("after").stream()
                .map(word -> Widths.half(word.strip()).toLowerCase(Locale.ROOT))
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        if (words.contains("")) {
            throw map.wrong("after", "words behind which a number stands, and none that is empty");
        }
    }

    static Numbers read(YamlMap map) {
        return new Numbers(map);
    }

    /** In RE2 syntax: it takes linear time, whatever a customer writes. */
    private static com.google.re2j.Pattern form(YamlMap map, String form) {
        com.google.re2j.Pattern pattern;
        try {
            pattern = com.google.re2j.Pattern.compile(form, com.google.re2j.Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw map.wrong("forms", "regular expressions (" + form + ": " + e.getDescription() + ")");
        }
        if (pattern.matches("")) {
            throw map.wrong("forms", "regular expressions that say how a number looks; " + form + " matches anything");
        }
        return pattern;
    }

    private static DateTimeFormatter strict(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    /** All that stand in a text, each once, in capitals. */
    Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        if (!hasDigits(text)) { // most texts; every contact is looked through
            return found;
        }
        String lower = Widths.half(text).toLowerCase(Locale.ROOT);
        if (!forms.isEmpty()) {
            Matcher run = RUN.matcher(lower);
            while (run.find()) {
                if (hasDigits(run.group())) {
                    formed(run.group(), found);
                }
            }
        }
        Matcher behind = BEHIND.matcher(lower);
        for (String word : words) {
            for (int at = lower.indexOf(word); at >= 0; at = lower.indexOf(word, at + 1)) {
                int end = at + word.length();
                if (isWord(lower, at, end) && behind.region(end, lower.length()).lookingAt()) {
                    boolean numbered = NUMBERED.matcher(word + behind.group(1)).find();
                    if (numbered || !isMoment(behind.group(2))) {
                        add(found, behind.group(2));
                    }
                }
            }
        }
        return found;
    }

    private void formed(String run, Set<String> found) {
        for (com.google.re2j.Pattern form : forms) {
            var matcher = form.matcher(run);
            while (matcher.find()) {
                if (standsAlone(run, matcher.start(), matcher.end())) {
                    add(found, matcher.group());
                }
            }
        }
    }

    private static void add(Set<String> found, String number) {
        if (isNumber(number)) {
            found.add(number.toUpperCase(Locale.ROOT));
        }
    }

    /** A Latin word stands alone; a Chinese one has no borders. */
    private static boolean isWord(String text, int start, int end) {
        return !isLatin(text.charAt(start))
                || ((start == 0 || !isLatin(text.charAt(start - 1)))
                        && (end == text.length() || !isLatin(text.charAt(end))));
    }

    private static boolean standsAlone(String text, int start, int end) {
        return (start == 0 || !isLatinOrDigit(text.charAt(start - 1)))
                && (end == text.length() || !isLatinOrDigit(text.charAt(end)));
    }

    private static boolean isLatinOrDigit(char c) {
        return isLatin(c) || (c >= '0' && c <= '9');
    }

    private static boolean isLatin(char c) {
        return c < 0x250 && Character.isLetter(c);
    }

    private static boolean hasDigits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            if (Character.isDigit(text.charAt(i)) && ++digits == LEAST_DIGITS) {
                return true;
            }
        }
        return false;
    }

    /** The only one that stands in a text; of several nobody knows which is meant. */
    Optional<String> only(String text) {
        Set<String> found = in(text);
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** A day or a phone number behind such a word is another matter. */
    private static boolean isNumber(String text) {
        return text.chars().filter(Character::isDigit).count() >= LEAST_DIGITS
                && !DAY.matcher(text).matches()
                && !PHONE.matcher(text).matches()
                && !PHONE.matcher(text.replace("-", "")).matches()
                && !reads(text, DateTimeFormatter.BASIC_ISO_DATE);
    }

    /** True for digits that are a day and a time of it: 订单202405061430下的. */
    private static boolean isMoment(String text) {
        String digits = text.replace("-", "");
        return MOMENTS.stream().anyMatch(format -> reads(digits, format));
    }

    private static boolean reads(String text, DateTimeFormatter format) {
        ParsePosition position = new ParsePosition(0);
        TemporalAccessor read = format.parseUnresolved(text, position);
        if (read == null || position.getErrorIndex() >= 0 || position.getIndex() < text.length()) {
            return false; // without the cost of an exception: nearly no number is a time
        }
        try {
            int year = format.parse(text).get(ChronoField.YEAR);
            return year > 1990 && year < 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
