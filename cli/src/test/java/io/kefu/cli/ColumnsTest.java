package io.kefu.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {

    private static final List<List<String>> LINES = List.of(
            List.of("at", "words", "n"),
            List.of("2024-05-06 09:00", "电饭煲不加热，换过插座也不行，请派人来看", "5"),
            List.of("2024-05-06 10:00", "please send somebody to look at it", "12"));
    private static final boolean[] RIGHT = {false, false, true};
    private static final boolean[] WHOLE = {true, false, true};

    @Test
    void aWideOutputKeepsEverythingOnOneLine() {
        assertThat(Columns.align(LINES, RIGHT, WHOLE, 0, true)).isEqualTo("""
                at                words                                      n
                2024-05-06 09:00  电饭煲不加热，换过插座也不行，请派人来看   5
                2024-05-06 10:00  please send somebody to look at it        12
                """);
    }

    @Test
    void onATerminalWordsGiveWayAndTimesStayWhole() {
        assertThat(Columns.align(LINES, RIGHT, WHOLE, 42, true)).isEqualTo("""
                at                words                  n
                2024-05-06 09:00  电饭煲不加热，换过插   5
                                  座也不行，请派人来看
                2024-05-06 10:00  please send somebody  12
                                  to look at it
                """);
        assertThat(Columns.align(LINES, RIGHT, WHOLE, 42, false)).isEqualTo("""
                at                words                  n
                2024-05-06 09:00  电饭煲不加热，换过…    5
                2024-05-06 10:00  please send somebod…  12
                """);
        assertThat(Columns.align(LINES, RIGHT, WHOLE, 10, false).lines())
                .as("no narrower than can be read")
                .allSatisfy(line -> assertThat(Columns.width(line)).isLessThanOrEqualTo(34));
    }

    @Test
    void wordsForWhichTooLittleIsLeftStandOnLinesOfTheirOwn() {
        assertThat(Columns.align(LINES, RIGHT, WHOLE, 36, true)).isEqualTo("""
                at                 n
                    words
                2024-05-06 09:00   5
                    电饭煲不加热，换过插座也不行，请
                    派人来看
                2024-05-06 10:00  12
                    please send somebody to look at
                    it
                """);
    }
}
