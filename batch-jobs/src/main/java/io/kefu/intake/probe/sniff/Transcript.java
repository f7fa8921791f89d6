package io.kefu.intake.probe.sniff;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

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
    private static final String SPOKEN = "(?P<name>[^:\uff1a\t]{1,60})[:\uff1a] ?(?P<text>.*)";
    /** Marks that show nothing, which phones put at the beginning of lines. */
    private static final String MARKS = "[\\x{200e}\\x{200f}\\x{202a}-\\x{202e}\\x{2066}-\\x{2069}\\x{feff}]*";

    private static final List<String> RECORDS = List.of(
            MARKS + "\\[" + TIME + "\\] " + SPOKEN,
            MARKS + TIME + " - (?:(?P<name>[^:\uff1a]{1,60})[:\uff1a] ?)?(?P<text>.*)",
            TIME + "[ \\t]+" + SPOKEN,
            TIME + "[ \\t]+(?P<name>\\S.{0,60})(?P<text>)",
            "(?P<name>\\S.{0,60}?)[ \\t]+" + TIME + "(?P<text>)");

    private static final int LONGEST_HEAD = 20;

    /** How often each must stand in every line at least. */
    private static final Map<Character, Integer> DELIMITERS = Map.of('\t', 1, ',', 2, ';', 2, '|', 2);

    private Transcript() {}

    /**
     * How a transcript is written.
     *
     * @param record what a line looks like that begins a message
     * @param above lines before the first message, which the program wrote itself
     */
    record Form(String record, int above) {}

    /** At least two messages, one in every dozen lines, below a head of the program's own. */
    static Optional<Form> of(String sample) {
        List<String> lines = sample.lines().limit(400).toList();
        if (isTable(lines)) {
            return Optional.empty();
        }
        for (String record : RECORDS) {
            Pattern pattern = Pattern.compile(record);
            int first = 0;
            while (first < Math.min(lines.size(), LONGEST_HEAD) && !pattern.matches(lines.get(first))) {
                first++;
            }
            List<String> below = lines.subList(Math.min(first, lines.size()), lines.size()).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            long begun = below.stream().filter(pattern::matches).count();
            boolean many = begun >= 2 && begun * 12 >= below.size();
            if (many && (record.contains("(?P<text>.*)") || saysMore(below, pattern, begun))) {
                boolean nothing = lines.subList(0, first).stream().allMatch(String::isBlank);
                return Optional.of(new Form(record, nothing ? 0 : first));
            }
        }
        return Optional.empty();
    }

    /** Where a line has a name and a time alone, words follow below nearly each. */
    private static boolean saysMore(List<String> lines, Pattern pattern, long begun) {
        long followed = IntStream.range(0, lines.size() - 1)
                .filter(i -> pattern.matches(lines.get(i)) && !pattern.matches(lines.get(i + 1)))
                .count();
        boolean open = pattern.matches(lines.get(lines.size() - 1));
        return followed * 10 >= (begun - (open ? 1 : 0)) * 8;
    }

    /** A table has a delimiter equally often in every line; a transcript has none that all lines share. */
    private static boolean isTable(List<String> lines) {
        List<String> full = lines.stream().filter(line -> !line.isBlank()).toList();
        return DELIMITERS.entrySet().stream().anyMatch(delimiter -> {
            long[] counts = full.stream()
                    .mapToLong(line ->
                            line.chars().filter(c -> c == delimiter.getKey()).count())
                    .distinct()
                    .toArray();
            return counts.length == 1 && counts[0] >= delimiter.getValue();
        });
    }
}
