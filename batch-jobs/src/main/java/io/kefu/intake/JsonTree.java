package io.kefu.intake;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON values as maps, lists and texts; numbers keep the digits that stand in the file, null stays out. */
final class JsonTree {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonTree() {}

    /** The value at the parser's current token, which is consumed. */
    static @Nullable Object value(JsonParser in) {
        JsonToken token = in.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Object> object = new LinkedHashMap<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                Object value = value(in);
                if (value != null) {
                    object.put(name, value);
                }
            }
            return object;
        }
        if (token == JsonToken.START_ARRAY) {
            List<Object> array = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                Object value = value(in);
                if (value != null) {
                    array.add(value);
                }
            }
            return array;
        }
        return token == JsonToken.VALUE_NULL ? null : in.getString();
    }

    /** The value under a dotted path such as {@code visitor.name}; null when there is none. */
    static @Nullable Object at(Map<String, Object> object, String path) {
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
    static @Nullable String textAt(Map<String, Object> object, String path) {
        Object value = at(object, path);
        if (value instanceof List<?> list) {
            return String.join(";", list.stream().map(Object::toString).toList());
        }
        return value == null ? null : value.toString();
    }

    /** The value as JSON; all scalars are texts. */
    static String print(@Nullable Object value) {
        StringWriter json = new StringWriter();
        try (JsonGenerator out = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
            write(out, value);
        }
        return json.toString();
    }

    private static void write(JsonGenerator out, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            map.forEach((name, item) -> {
                out.writeName(String.valueOf(name));
                write(out, item);
            });
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            list.forEach(item -> write(out, item));
            out.writeEndArray();
        } else {
            out.writeString(String.valueOf(value));
        }
    }

    @SuppressWarnings("unchecked") // JSON objects have text keys
    static Map<String, Object> asObject(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
