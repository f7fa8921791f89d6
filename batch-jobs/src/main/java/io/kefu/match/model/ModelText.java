package io.kefu.match.model;

import io.kefu.match.compare.Comparison;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A model's weights as text: a line for each share, and for each comparison the chances of its outcomes. */
public final class ModelText {

    private ModelText() {}

    public static String write(Model model) {
        StringBuilder text = new StringBuilder();
        line(text, "records", model.records());
        line(text, "match", model.match());
        line(text, "relatives", model.relatives());
        line(text, "namesakes", model.namesakes());
        for (Comparison comparison : Comparison.values()) {
            int c = comparison.index();
            line(text, comparison.key() + ".match", model.m()[c]);
            line(text, comparison.key() + ".strangers", model.u()[c]);
            line(text, comparison.key() + ".relatives", model.r()[c]);
            line(text, comparison.key() + ".namesakes", model.n()[c]);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, double... values) {
        text.append(name)
                .append(" = ")
                .append(Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" ")))
                .append('\n');
    }

    public static Model read(String text) {
        Map<String, double[]> lines = new HashMap<>();
        text.lines().forEach(line -> {
            String[] parts = line.split(" = ", 2);
            lines.put(
                    parts[0],
                    Arrays.stream(parts[1].split(" "))
                            .mapToDouble(Double::parseDouble)
                            .toArray());
        });
        double[][][] chances = new double[4][Comparison.COUNT][];
        String[] kinds = {"match", "strangers", "relatives", "namesakes"};
        for (Comparison comparison : Comparison.values()) {
            for (int kind = 0; kind < kinds.length; kind++) {
                chances[kind][comparison.index()] =
                        values(lines, comparison.key() + "." + kinds[kind], comparison.outcomes());
            }
        }
        return new Model(
                chances[0],
                chances[1],
                chances[2],
                chances[3],
                values(lines, "match", 1)[0],
                values(lines, "relatives", 1)[0],
                values(lines, "namesakes", 1)[0],
                (int) values(lines, "records", 1)[0],
                true);
    }

    private static double[] values(Map<String, double[]> lines, String name, int count) {
        double[] values = lines.get(name);
        if (values == null || values.length != count) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, "%s: %d numbers expected", name, count));
        }
        return values;
    }
}
