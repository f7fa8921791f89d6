package io.kefu.sheet.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateFormatsTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            14  | -                          | true
            28  | -                          | true
            31  | -                          | true
            58  | -                          | true
            75  | -                          | true
            14  | 0                          | false
            164 | yyyy-mm-dd"(更新)"           | true
            164 | "日期"yyyy-mm-dd             | true
            164 | yyyy-m-d hh時mm分           | true
            164 | [>0]yyyy-mm-dd;0           | true
            164 | aaaa yyyy-mm-dd            | true
            164 | yyyy-mm-dd_                | true
            164 | [$-804]yyyy"年"m"月";@       | true
            164 | [DBNum1][$-804]m"月"d"日"    | true
            164 | [h]:mm:ss                  | true
            164 | mm:ss.0                    | true
            164 | e"年"m"月"                   | true
            164 | "SD"0                      | false
            164 | 0"天"                       | false
            164 | [Red]0.00;[Blue]-0.00      | false
            164 | G/通用格式                   | false
            164 | 0.00E+00                   | false
            164 | \\d0                       | false
            164 | @                          | false
            """)
    void tellsDatesFromNumbers(int id, String code, boolean date) {
        assertThat(DateFormats.isDate(id, code)).isEqualTo(date);
    }
}
