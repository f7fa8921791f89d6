package io.kefu.text;

import java.util.List;
import java.util.regex.Pattern;

/** Several values in one text, as people write them: separated by {@code ; ； , ， 、 |}. */
public final class Lists {

    private static final Pattern SEPARATOR = Pattern.compile("[;；,，、|]");

    private Lists() {}

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
