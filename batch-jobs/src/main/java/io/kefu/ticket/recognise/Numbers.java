package io.kefu.ticket.recognise;

import io.kefu.text.Widths;
import io.kefu.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** Numbers of one kind that people write in their texts: of orders, of machines. */
final class Numbers {

    private static final String LINK = "\\s*(?:(?:号码|编号|号|是|为|[:=#]|no\\.?|number\\b|is\\b)\\s*){0,3}";
    private static final String NUMBER = "([a-z0-9][a-z0-9-]{5,39})(?![a-z0-9-])";
    private static final int LEAST_DIGITS = 4;
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private final List<Pattern> patterns;

    private Numbers(List<Pattern> patterns) {
        this.patterns = patterns;
    }

    static Numbers read(YamlMap map) {
        map.only("forms", "after");
        List<Pattern> patterns = new ArrayList<>();
        if (map.has("forms")) {
            for (String form : map.texts("forms")) {
                try {
                    patterns.add(Pattern.compile("(?<![a-z0-9])(" + form + ")(?![a-z0-9])", Pattern.CASE_INSENSITIVE));
                } catch (PatternSyntaxException e) {
                    throw map.wrong("forms", "regular expressions, and not " + form);
                }
            }
        }
        if (map.has("after")) {
            String words = map.texts("after").stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .sorted(Comparator.comparing(String::length).reversed())
                    .map(Numbers::word)
                    .collect(Collectors.joining("|", "(?:", ")"));
            patterns.add(Pattern.compile(words + LINK + NUMBER, Pattern.CASE_INSENSITIVE));
        }
        return new Numbers(patterns);
    }

    /** A Latin word stands alone. */
    private static String word(String word) {
        boolean latin = word.charAt(0) < 0x250;
        return (latin ? "(?<![a-z])" : "") + Pattern.quote(word) + (latin ? "(?![a-z])" : "");
    }

    /** All that stand in a text, each once, in capitals. */
    Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        if (text.chars().noneMatch(Character::isDigit)) {
            return found;
        }
        String half = Widths.half(text);
        for (Pattern pattern : patterns) {
            Matcher matcher = pattern.matcher(half);
            while (matcher.find()) {
                String number = matcher.group(1).toUpperCase(Locale.ROOT);
                if (isNumber(number)) {
                    found.add(number);
                }
            }
        }
        return found;
    }

    /** The only one that stands in a text; of several nobody knows which is meant. */
    Optional<String> only(String text) {
        Set<String> found = in(text);
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    /** A day or a mobile number behind such a word is another matter. */
    private static boolean isNumber(String text) {
        return text.chars().filter(Character::isDigit).count() >= LEAST_DIGITS
                && !DAY.matcher(text).matches()
                && !MOBILE.matcher(text).matches()
                && !isDay(text);
    }

    private static boolean isDay(String text) {
        if (text.length() != 8) {
            return false;
        }
        try {
            int year = LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).getYear();
            return year > 1990 && year < 2100;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
