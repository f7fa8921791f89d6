package io.kefu.workspace;

import io.kefu.text.Bundles;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The two languages of sheets, tables and messages, and the labels that domain values have in them. */
public enum Language {
    ZH("zh", Locale.SIMPLIFIED_CHINESE),
    EN("en", Locale.ENGLISH);

    private final String code;
    private final Locale locale;

    @SuppressWarnings("ImmutableEnumChecker") // read only
    private final ResourceBundle labels;

    Language(String code, Locale locale) {
        this.code = code;
        this.locale = locale;
        this.labels = Bundles.of("io.kefu.workspace.Labels", locale);
    }

    /** Chinese when the locale is Chinese, else English. */
    public static Language of(Locale locale) {
        return locale.getLanguage().equals("zh") ? ZH : EN;
    }

    public String code() {
        return code;
    }

    public Locale locale() {
        return locale;
    }

    /** The label of a domain value, for example {@code state.resolved}; the last part of the key when unknown. */
    public String label(String key) {
        return labels.containsKey(key) ? labels.getString(key) : key.substring(key.indexOf('.') + 1);
    }

    /** The label of a code of a kind; of none that of {@code unknown}. */
    public String label(String kind, @Nullable Object code) {
        return label(kind + "." + (code == null ? "unknown" : code));
    }

    /** The code of a kind that has this label in any language; the word itself when none has. */
    public static String code(String kind, String word) {
        for (Language language : values()) {
            for (String key : language.labels.keySet()) {
                if (key.startsWith(kind + ".") && language.labels.getString(key).equalsIgnoreCase(word)) {
                    return key.substring(kind.length() + 1);
                }
            }
        }
        return word;
    }

    /** What people may write for each code of a kind, for example {@code state}: its labels in all languages. */
    public static Map<String, List<String>> labels(String kind, Collection<String> codes) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        for (String code : codes) {
            labels.put(
                    code,
                    Arrays.stream(values())
                            .map(language -> language.label(kind + "." + code))
                            .distinct()
                            .toList());
        }
        return labels;
    }

    /** The other way round: for each label in any language the code that it stands for. */
    public static Map<String, String> words(String kind, Collection<String> codes) {
        Map<String, String> words = new LinkedHashMap<>();
        labels(kind, codes).forEach((code, labels) -> labels.forEach(label -> words.putIfAbsent(label, code)));
        return words;
    }
}
