package io.kefu.text.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDatesTest {

    @ParameterizedTest
    @CsvSource({
        "1990-05-12, 1990-05-12",
        "1990/5/2, 1990-05-02",
        "1990年5月12日, 1990-05-12",
        "19900512, 1990-05-12",
        "１９９０-05-12, 1990-05-12",
        "1990-05-12 00:00, 1990-05-12",
        "1990-13-01, ",
        "1990-02-30, ",
        "2090-01-01, ",
        "1790-01-01, ",
        "1990-05, ",
        "五月十二日, "
    })
    void aDayOnWhichSomebodyWasBorn(String text, LocalDate day) {
        assertThat(BirthDates.day(text, LocalDate.of(2024, 5, 9))).isEqualTo(java.util.Optional.ofNullable(day));
    }
}
