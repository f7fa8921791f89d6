package io.kefu.intake.mapping;

import com.google.re2j.Pattern;
import io.kefu.intake.format.Encodings;
import io.kefu.intake.format.Format;
import io.kefu.intake.format.Layout;
import io.kefu.yaml.YamlMap;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;

/** What a mapping says about how its files lie. */
final class LayoutReader {

    private LayoutReader() {}

    static Layout read(YamlMap yaml) {
        Format format = yaml.oneOf("format", List.of(Format.values()), Format::key);
        String encoding = yaml.text("encoding", Encodings.AUTO);
        if (!encoding.equals(Encodings.AUTO)) {
            yaml.convert("encoding", "auto or the name of an encoding such as UTF-8 or GB18030", Charset::forName);
        }
        return new Layout(
                format,
                encoding,
                character(yaml, "delimiter", ","),
                character(yaml, "quote", "\""),
                yaml.integer("skip_lines", 0, 0, 1000),
                yaml.texts("header"),
                yaml.text("sheet", ""),
                yaml.text("records", ""),
                format == Format.TEXT ? recordPattern(yaml) : "",
                Set.of(),
                Set.of(),
                Set.of());
    }

    private static String recordPattern(YamlMap yaml) {
        String text = yaml.text("record");
        Pattern pattern = RulesReader.pattern(yaml, "record");
        if (pattern.namedGroups().isEmpty()) {
            throw yaml.wrong("record", "a regular expression with named groups, (?P<at>...)");
        }
        return text;
    }

    private static char character(YamlMap yaml, String key, String otherwise) {
        String text = yaml.text(key, otherwise);
        if (text.length() != 1) {
            throw yaml.wrong(key, "one character");
        }
        return text.charAt(0);
    }
}
