package io.kefu.classify;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Learns a {@link TextModel}: L2-regularised logistic regression, each label against the others, over tf-idf of n-grams.
 * How sure it may be is learned on five folds, each judged by what was learned from the other four. The same examples
 * and seed give the same model.
 */
public final class Training {

    private static final int FOLDS = 5;

    /** How closely weights follow the examples; chosen once for unit vectors, not for a list. */
    private static final double COST = 16;

    private static final double PRECISION = 0.1;

    static {
        Linear.disableDebugOutput(); // it would stand among the data
    }

    private final List<Map<String, Integer>> counts;
    private final List<String> labels;

    /** By example, the place of its label. */
    private final int[] right;

    private final long seed;

    /** @param seed of how examples are divided into folds */
    public Training(List<Example> examples, long seed) {
        this.counts = examples.stream()
                .map(example -> Vocabulary.counts(example.text(), example.hints()))
                .toList();
        this.labels =
                List.copyOf(new TreeSet<>(examples.stream().map(Example::label).toList()));
        this.right = examples.stream()
                .mapToInt(example -> labels.indexOf(example.label()))
                .toArray();
        this.seed = seed;
    }

    /** Learns from all examples. */
    public TextModel train() {
        return learn(all());
    }

    /** The weights from all of them, and how sure they may be from folds of them. */
    private TextModel learn(List<Integer> members) {
        Held held = heldOut(members);
        return fit(members, Calibration.temperature(held.logits(), held.right()));
    }

    /** What models said of examples from which they had not learned. */
    private record Held(double[][] logits, int[] right) {}

    private Held heldOut(List<Integer> members) {
        List<List<Integer>> folds = folds(members, seed);
        List<double[][]> said = folds.parallelStream()
                .map(fold -> {
                    TextModel model = fit(without(members, fold), 1);
                    return fold.stream().map(member -> logits(model, member)).toArray(double[][]::new);
                })
                .toList();
        return new Held(
                said.stream().flatMap(Arrays::stream).toArray(double[][]::new),
                folds.stream()
                        .flatMap(List::stream)
                        .mapToInt(member -> right[member])
                        .toArray());
    }

    private double[] logits(TextModel model, int member) {
        return model.logits(model.vocabulary().vector(counts.get(member)));
    }

    /** Folds in which each label has its share. */
    private List<List<Integer>> folds(List<Integer> members, long order) {
        List<Integer> shuffled = new ArrayList<>(members);
        Collections.shuffle(shuffled, new Random(order));
        shuffled.sort(Comparator.comparing(member -> right[member]));
        List<List<Integer>> folds = new ArrayList<>();
        for (int i = 0; i < FOLDS; i++) {
            folds.add(new ArrayList<>());
        }
        for (int i = 0; i < shuffled.size(); i++) {
            folds.get(i % FOLDS).add(shuffled.get(i));
        }
        return folds;
    }

    /**
     * Judges each example by what was learned from the others, fold by fold; also how sure a model may be is learned
     * without it.
     *
     * @param repetitions with other folds each
     */
    public List<Evaluation> evaluate(int repetitions) {
        List<Evaluation> evaluations = new ArrayList<>();
        for (int repetition = 0; repetition < repetitions; repetition++) {
            Evaluation evaluation = new Evaluation(labels);
            for (List<Integer> fold : folds(all(), seed + repetition)) {
                TextModel model = learn(without(all(), fold));
                for (int member : fold) {
                    double[] logits = logits(model, member);
                    evaluation.add(
                            right[member],
                            Calibration.softmax(logits, model.temperature()),
                            Calibration.softmax(logits, 1));
                }
            }
            evaluations.add(evaluation);
        }
        return evaluations;
    }

    private TextModel fit(List<Integer> members, double temperature) {
        Vocabulary vocabulary = Vocabulary.of(members.stream().map(counts::get).toList());
        Problem problem = new Problem();
        problem.l = members.size();
        problem.n = vocabulary.size() + 1;
        problem.bias = 1;
        problem.x = new Feature[members.size()][];
        problem.y = new double[members.size()];
        for (int i = 0; i < members.size(); i++) {
            Vocabulary.Vector vector = vocabulary.vector(counts.get(members.get(i)));
            Feature[] features = new Feature[vector.places().length + 1];
            for (int j = 0; j < vector.places().length; j++) {
                features[j] = new FeatureNode(vector.places()[j] + 1, vector.values()[j]);
            }
            features[vector.places().length] = new FeatureNode(problem.n, 1);
            problem.x[i] = features;
            problem.y[i] = right[members.get(i)];
        }
        Parameter parameter = new Parameter(SolverType.L2R_LR, COST, PRECISION);
        return new TextModel(labels, vocabulary, weights(Linear.train(problem, parameter), problem.n), temperature);
    }

    /** The library keeps the weights of all labels place by place, and only one row where there are two labels. */
    private float[][] weights(Model model, int places) {
        float[][] weights = new float[labels.size()][places];
        for (float[] row : weights) {
            row[places - 1] = -10; // stays where no example of a label was there to learn from
        }
        double[] all = model.getFeatureWeights();
        int[] order = model.getLabels();
        boolean two = order.length == 2;
        for (int i = 0; i < order.length; i++) {
            for (int place = 0; place < places; place++) {
                weights[order[i]][place] =
                        (float) (two ? (i == 0 ? all[place] : -all[place]) / 2 : all[place * order.length + i]);
            }
        }
        return weights;
    }

    private List<Integer> all() {
        return IntStream.range(0, right.length).boxed().toList();
    }

    private static List<Integer> without(List<Integer> members, List<Integer> fold) {
        List<Integer> others = new ArrayList<>(members);
        others.removeAll(new HashSet<>(fold));
        return others;
    }
}
