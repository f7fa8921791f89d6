package io.kefu.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Row 3 becomes rows 3 to 7. */
class StretchTest {

    private static final Map<String, Stretch> DATA = Map.of("Data", new Stretch(3, 5), "按日", new Stretch(3, 5));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SUM(B3:B3)                | SUM(B3:B7)
            SUM(B$3:B$3)+B2           | SUM(B$3:B$7)+B2
            B4*2                      | B8*2
            IF(A3="B4",1,LOG10(B5))   | IF(A3="B4",1,LOG10(B9))
            Other!B4                  | Other!B4
            'Data'!$A$2:$K$3          | 'Data'!$A$2:$K$7
            Data!B3:Data!B3           | Data!B3:Data!B3
            _xlfn.F3(A4)              | _xlfn.F3(A8)
            """)
    void rewritesFormulas(String formula, String expected) {
        assertThat(Stretch.rewrite(formula, "Data", DATA, false)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            按日!$B$3:$B$3   | 按日!$B$3:$B$7
            '按日'!$B$3      | '按日'!$B$3:$B$7
            按日!$B$2        | 按日!$B$2
            """)
    void growsSeriesOfCharts(String reference, String expected) {
        assertThat(Stretch.rewrite(reference, "", DATA, true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"E3,E3:E7", "A2:K3,A2:K7", "E3 H3,E3:E7 H3:H7", "A1:C1,A1:C1", "A5:B6,A9:B10"})
    void stretchesRanges(String range, String expected) {
        assertThat(new Stretch(3, 5).range(range)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"E3,E3:E507", "A2:K3,A2:K507", "E3 H1:H2,E3:E507 H1:H2", "A5:B6,A9:B10"})
    void goesOnBelowTheLastRow(String range, String expected) {
        assertThat(new Stretch(3, 5).rangeAndBelow(range)).isEqualTo(expected);
    }

    @Test
    void endsWithTheSheet() {
        assertThat(new Stretch(3, Stretch.MOST_ROWS - 4).rangeAndBelow("E3")).isEqualTo("E3:E1048576");
    }
}
