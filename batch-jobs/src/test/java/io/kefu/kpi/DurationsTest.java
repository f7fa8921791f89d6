package io.kefu.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "5, 5, 5, 5",
        "4 1, 2.5, 2.5, 4",
        "3 1 2, 2, 2, 3",
        "10 9 8 7 6 5 4 3 2 1, 5.5, 5.5, 9",
        "1 2 3 4 5 6 7 8 9 10 11, 6, 6, 10"
    })
    void meanMedianAndP90(String values, double mean, double median, double p90) {
        Durations durations = new Durations();
        for (String value : values.split(" ")) {
            durations.add(Long.parseLong(value));
        }
        assertThat(durations.mean()).isEqualTo(mean);
        assertThat(durations.median()).isEqualTo(median);
        assertThat(durations.p90()).isEqualTo(p90);
    }

    @Test
    void nothingHasNoValue() {
        assertThat(new Durations().mean()).isNull();
        assertThat(new Durations().median()).isNull();
        assertThat(new Durations().p90()).isNull();
    }
}
