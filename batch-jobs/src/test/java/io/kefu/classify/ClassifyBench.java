package io.kefu.classify;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** Judges the classifier on labelled messages of citizens, ten times in five folds, and measures its speed. */
public final class ClassifyBench {

    private static final int REPETITIONS = 10;

    private ClassifyBench() {}

    /** The messages with their numbers. */
    public static Map<String, String> numbered(Path data) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (CSVRecord row : rows(data)) {
            texts.put(row.get("留言编号"), text(row));
        }
        return texts;
    }

    static List<Example> messages(Path data) throws IOException {
        return rows(data).stream()
                .map(row -> new Example(text(row), Set.of(), row.get("一级分类")))
                .toList();
    }

    private static String text(CSVRecord row) {
        return row.get("留言主题") + "\n" + row.get("留言详情").strip();
    }

    private static List<CSVRecord> rows(Path data) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader =
                Files.newBufferedReader(data.resolve("cn-messages/labelled.csv"), StandardCharsets.UTF_8)) {
            return format.parse(reader).getRecords();
        }
    }

    private static double mean(List<Evaluation> all, java.util.function.ToDoubleFunction<Evaluation> figure) {
        return all.stream().mapToDouble(figure).average().orElse(0);
    }

    public static void main(String[] arguments) throws IOException {
        List<Example> examples = messages(Path.of(arguments[0]));
        List<Evaluation> all = new Training(examples, 42).evaluate(REPETITIONS);
        double mean = mean(all, Evaluation::macroF1);
        double spread = Math.sqrt(mean(all, one -> Math.pow(one.macroF1() - mean, 2)));
        print("messages, labels", "%d, %d", examples.size(), all.get(0).labels().size());
        print(
                "macro-F1, mean of " + REPETITIONS,
                "%.3f ± %.3f (always the most frequent: %.3f)",
                mean,
                spread,
                all.get(0).majorityF1());
        print(
                "log-loss, uncalibrated",
                "%.3f, %.3f",
                mean(all, Evaluation::logLoss),
                mean(all, Evaluation::uncalibratedLogLoss));
        print("expected calibration error", "%.3f", mean(all, Evaluation::calibrationError));
        print(
                "share decided at 90 % right",
                "%.3f", mean(all, one -> one.coverage(0.90).share()));
        print(
                "share decided at 95 % right",
                "%.3f", mean(all, one -> one.coverage(0.95).share()));
        speed(examples);
    }

    /** Ten thousand texts put together from halves of real ones of one label. */
    private static void speed(List<Example> examples) {
        Random random = new Random(7);
        List<Example> many = new ArrayList<>();
        while (many.size() < 10_000) {
            Example one = examples.get(random.nextInt(examples.size()));
            int length = one.text().length();
            int from = random.nextInt(Math.max(1, length - 60));
            many.add(new Example(one.text().substring(from, Math.min(length, from + 60)), Set.of(), one.label()));
        }
        long begin = System.nanoTime();
        TextModel model = new Training(many, 42).train();
        print("training on 10,000 texts", "%.1f s", (System.nanoTime() - begin) / 1e9);
        for (int round = 0; round < 2; round++) {
            begin = System.nanoTime();
            many.forEach(example -> model.verdict(example.text(), example.hints()));
            if (round == 1) {
                print("verdicts per second", "%.0f", many.size() / ((System.nanoTime() - begin) / 1e9));
            }
        }
    }

    private static void print(String name, String form, Object... values) {
        System.out.printf("%-32s %s%n", name, String.format(Locale.ROOT, form, values));
    }
}
