package io.kefu.intake.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;

/**
 * How well a message's own words are told from what it quotes, over made messages of many mail programs:
 * {@code make bench-mail}. {@code MOST} examples of each failure are printed.
 */
final class MailBench {

    private static final int MESSAGES = 2000;

    private MailBench() {}

    /**
     * @param lost messages of whose own words a line is missing
     * @param quotations messages that quote
     * @param shown messages that show a quoted line as their own
     * @param failures by form, what was wrong and with which words
     */
    record Result(int messages, int lost, int quotations, int shown, Map<String, List<String>> failures) {

        double whole() {
            return 100.0 * (messages - lost) / messages;
        }

        double asOwn() {
            return 100.0 * shown / quotations;
        }
    }

    public static void main(String[] args) throws IOException {
        Result result = measure(MESSAGES, 20240506, messages(Path.of(args[0])));
        System.out.printf(
                "%d messages: own words whole %.2f %%, of %d that quote %.2f %% show a quotation as own%n",
                result.messages, result.whole(), result.quotations, result.asOwn());
        result.failures.forEach(
                (form, examples) -> System.out.printf("  %-24s %3d  %s%n", form, examples.size(), examples.get(0)));
    }

    static Result measure(int count, long seed, List<String> more) throws IOException {
        int lost = 0;
        int quotations = 0;
        int shown = 0;
        Map<String, List<String>> failures = new TreeMap<>();
        for (MailForms.Made made : new MailForms(seed, more).make(count)) {
            String text = squeezed(MailParser.parse(made.message()).text());
            String missing = made.own().stream()
                    .filter(line -> !text.contains(squeezed(line)))
                    .findFirst()
                    .orElse(null);
            String extra = made.quote().stream()
                    .filter(line -> text.contains(squeezed(line)))
                    .findFirst()
                    .orElse(null);
            lost += missing == null ? 0 : 1;
            quotations += made.quote().isEmpty() ? 0 : 1;
            shown += extra == null ? 0 : 1;
            if (missing != null || extra != null) {
                failures.computeIfAbsent(made.form(), form -> new ArrayList<>())
                        .add(missing != null ? "lost: " + missing : "shown: " + extra);
            }
        }
        return new Result(count, lost, quotations, shown, failures);
    }

    private static String squeezed(String text) {
        return text.replaceAll("[\\s\u00a0]+", "");
    }

    /** Messages of citizens from the shared data, where it is. */
    static List<String> messages(Path shared) throws IOException {
        Path file = shared.resolve("cn-messages/labelled.csv");
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (CSVParser rows = format.parse(Files.newBufferedReader(file))) {
            return rows.stream().map(row -> row.get("留言详情").strip()).toList();
        }
    }
}
