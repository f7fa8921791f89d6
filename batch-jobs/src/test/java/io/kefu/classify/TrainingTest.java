package io.kefu.classify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {

    private static final Map<String, List<String>> WORDS = Map.of(
            "network", List.of("连不上网", "配网失败", "路由器断线", "wifi drops", "蓝牙搜不到"),
            "leak", List.of("漏水", "水箱滴水", "地板湿了", "water everywhere", "接头松了"),
            "invoice", List.of("开发票", "抬头写错", "税号", "invoice missing", "电子票没收到"));

    /** Texts of two phrases of one label with others' noise between. */
    private static List<Example> examples(int count, List<String> labels) {
        Random random = new Random(3);
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String label = labels.get(i % labels.size());
            List<String> phrases = WORDS.getOrDefault(label, List.of());
            String text = "你好" + phrases.get(random.nextInt(5)) + "，昨天买的 " + phrases.get(random.nextInt(5)) + " 谢谢";
            examples.add(new Example(text, Set.of(), label));
        }
        return examples;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void learnsWhatTellsLabelsApart(int count) {
        List<String> labels = List.of("network", "leak", "invoice").subList(0, count);
        TextModel model = new Training(examples(60, labels), 1).train();
        for (String label : labels) {
            String text = String.join(" ", WORDS.getOrDefault(label, List.of()));
            TextModel.Verdict verdict = model.verdict(text, Set.of());
            assertThat(verdict.label()).isEqualTo(label);
            assertThat(verdict.probability()).isGreaterThan(0.8);
            assertThat(verdict.probabilities().values().stream()
                            .mapToDouble(p -> p)
                            .sum())
                    .isBetween(0.999, 1.001);
        }
    }

    @Test
    void saysWhatSpokeForIt() {
        TextModel model = new Training(examples(60, List.of("network", "leak", "invoice")), 1).train();
        assertThat(model.evidence("漏水了，还要开发票", Set.of(), "leak", 3))
                .anyMatch(evidence -> evidence.gram().contains("漏") && evidence.weight() > 0);
        assertThat(model.evidence("漏水了，还要开发票", Set.of(), "leak", 50))
                .anyMatch(evidence -> evidence.gram().contains("票") && evidence.weight() < 0);
        assertThat(model.evidence("", Set.of(), "leak", 3)).isEmpty();
    }

    @Test
    void theSameExamplesGiveTheSameModelAndItIsReadAsItWasKept() {
        List<Example> examples = examples(90, List.of("network", "leak", "invoice"));
        byte[] once = ModelBytes.of(new Training(examples, 5).train());
        assertThat(ModelBytes.of(new Training(examples, 5).train())).isEqualTo(once);
        assertThat(ModelBytes.of(ModelBytes.read(once))).isEqualTo(once);
    }

    @Test
    void hintsDecideWhereWordsSayNothing() {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            examples.add(new Example("嗯嗯 " + i % 7, Set.of("rule " + i % 2), i % 2 == 0 ? "even" : "odd"));
        }
        TextModel model = new Training(examples, 1).train();
        assertThat(model.verdict("嗯嗯", Set.of("rule 0")).label()).isEqualTo("even");
        assertThat(model.verdict("嗯嗯", Set.of("rule 1")).label()).isEqualTo("odd");
    }

    @Test
    @Tag("shared")
    void realMessagesOfCitizens() throws IOException {
        List<Evaluation> all = new Training(ClassifyBench.messages(Path.of("../../shared/data")), 42).evaluate(2);
        assertThat(all).allSatisfy(one -> {
            assertThat(one.macroF1()).isGreaterThan(0.60);
            assertThat(one.majorityF1()).isLessThan(0.06);
            assertThat(one.logLoss()).isLessThan(one.uncalibratedLogLoss());
            assertThat(one.calibrationError()).isLessThan(0.12);
        });
    }

    /** Confusion, F1 and coverage against what can be reckoned by hand. */
    @Test
    void figuresAreWhatTheyAreCalled() {
        Evaluation evaluation = new Evaluation(List.of("a", "b"));
        evaluation.add(0, new double[] {0.9, 0.1}, new double[] {0.9, 0.1});
        evaluation.add(0, new double[] {0.8, 0.2}, new double[] {0.8, 0.2});
        evaluation.add(0, new double[] {0.3, 0.7}, new double[] {0.3, 0.7});
        evaluation.add(1, new double[] {0.4, 0.6}, new double[] {0.4, 0.6});
        assertThat(evaluation.confused(0, 1)).isEqualTo(1);
        assertThat(evaluation.f1(0)).isEqualTo(0.8);
        assertThat(evaluation.f1(1)).isEqualTo(2.0 / 3);
        assertThat(evaluation.macroF1()).isEqualTo((0.8 + 2.0 / 3) / 2);
        assertThat(evaluation.majorityF1()).isEqualTo(2.0 * 3 / 7 / 2);
        assertThat(evaluation.coverage(1.0)).isEqualTo(new Evaluation.Coverage(0.5, 0.8));
        assertThat(evaluation.coverage(0.7)).isEqualTo(new Evaluation.Coverage(1, 0.6));
        assertThat(evaluation.logLoss())
                .isEqualTo(-(Math.log(0.9) + Math.log(0.8) + Math.log(0.3) + Math.log(0.6)) / 4);
        assertThat(evaluation.calibrationError())
                .isCloseTo((0.1 + 0.2 + 0.7 + 0.4) / 4, org.assertj.core.data.Offset.offset(1e-9));
    }
}
