package io.kefu.match.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kefu.match.table.Values;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessTest {

    private final Likeness likeness = new Likeness();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"martha,marhta,0.9611", "dixon,dicksonx,0.8133", "dwayne,duane,0.84", "abc,abc,1", "abc,xyz,0"})
    void jaroWinklerAsPublished(String a, String b, double similarity) {
        assertThat(likeness.jaroWinkler(a, b)).isCloseTo(similarity, within(0.0001));
    }

    @Test
    void editsAreThoseOfTheDefinition() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            String a = word(random);
            String b = word(random);
            int edits = edits(a, b);
            for (int limit = 0; limit <= 3; limit++) {
                assertThat(likeness.edits(a, b, limit)).as(a + " " + b).isEqualTo(Math.min(edits, limit + 1));
            }
        }
    }

    @Test
    void theFilterNeverRefusesWhatIsNear() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 20_000; i++) {
            Values values = new Values();
            int a = values.add(word(random));
            int b = values.add(word(random));
            int edits = edits(values.text(a), values.text(b));

            assertThat(Values.within(values.letters(a), values.letters(b), edits))
                    .isTrue();
        }
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        for (int i = random.nextInt(7); i >= 0; i--) {
            word.append("abc张王李".charAt(random.nextInt(6)));
        }
        return word.toString();
    }

    /** Optimal string alignment, straight from its recurrence. */
    private static int edits(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + cost);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
