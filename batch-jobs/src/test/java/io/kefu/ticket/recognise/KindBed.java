package io.kefu.ticket.recognise;

import io.kefu.classify.ClassifyBench;
import io.kefu.classify.Example;
import io.kefu.classify.TextModel;
import io.kefu.classify.Training;
import io.kefu.customer.golden.Traits;
import io.kefu.job.Office;
import io.kefu.ticket.life.TicketOf;
import io.kefu.workspace.Workspace;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Texts of which a person said what they are about ({@code kinds.csv}): contacts of the sample data, messages of
 * citizens, and texts written for it, half of them hard: not wanted, of two matters, not meant as they are said.
 */
final class KindBed {

    private static final int FOLDS = 5;
    private static final String NONE = "none";

    /** @param subtype what it is about */
    record Text(String text, String subtype, boolean hard) {}

    /** What says what a text is about, learned from others. */
    interface Judge {
        String of(Text text);
    }

    private final List<Text> texts = new ArrayList<>();
    private final Recognition rules;

    /**
     * @param data where the citizens' messages are; they are left out where they are not
     * @param directory an empty one for the sample company
     */
    KindBed(Path data, Path directory) throws IOException {
        Map<String, String> known = new TreeMap<>();
        Office office = Office.open(directory.resolve("kinds")).copyInbox(Path.of("../sample-data/inbox"));
        office.nightly();
        office.query(
                        "SELECT source || ' ' || external_id || '|' || COALESCE(subject, '') || ' ' || description FROM ticket")
                .forEach(row ->
                        known.put("sample " + row.substring(0, row.indexOf('|')), row.substring(row.indexOf('|') + 1)));
        if (Files.isRegularFile(data.resolve("cn-messages/labelled.csv"))) {
            ClassifyBench.numbered(data).forEach((number, text) -> known.put("citizens " + number, text));
        }
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = Files.newBufferedReader(Path.of("src/test/resources/kinds.csv"), StandardCharsets.UTF_8)) {
            for (CSVRecord row : format.parse(reader)) {
                String text = row.get("from").equals("written")
                        ? row.get("what")
                        : known.get(row.get("from") + " " + row.get("what"));
                if (text != null) {
                    texts.add(new Text(text, row.get("subtype"), row.get("hard").equals("hard")));
                }
            }
        }
        Workspace shipped = Workspace.openOrShipped(directory.resolve("nowhere"));
        this.rules = Recognition.parse(
                "recognition.yaml",
                shipped.resource("rules/recognition.yaml").text(),
                Facts.parse("facts.yaml", shipped.resource("rules/facts.yaml").text(), TicketOf.GRADES),
                TicketOf.GRADES);
    }

    int size() {
        return texts.size();
    }

    private String ruled(Text text) {
        String subtype = rules.grade(new Given(null, null, null, null, null), text.text(), "app", Traits.NONE)
                .subtype();
        return subtype == null ? NONE : subtype;
    }

    private Example example(Text text, boolean hinted) {
        String wanted = Negation.without(text.text());
        return new Example(
                wanted,
                hinted ? rules.hints(new Written(wanted, "app", Traits.NONE, null, null)) : Set.of(),
                text.subtype());
    }

    private Judge learned(List<Text> from, boolean hinted) {
        TextModel model =
                new Training(from.stream().map(text -> example(text, hinted)).toList(), 42).train();
        return text -> {
            Example example = example(text, hinted);
            return model.verdict(example.text(), example.hints()).label();
        };
    }

    /** What the rules say; the classifier where they say nothing. */
    private Judge rulesFirst(List<Text> from) {
        Judge learned = learned(from, true);
        return text -> ruled(text).equals(NONE) ? learned.of(text) : ruled(text);
    }

    /** Macro-F1 of the rules alone, the classifier alone, and both; {@code hard} on the hard ones. */
    Map<String, Double> figures(long seed) {
        Map<String, Function<List<Text>, Judge>> judges = new TreeMap<>();
        judges.put("rules", from -> this::ruled);
        judges.put("classifier", from -> learned(from, false));
        judges.put("both", from -> learned(from, true));
        judges.put("rules-first", this::rulesFirst);
        List<Text> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(seed));
        Map<String, Double> figures = new TreeMap<>();
        judges.forEach((name, judge) -> {
            List<String[]> said = new ArrayList<>();
            List<String[]> hard = new ArrayList<>();
            for (int fold = 0; fold < FOLDS; fold++) {
                List<Text> from = new ArrayList<>();
                List<Text> asked = new ArrayList<>();
                for (int i = 0; i < shuffled.size(); i++) {
                    (i % FOLDS == fold ? asked : from).add(shuffled.get(i));
                }
                Judge one = judge.apply(from);
                for (Text text : asked) {
                    String[] pair = {text.subtype(), one.of(text)};
                    said.add(pair);
                    if (text.hard()) {
                        hard.add(pair);
                    }
                }
            }
            figures.put(name, macroF1(said));
            figures.put(name + " hard", macroF1(hard));
        });
        return figures;
    }

    private static double macroF1(List<String[]> said) {
        TreeSet<String> labels = new TreeSet<>();
        said.forEach(pair -> labels.add(pair[0]));
        return labels.stream()
                .mapToDouble(label -> {
                    long right = said.stream()
                            .filter(pair -> pair[0].equals(label) && pair[1].equals(label))
                            .count();
                    long there =
                            said.stream().filter(pair -> pair[0].equals(label)).count();
                    long taken =
                            said.stream().filter(pair -> pair[1].equals(label)).count();
                    return right == 0 ? 0 : 2.0 * right / (there + taken);
                })
                .average()
                .orElse(0);
    }

    public static void main(String[] arguments) throws IOException {
        KindBed bed = new KindBed(Path.of(arguments[0]), Files.createTempDirectory("kinds"));
        System.out.println("texts " + bed.size());
        for (int i = 0; i < 3; i++) {
            bed.figures(i)
                    .forEach((name, f1) -> System.out.println(String.format(Locale.ROOT, "%-18s %.3f", name, f1)));
        }
    }
}
