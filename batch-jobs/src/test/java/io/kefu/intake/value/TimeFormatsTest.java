package io.kefu.intake.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeFormatsTest {

    @ParameterizedTest(name = "{0} as {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2024-05-06 09:12:33       | yyyy-MM-dd HH:mm:ss   | 2024-05-06T01:12:33Z
            2024-13-06 10:00:00       | yyyy-MM-dd HH:mm:ss   | -
            2024-02-30 10:00:00       | yyyy-MM-dd HH:mm:ss   | -
            2024-05-06 09:12          | yyyy-MM-dd HH:mm:ss   | -
            2024/5/6 9:05             | yyyy/M/d H:mm         | 2024-05-06T01:05:00Z
            7/29/2013                 | M/d/yyyy              | 2013-07-28T16:00:00Z
            10/31/2016 11:07:15 PM    | MM/dd/yyyy hh:mm:ss a | 2016-10-31T15:07:15Z
            1714960000000             | epoch-ms              | 2024-05-06T01:46:40Z
            1714960000                | epoch-s               | 2024-05-06T01:46:40Z
            2024-05-06T10:03:11+08:00 | iso                   | 2024-05-06T02:03:11Z
            2024-05-06T02:03:11Z      | iso                   | 2024-05-06T02:03:11Z
            2024-05-06T02:03:11.250Z  | iso                   | 2024-05-06T02:03:11.250Z
            2024-05-06T10:03          | iso                   | 2024-05-06T02:03:00Z
            2024-05-06                | iso                   | 2024-05-05T16:00:00Z
            25/12/2024                | M/d/yyyy;d/M/yyyy     | 2024-12-24T16:00:00Z
            +999999999-05-01          | uuuu-MM-dd            | -
            0001-05-01T10:00:00       | iso                   | -
            99999999999999999         | epoch-ms              | -
            昨天上午                  | iso                   | -
            2024-05-06T10:03:11+25:00 | iso                   | -
            """)
    void readsTheWholeTextOrNothing(String text, String format, Instant expected) {
        TimeFormats formats = new TimeFormats(List.of(format.split(";")), ZoneId.of("Asia/Shanghai"));
        assertThat(formats.instant(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-MM-dd hh:mm:ss", "HH:mm", "MM-dd HH:mm", "yyyy-MM-dd qq:zz"})
    void refusesPatternsThatLoseTheTime(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeFormats(List.of(pattern), ZoneId.of("UTC")));
    }
}
