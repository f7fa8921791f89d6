package io.kefu.workspace;

import io.kefu.text.Code;
import io.kefu.yaml.YamlMap;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an office says tickets are about and how much they matter, by {@code rules/grades.yaml}: its types, subtypes,
 * urgencies and priorities, with what they are called.
 */
public final class Grades {

    public static final String FILE = "rules/grades.yaml";

    /** What a type means to counts and histories, whatever it is called. */
    public enum Kind implements Code {
        INQUIRY,
        COMPLAINT,
        AFTER_SALES,
        OTHER
    }

    /** A list of values, in the order of the file. */
    public enum Scale implements Code {
        TYPE("types"),
        /** Subtypes that are not named here may exist: sources have their own. */
        SUBTYPE("subtypes"),
        /** From the least to the most pressing. */
        URGENCY("urgencies"),
        /** From the first to the last that is done. */
        PRIORITY("priorities");

        private final String list;

        Scale(String list) {
            this.list = list;
        }
    }

    private final Map<Scale, Map<String, Map<Language, String>>> names = new EnumMap<>(Scale.class);
    private final Map<Scale, List<String>> keys = new EnumMap<>(Scale.class);
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    private Grades(YamlMap yaml) {
        yaml.only("types", "subtypes", "urgencies", "priorities");
        for (Scale scale : Scale.values()) {
            Map<String, Map<Language, String>> values = new LinkedHashMap<>();
            for (YamlMap line : yaml.maps(scale.list)) {
                String key = value(line, scale, values);
                if (scale == Scale.TYPE) {
                    kinds.put(key, line.oneOf("kind", List.of(Kind.values()), Code::key));
                }
            }
            if (values.isEmpty() && scale != Scale.SUBTYPE) {
                throw yaml.wrong(scale.list, "one " + scale.key() + " at least");
            }
            names.put(scale, values);
            keys.put(scale, List.copyOf(values.keySet()));
        }
    }

    private static String value(YamlMap line, Scale scale, Map<String, Map<Language, String>> values) {
        if (scale == Scale.TYPE) {
            line.only(scale.key(), "kind", "zh", "en");
        } else {
            line.only(scale.key(), "zh", "en");
        }
        String key = line.text(scale.key());
        if (!key.matches("[a-z][a-z0-9_]*") || key.equals("unknown")) {
            throw line.wrong(scale.key(), "small letters, digits and _, and not unknown");
        }
        Map<Language, String> own = new EnumMap<>(Language.class);
        for (Language language : Language.values()) {
            String name = line.text(language.code());
            boolean taken = values.entrySet().stream()
                    .anyMatch(other ->
                            other.getKey().equals(name) || other.getValue().containsValue(name));
            if (taken) {
                throw line.wrong(language.code(), "a name that no line above has");
            }
            own.put(language, name);
        }
        if (values.put(key, own) != null) {
            throw line.wrong(scale.key(), "a " + scale.key() + " that does not stand above already");
        }
        return key;
    }

    public static Grades parse(String file, String text) {
        return new Grades(YamlMap.parse(file, text));
    }

    /** Those of the office, or the shipped ones. */
    static Grades of(Workspace workspace) {
        Workspace.Resource rules = workspace.resource(FILE);
        return parse(rules.name(), rules.text());
    }

    /** The values of a scale, in the order of the file. */
    public List<String> keys(Scale scale) {
        return keys.getOrDefault(scale, List.of());
    }

    private Map<String, Map<Language, String>> of(Scale scale) {
        return names.getOrDefault(scale, Map.of());
    }

    /** Where a value stands in its list, from 0; behind all for one that is not there. */
    public int place(Scale scale, String key) {
        int place = keys(scale).indexOf(key);
        return place < 0 ? of(scale).size() : place;
    }

    /** What a type means; none for one that is not known. */
    public Kind kind(@Nullable String type) {
        return type == null ? Kind.OTHER : kinds.getOrDefault(type, Kind.OTHER);
    }

    /** What people are shown; the key itself of a value that is not there. */
    public String label(Scale scale, @Nullable Object key, Language language) {
        return key == null
                ? language.label(scale.key(), null)
                : of(scale).getOrDefault(key.toString(), Map.of()).getOrDefault(language, key.toString());
    }

    /** What the values of a scale are called, in the order of the file. */
    public List<String> names(Scale scale, Language language) {
        return keys(scale).stream().map(key -> label(scale, key, language)).toList();
    }

    /** The value that a person means, by its key or by its name in any language; empty for a word that stands for none. */
    public Optional<String> meant(Scale scale, String word) {
        return Optional.of(words(scale).getOrDefault(word, word)).filter(keys(scale)::contains);
    }

    /** What people may write for each value: its names in all languages. */
    public Map<String, List<String>> labels(Scale scale) {
        Map<String, List<String>> labels = new LinkedHashMap<>();
        of(scale)
                .forEach((key, own) ->
                        labels.put(key, own.values().stream().distinct().toList()));
        return labels;
    }

    /** The other way round: for each name in any language the value that it stands for. */
    public Map<String, String> words(Scale scale) {
        Map<String, String> words = new LinkedHashMap<>();
        labels(scale).forEach((key, own) -> own.forEach(name -> words.putIfAbsent(name, key)));
        return words;
    }
}
