package io.kefu.intake.probe;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes YAML values in one line. */
final class Yaml {

    private Yaml() {}

    /** Quoted unless it can be nothing else than this text. */
    static String text(String value) {
        boolean plain = value.matches("[\\p{L}_][\\p{L}\\p{N}_.@ -]*")
                && !value.endsWith(" ")
                && !value.matches("(?i)true|false|yes|no|on|off|null|y|n|~");
        return plain ? value : "\"" + escaped(value) + "\"";
    }

    private static String escaped(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || (c >= 0x7F && c <= 0x9F) || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
                text.append(String.format("\\u%04X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }

    static String list(List<String> values) {
        return values.stream().map(Yaml::text).collect(Collectors.joining(", ", "[", "]"));
    }

    static String map(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> text(entry.getKey()) + ": " + text(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
