package io.kefu.text;

import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The language of a text, as far as its script and the commonest words tell it: {@code zh}, {@code ja}, {@code ko},
 * {@code en}, {@code ru}, {@code ar}, {@code th}. Of other Latin texts nobody knows.
 */
public final class Tongue {

    private static final Set<String> ISO = new TreeSet<>(List.of(Locale.getISOLanguages()));

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}']+");

    /** Words that stand in nearly every English sentence and in few of its neighbours'. */
    private static final Set<String> ENGLISH = Set.of(
            "the", "is", "are", "was", "my", "i", "you", "your", "it", "not", "and", "of", "to", "for", "have", "has",
            "with", "this", "that", "please", "can", "do", "does", "when", "what", "how", "we", "be", "but", "been",
            "would", "from");

    /** What people call languages beside the names that Java knows, in small letters. */
    private static final Map<String, String> CALLED = Map.of(
            "英文",
            "en",
            "日文",
            "ja",
            "韩文",
            "ko",
            "俄文",
            "ru",
            "泰文",
            "th",
            "阿拉伯文",
            "ar",
            "汉语",
            "zh",
            "普通话",
            "zh",
            "国语",
            "zh",
            "mandarin",
            "zh");

    private Tongue() {}

    /** The code of a language that is written as one, with or without a region, or by its name in Chinese, English or itself. */
    public static String code(String written) {
        String word = written.strip().toLowerCase(Locale.ROOT);
        String plain = word.split("[-_]", 2)[0];
        if (CALLED.containsKey(word) || ISO.contains(plain)) {
            return CALLED.getOrDefault(word, plain);
        }
        return ISO.stream()
                .filter(code -> {
                    Locale locale = Locale.forLanguageTag(code);
                    return Stream.of(Locale.CHINESE, Locale.ENGLISH, locale)
                            .anyMatch(in -> locale.getDisplayLanguage(in).equalsIgnoreCase(word));
                })
                .findFirst()
                .orElse(word);
    }

    /** Empty when nobody can tell. */
    public static Optional<String> of(String text) {
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int latin = 0;
        int others = 0;
        UnicodeScript other = UnicodeScript.COMMON;
        for (int i = 0; i < text.length(); ) {
            int letter = text.codePointAt(i);
            i += Character.charCount(letter);
            if (!Character.isLetter(letter)) {
                continue;
            }
            UnicodeScript script = UnicodeScript.of(letter);
            switch (script) {
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                case LATIN -> latin++;
                default -> {
                    other = script;
                    others++;
                }
            }
        }
        int words = latin / 5; // a Chinese sign says about as much as a word
        if (kana > 0 && kana * 10 >= han) {
            return Optional.of("ja");
        }
        if (hangul > han && hangul > words) {
            return Optional.of("ko");
        }
        if (han > words && han >= others) {
            return Optional.of("zh");
        }
        if (others > words) {
            return switch (other) {
                case CYRILLIC -> Optional.of("ru");
                case ARABIC -> Optional.of("ar");
                case THAI -> Optional.of("th");
                default -> Optional.empty();
            };
        }
        return isEnglish(text) ? Optional.of("en") : Optional.empty();
    }

    private static boolean isEnglish(String text) {
        String[] words = NO_LETTERS.split(text.toLowerCase(Locale.ROOT), -1);
        int all = 0;
        int english = 0;
        for (String word : words) {
            if (!word.isEmpty()) {
                all++;
                english += ENGLISH.contains(word) ? 1 : 0;
            }
        }
        return english > 0 && english * 8 >= all;
    }
}
