package io.kefu.intake.probe;

import io.kefu.intake.value.TimeShapes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises a list of turns in objects: entries with a time, a speaker and a text. */
final class Turns {

    private static final List<String> AT =
            List.of("at", "time", "timestamp", "created_at", "createdAt", "sent_at", "ts");
    private static final List<String> SPEAKER =
            List.of("from", "role", "speaker", "sender", "author", "type", "sender_type");
    private static final List<String> TEXT = List.of("text", "content", "message", "body", "msg");

    private @Nullable String path;
    private @Nullable String at;
    private @Nullable String speaker;
    private @Nullable String text;
    private final Set<String> speakers = new LinkedHashSet<>();
    private final List<String> times = new ArrayList<>();

    void take(String where, List<?> list) {
        if (path == null && list.get(0) instanceof Map<?, ?> first) {
            at = first(AT, first);
            speaker = first(SPEAKER, first);
            text = first(TEXT, first);
            path = at != null && speaker != null && text != null ? where : null;
        }
        if (where.equals(path)) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> turn && turn.get(speaker) != null) {
                    speakers.add(String.valueOf(turn.get(speaker)));
                    times.add(String.valueOf(turn.get(at)));
                }
            }
        }
    }

    private static @Nullable String first(List<String> names, Map<?, ?> object) {
        return names.stream().filter(object::containsKey).findFirst().orElse(null);
    }

    boolean found() {
        return path != null && speakers.size() <= 10;
    }

    /** How their times are written. */
    List<String> dates() {
        return TimeShapes.of(times);
    }

    /** True for the column in which an object without turns has an empty list. */
    boolean is(String column) {
        return column.equals(path);
    }

    /** The lines of the mapping that describe them. */
    String yaml() {
        Map<String, String> roles = new LinkedHashMap<>();
        speakers.forEach(name -> roles.put(name, role(name)));
        StringBuilder lines = new StringBuilder("turns:\n");
        lines.append("  path: ").append(Yaml.text(String.valueOf(path)));
        lines.append("\n  at: ").append(Yaml.text(String.valueOf(at)));
        lines.append("\n  speaker: ").append(Yaml.text(String.valueOf(speaker)));
        lines.append("\n  text: ").append(Yaml.text(String.valueOf(text)));
        return lines.append("\n  speakers: ")
                .append(Yaml.map(roles))
                .append('\n')
                .toString();
    }

    private static String role(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        if (word.matches(".*(?:customer|visitor|user|client|guest|end-user|客户|访客|用户|顾客|买家).*")) {
            return "customer";
        }
        return word.matches(".*(?:bot|robot|system|auto|机器人|系统|智能).*") ? "bot" : "agent";
    }
}
