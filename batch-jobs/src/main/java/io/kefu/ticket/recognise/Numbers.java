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
    private static final String NUMBER = "([a-z0-9][a-z0-9-]{4,38}[a-z0-9])(?![a-z0-9@])";
    private static final int LEAST_DIGITS = 7; // models, quantities and prices have fewer
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}");
    private static final Pattern PHONE =
            Pattern.compile("(?:86)?1[3-9]\\d{9}|0\\d{2,3}-\\d{7,8}|[48]00-?\\d{3}-?\\d{4}");

    /**
     * Where a number is looked for.
     *
     * @param words of which one stands in any text that has a match, in small letters; none when nobody knows
     */
    private record Place(Pattern pattern, List<String> words) {

        /** Much faster than to look for a match: most texts have none. */
        private boolean canBeIn(String lower) {
            return words.isEmpty() || words.stream().anyMatch(lower::contains);
        }
    }

    private final List<Place> places;

    private Numbers(List<Place> places) {
        this.places = places;
    }

    static Numbers read(YamlMap map) {
        map.only("forms", "after");
        List<Place> places = new ArrayList<>();
        if (map.has("forms")) {
            for (String form : map.texts("forms")) {
                try {
                    Pattern pattern =
                            Pattern.compile("(?<![a-z0-9])(" + form + ")(?![a-z0-9])", Pattern.CASE_INSENSITIVE);
                    places.add(new Place(pattern, List.of()));
                } catch (PatternSyntaxException e) {
                    throw map.wrong("forms", "regular expressions, and not " + form);
                }
            }
        }
        if (map.has("after")) {
            List<String> words = map.texts("after").stream()
                    .map(word -> word.toLowerCase(Locale.ROOT))
                    .sorted(Comparator.comparing(String::length).reversed())
                    .toList();
            String before = words.stream().map(Numbers::word).collect(Collectors.joining("|", "(?:", ")"));
            places.add(new Place(Pattern.compile(before + LINK + NUMBER, Pattern.CASE_INSENSITIVE), words));
        }
        return new Numbers(places);
    }

    /** A Latin word stands alone. */
    private static String word(String word) {
        boolean latin = word.charAt(0) < 0x250;
        return (latin ? "(?<![a-z])" : "") + Pattern.quote(word) + (latin ? "(?![a-z])" : "");
    }

    /** All that stand in a text, each once, in capitals. */
    Set<String> in(String text) {
        Set<String> found = new LinkedHashSet<>();
        if (!hasDigits(text)) { // most texts; every contact is looked through
            return found;
        }
        String half = Widths.half(text);
        String lower = half.toLowerCase(Locale.ROOT);
        for (Place place : places) {
            if (!place.canBeIn(lower)) {
                continue;
            }
            Matcher matcher = place.pattern().matcher(half);
            while (matcher.find()) {
                String number = matcher.group(1).toUpperCase(Locale.ROOT);
                if (isNumber(number)) {
                    found.add(number);
                }
            }
        }
        return found;
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
