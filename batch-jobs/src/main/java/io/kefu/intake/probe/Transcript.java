package io.kefu.intake.probe;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * What a line looks like that begins a message in an exported chat: {@code [2024/5/6 09:00] name: words} (Signal, WhatsApp
 * on phones), {@code 2024/05/06, 09:00 - name: words} (WhatsApp), a line with time and name above the words or with name and
 * time (QQ, WeChat, DingTalk).
 */
final class Transcript {

    private static final String DAY = "\\d{1,4}[-/.\u5e74]\\d{1,2}[-/.\u6708]\\d{1,4}\u65e5?";
    private static final String CLOCK =
            "(?:[\u4e0a\u4e0b]\u5348 ?)?\\d{1,2}:\\d{2}(?::\\d{2})?(?:[\\s\u202f]?[apAP]\\.?[\\s\u202f]?[mM]\\.?)?";
    private static final String TIME = "(?P<time>" + DAY + ",? " + CLOCK + ")";
    private static final String SPOKEN = "(?P<name>[^:\uff1a]{1,60})[:\uff1a] ?(?P<text>.*)";
    private static final List<String> RECORDS = List.of(
            "\\[" + TIME + "\\] " + SPOKEN,
            TIME + " - (?:(?P<name>[^:\uff1a]{1,60})[:\uff1a] ?)?(?P<text>.*)",
            TIME + "[ \\t]+" + SPOKEN,
            TIME + "[ \\t]+(?P<name>\\S.{0,60})(?P<text>)",
            "(?P<name>\\S.{0,60}?)[ \\t]+" + TIME + "(?P<text>)");

    private Transcript() {}

    /** The record's pattern when the sample is a transcript: at least two messages, and one in every dozen lines. */
    static Optional<String> of(String sample) {
        List<String> lines =
                sample.lines().filter(line -> !line.isBlank()).limit(400).toList();
        for (String record : RECORDS) {
            Pattern pattern = Pattern.compile(record);
            long begun = lines.stream().filter(pattern::matches).count();
            if (begun >= 2 && begun * 12 >= lines.size() && pattern.matches(lines.get(0))) {
                return Optional.of(record);
            }
        }
        return Optional.empty();
    }
}
