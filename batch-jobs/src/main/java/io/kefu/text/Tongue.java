package io.kefu.text;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The language of a text, as far as its script and the commonest words tell it: {@code zh}, {@code ja}, {@code ko},
 * {@code en}, {@code ru}, {@code ar}, {@code th}. Of other Latin texts nobody knows.
 */
public final class Tongue {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}']+");

    /** Words that stand in nearly every English sentence and in few of its neighbours'. */
    private static final Set<String> ENGLISH = Set.of(
            "the", "is", "are", "was", "my", "i", "you", "your", "it", "not", "and", "of", "to", "for", "have", "has",
            "with", "this", "that", "please", "can", "do", "does", "when", "what", "how", "we", "be", "but", "been",
            "would", "from");

    private Tongue() {}

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
