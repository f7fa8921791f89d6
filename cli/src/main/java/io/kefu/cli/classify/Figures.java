package io.kefu.cli.classify;

import io.kefu.classify.Evaluation;
import io.kefu.cli.Context;
import io.kefu.cli.option.OutputOption.Format;
import io.kefu.workspace.Grades.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How good a classifier is, for people and programs. */
final class Figures {

    private record Line(String figure, String mean, String spread) {}

    private record Row(String label, int there, String f1, String said) {}

    private static final String F1 = "f1 ";

    private final Context context;

    Figures(Context context) {
        this.context = context;
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** The probability from which a classifier decides; a line for one that never does. */
    static String threshold(double value) {
        return value > 1 ? "-" : number(value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** A type and subtype, as people read them. */
    private String shown(String label) {
        int slash = label.indexOf('/');
        String subtype = label.substring(slash + 1);
        return subtype.isEmpty()
                ? context.label(Scale.TYPE, label.substring(0, slash))
                : context.label(Scale.SUBTYPE, subtype);
    }

    /** The means of all, with their standard deviations. */
    String of(List<Evaluation> evaluations, Format format) {
        List<Line> lines = new ArrayList<>();
        add(lines, "macro_f1", evaluations, Evaluation::macroF1);
        add(lines, "majority_macro_f1", evaluations, Evaluation::majorityF1);
        add(lines, "log_loss", evaluations, Evaluation::logLoss);
        add(lines, "uncalibrated_log_loss", evaluations, Evaluation::uncalibratedLogLoss);
        add(lines, "calibration_error", evaluations, Evaluation::calibrationError);
        add(lines, "coverage_90", evaluations, one -> one.coverage(0.90).share());
        add(lines, "coverage_95", evaluations, one -> one.coverage(0.95).share());
        for (int label = 0; label < evaluations.get(0).labels().size(); label++) {
            int index = label;
            add(lines, F1 + evaluations.get(0).labels().get(label), evaluations, one -> one.f1(index));
        }
        return context.<Line>listing()
                .column("figure", Line::figure, this::name)
                .column("mean", Line::mean)
                .column("spread", Line::spread)
                .render(lines, format);
    }

    private Object name(@Nullable Object figure) {
        String key = String.valueOf(figure);
        return key.startsWith(F1)
                ? "F1 " + shown(key.substring(F1.length()))
                : context.texts().of("figure." + key);
    }

    private static void add(
            List<Line> lines, String name, List<Evaluation> evaluations, ToDoubleFunction<Evaluation> figure) {
        double mean = evaluations.stream().mapToDouble(figure).average().orElse(0);
        double square = evaluations.stream()
                .mapToDouble(one -> Math.pow(figure.applyAsDouble(one) - mean, 2))
                .average()
                .orElse(0);
        lines.add(new Line(name, number(mean), number(Math.sqrt(square))));
    }

    /** Which label was taken for which, where nothing had been learned from it. */
    String confusion(Evaluation evaluation) {
        List<Row> rows = new ArrayList<>();
        for (int right = 0; right < evaluation.labels().size(); right++) {
            int there = 0;
            List<String> said = new ArrayList<>();
            for (int label = 0; label < evaluation.labels().size(); label++) {
                int count = evaluation.confused(right, label);
                there += count;
                if (count > 0) {
                    said.add(shown(evaluation.labels().get(label)) + " " + count);
                }
            }
            rows.add(new Row(
                    shown(evaluation.labels().get(right)),
                    there,
                    number(evaluation.f1(right)),
                    String.join(", ", said)));
        }
        return context.<Row>listing()
                .column("label", Row::label)
                .column("examples", Row::there)
                .column("f1", Row::f1)
                .column("said", Row::said)
                .render(rows, Format.TABLE);
    }
}
