package io.kefu.yaml;

import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.text.DurationText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A YAML mapping whose keys and values know where they stand. Every getter throws a {@link KefuException} that
 * names file, line and column when the value is not what is asked for.
 */
public final class YamlMap {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w*)\\}");

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final String file;
    private final @Nullable Node self;
    private final Map<String, NodeTuple> entries;

    private YamlMap(String file, @Nullable Node self, Map<String, NodeTuple> entries) {
        this.file = file;
        this.self = self;
        this.entries = entries;
    }

    /**
     * Reads the one document of a file.
     *
     * @param file the name shown in messages
     */
    public static YamlMap parse(String file, String text) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setMaxAliasesForCollections(50)
                .setCodePointLimit(3_000_000)
                .build();
        Optional<Node> root;
        try {
            root = new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            Mark mark = e.getProblemMark().orElse(null);
            throw new KefuException(new YamlProblem.BrokenYaml(place(file, mark), e.getProblem()), e);
        } catch (YamlEngineException e) {
            throw new KefuException(new YamlProblem.BrokenYaml(file, String.valueOf(e.getMessage())), e);
        }
        return root.map(node -> of(file, "the file", node)).orElseGet(() -> new YamlMap(file, null, Map.of()));
    }

    private static YamlMap of(String file, String name, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw new KefuException(
                    new YamlProblem.WrongValue(place(file, node), name, describe(node), "a mapping of keys to values"));
        }
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key =
                    tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : describe(tuple.getKeyNode());
            NodeTuple first = entries.putIfAbsent(key, tuple);
            if (first != null) {
                throw new KefuException(new YamlProblem.TwiceTheKey(
                        place(file, tuple.getKeyNode()), key, place(file, first.getKeyNode())));
            }
        }
        return new YamlMap(file, node, entries);
    }

    /** Refuses every key that is not listed, naming the nearest one that is. */
    public YamlMap only(String... legal) {
        List<String> names = Arrays.asList(legal);
        for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
            if (!names.contains(entry.getKey())) {
                throw new KefuException(new YamlProblem.UnknownKey(
                        place(file, entry.getValue().getKeyNode()),
                        entry.getKey(),
                        Nearest.to(entry.getKey(), names),
                        String.join(", ", names)));
            }
        }
        return this;
    }

    public boolean has(String key) {
        NodeTuple tuple = entries.get(key);
        return tuple != null && !isNull(tuple.getValueNode());
    }

    /** Refuses keys without a value: a draft that nobody has completed. */
    public YamlMap complete() {
        return complete(entries.keySet().toArray(String[]::new));
    }

    /** Refuses these keys without a value. */
    public YamlMap complete(String... keys) {
        for (String key : keys) {
            if (entries.containsKey(key) && !has(key)) {
                throw new KefuException(new YamlProblem.LeftBlank(where(key), key));
            }
        }
        return this;
    }

    /** The keys as they stand in the file, in order. */
    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    public String text(String key) {
        Node node = node(key);
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        throw wrong(key, "one value");
    }

    /** A text with placeholders such as {@code {order}}; refuses those that are not listed. */
    public String pattern(String key, String... placeholders) {
        String text = text(key);
        List<String> known = Arrays.asList(placeholders);
        Matcher found = PLACEHOLDER.matcher(text);
        while (found.find()) {
            if (!known.contains(found.group(1))) {
                throw wrong(key, "no placeholders but {" + String.join("}, {", known) + "}");
            }
        }
        return text;
    }

    public String text(String key, String otherwise) {
        return has(key) ? text(key) : otherwise;
    }

    public @Nullable String textOrNull(String key) {
        return has(key) ? text(key) : null;
    }

    public boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        return switch (text(key)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw wrong(key, "true or false");
        };
    }

    public int integer(String key, int otherwise, int least, int most) {
        if (!has(key)) {
            return otherwise;
        }
        String expected = "a whole number from " + least + " to " + most;
        int value = convert(key, expected, Integer::parseInt);
        if (value < least || value > most) {
            throw wrong(key, expected);
        }
        return value;
    }

    public double decimal(String key, double otherwise, double least, double most) {
        if (!has(key)) {
            return otherwise;
        }
        String expected = "a number from " + least + " to " + most;
        double value = convert(key, expected, Double::parseDouble);
        if (!(value >= least && value <= most)) {
            throw wrong(key, expected);
        }
        return value;
    }

    /** A duration such as {@code 30s}, {@code 15min}, {@code 4h} or {@code 7d} (24 hours each). */
    public Duration duration(String key, Duration otherwise) {
        return has(key) ? duration(key) : otherwise;
    }

    public Duration duration(String key) {
        Duration duration = DurationText.parse(text(key))
                .orElseThrow(() -> wrong(key, "a duration such as 30s, 15min, 4h, 1h30min or 7d"));
        if (duration.compareTo(LONGEST) > 0) {
            throw wrong(key, "a duration below 100 years");
        }
        return duration;
    }

    public ZoneId zone(String key, ZoneId otherwise) {
        return has(key) ? convert(key, "a time zone such as Asia/Shanghai", ZoneId::of) : otherwise;
    }

    /** One of a closed set: the value is looked up by {@code name}. */
    public <T> T oneOf(String key, List<T> values, Function<T, String> name) {
        String text = text(key);
        for (T value : values) {
            if (name.apply(value).equals(text)) {
                return value;
            }
        }
        throw wrong(key, String.join(", ", values.stream().map(name).toList()));
    }

    /** A list of texts; a single text counts as a list of one; empty when the key is absent. */
    public List<String> texts(String key) {
        if (!has(key)) {
            return List.of();
        }
        Node node = node(key);
        if (node instanceof ScalarNode scalar) {
            return List.of(scalar.getValue());
        }
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(key, "a value or a list of values");
        }
        List<String> texts = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            if (!(item instanceof ScalarNode scalar)) {
                throw new KefuException(
                        new YamlProblem.WrongValue(place(file, item), key, describe(item), "a list of values"));
            }
            texts.add(scalar.getValue());
        }
        return List.copyOf(texts);
    }

    /** A list of lists of texts; empty when the key is absent. */
    public List<List<String>> lists(String key) {
        List<List<String>> lists = new ArrayList<>();
        if (has(key)) {
            if (!(node(key) instanceof SequenceNode sequence)) {
                throw wrong(key, "a list of lists");
            }
            for (Node item : sequence.getValue()) {
                if (!(item instanceof SequenceNode inner)
                        || !inner.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
                    throw new KefuException(
                            new YamlProblem.WrongValue(place(file, item), key, describe(item), "a list of lists"));
                }
                lists.add(inner.getValue().stream()
                        .map(value -> ((ScalarNode) value).getValue())
                        .toList());
            }
        }
        return lists;
    }

    /** A mapping of texts to texts, in order; empty when the key is absent. */
    public Map<String, String> textMap(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (has(key)) {
            YamlMap map = map(key);
            map.keys().forEach(name -> texts.put(name, map.text(name)));
        }
        return texts;
    }

    public YamlMap map(String key) {
        return of(file, key, node(key));
    }

    /** The mapping under the key, or an empty one. */
    public YamlMap mapOrEmpty(String key) {
        return has(key) ? map(key) : new YamlMap(file, self, Map.of());
    }

    /** A list of mappings; empty when the key is absent. */
    public List<YamlMap> maps(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!(node(key) instanceof SequenceNode sequence)) {
            throw wrong(key, "a list");
        }
        return sequence.getValue().stream().map(item -> of(file, key, item)).toList();
    }

    /** True when the value is a mapping rather than a text or a list. */
    public boolean isMap(String key) {
        return has(key) && node(key) instanceof MappingNode;
    }

    /** Converts the text of a key, naming what was expected when the conversion refuses it. */
    public <T> T convert(String key, String expected, Function<String, T> conversion) {
        try {
            return conversion.apply(text(key));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new KefuException(new YamlProblem.WrongValue(where(key), key, describe(node(key)), expected), e);
        }
    }

    /** The exception to throw for a value that is legal YAML but not what is meant. */
    public KefuException wrong(String key, String expected) {
        return new KefuException(new YamlProblem.WrongValue(where(key), key, describe(node(key)), expected));
    }

    /** {@code file:line:column} of the value, or of this mapping when the key is absent. */
    public String where(String key) {
        NodeTuple tuple = entries.get(key);
        return place(file, tuple == null ? self : tuple.getValueNode());
    }

    private Node node(String key) {
        NodeTuple tuple = entries.get(key);
        if (tuple == null) {
            throw new KefuException(new YamlProblem.MissingKey(place(file, self), key));
        }
        return tuple.getValueNode();
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private static String describe(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        return node instanceof SequenceNode ? "a list" : "a mapping";
    }

    private static String place(String file, @Nullable Node node) {
        return place(file, node == null ? null : node.getStartMark().orElse(null));
    }

    private static String place(String file, @Nullable Mark mark) {
        return mark == null ? file : file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1);
    }
}
