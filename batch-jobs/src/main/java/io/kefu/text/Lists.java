package io.kefu.text;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Several values in one text, as people write them: separated by {@code ; ； , ， 、 |}. */
public final class Lists {

    private static final Pattern SEPARATOR = Pattern.compile("[;；,，、|]");

    private Lists() {}

    /** The values with semicolons between. */
    public static String joined(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(";"));
    }

    /** What {@link #joined} made of texts; nothing of nothing. */
    public static List<String> split(@Nullable String joined) {
        return joined == null || joined.isEmpty() ? List.of() : List.of(joined.split(";", -1));
    }

    /** The values in their order, without blanks around them and without empty ones. */
    public static List<String> parts(String text) {
        if (!SEPARATOR.matcher(text).find()) {
            String only = text.strip();
            return only.isEmpty() ? List.of() : List.of(only);
        }
        return SEPARATOR
                .splitAsStream(text)
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
