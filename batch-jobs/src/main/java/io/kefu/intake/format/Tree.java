package io.kefu.intake.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A record that is more than a row, as maps, lists and texts; numbers keep the digits that stand in the file, null stays
 * out.
 */
public final class Tree {

    public static final JsonFactory JSON = new JsonFactory();

    private Tree() {}

    /**
     * The one JSON value that the text holds, or null.
     *
     * @throws tools.jackson.core.JacksonException when it is no JSON
     */
    public static @Nullable Object parse(String json) {
        try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), json)) {
            in.nextToken();
            Object value = new Bounded(Integer.MAX_VALUE).value(in);
            return in.nextToken() == null ? value : null;
        }
    }

    /** What is wrong, without where it stands in a text that nobody sees. */
    public static String reason(tools.jackson.core.JacksonException e) {
        String words = String.valueOf(e.getOriginalMessage());
        int place = words.indexOf(" (start marker at [Source");
        int source = words.indexOf("[Source:");
        int end = place >= 0 ? place : source >= 0 ? source : words.length();
        return words.substring(0, end).lines().findFirst().orElse("").strip();
    }

    /** Reads values of which not more than so many characters are kept. */
    public static final class Bounded {

        private final int most;
        private long length;

        public Bounded(int most) {
            this.most = most;
        }

        public long length() {
            return length;
        }

        public boolean isExceeded() {
            return length > most;
        }

        /** The value at the parser's current token, which is consumed. */
        @Nullable
        public Object value(JsonParser in) {
            JsonToken token = in.currentToken();
            if (token == JsonToken.START_OBJECT) {
                Map<String, Object> object = new LinkedHashMap<>();
                while (in.nextToken() != JsonToken.END_OBJECT) {
                    String name = in.currentName();
                    in.nextToken();
                    Object value = value(in);
                    length += name.length();
                    if (value != null && !isExceeded()) {
                        object.put(name, value);
                    }
                }
                return object;
            }
            if (token == JsonToken.START_ARRAY) {
                List<Object> array = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    Object value = value(in);
                    length++;
                    if (value != null && !isExceeded()) {
                        array.add(value);
                    }
                }
                return array;
            }
            if (token == null || token == JsonToken.VALUE_NULL) {
                return null;
            }
            String text = in.getString();
            length += text.length();
            return text;
        }
    }

    /** The value under a dotted path such as {@code visitor.name}; null when there is none. */
    public static @Nullable Object at(Map<String, Object> object, String path) {
        Object direct = object.get(path);
        int dot = path.indexOf('.');
        if (direct != null || dot < 0) {
            return direct;
        }
        return object.get(path.substring(0, dot)) instanceof Map<?, ?> inner
                ? at(asObject(inner), path.substring(dot + 1))
                : null;
    }

    /** The text under a path; lists are joined by {@code ;}. */
    public static @Nullable String textAt(Map<String, Object> object, String path) {
        Object value = at(object, path);
        if (value instanceof List<?> list) {
            return String.join(";", list.stream().map(Object::toString).toList());
        }
        return value == null ? null : value.toString();
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    public static Map<String, Object> asObject(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
