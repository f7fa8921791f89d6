package io.kefu.ticket.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KindBedTest {

    @TempDir
    private Path directory;

    /** The figures are of half the texts hard; without the citizens' messages there are fewer, and most are hard. */
    @Test
    void rulesAndClassifierTogetherKnowMoreThanEachAlone() throws IOException {
        KindBed bed = new KindBed(Path.of("../../shared/data"), directory);
        Map<String, Double> figures = bed.figures(0);
        assertThat(figures.get("rules")).isGreaterThan(0.60);
        assertThat(figures.get("both"))
                .isGreaterThan(bed.size() == 600 ? 0.84 : 0.80)
                .isGreaterThan(figures.getOrDefault("rules", 1.0) + 0.1)
                .isGreaterThan(figures.getOrDefault("classifier", 1.0) + 0.1);
    }
}
