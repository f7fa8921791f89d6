package io.kefu.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.kefu.intake.record.Field;
import io.kefu.intake.value.Amounts;
import io.kefu.intake.value.Cells;
import io.kefu.intake.value.Flags;
import io.kefu.intake.value.Seconds;
import io.kefu.intake.value.TimeFormats;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values as other systems write them: read as what they say, or refused, never something else. */
class ValueFormsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            iso                  | 20240506T010000Z                        | 2024-05-06T01:00:00Z
            iso                  | 2024-05-06T09:00:00.000+0800            | 2024-05-06T01:00:00Z
            iso                  | 2024-05-06T09:00+08                     | 2024-05-06T01:00:00Z
            iso                  | 2024-05-06 01:00:00 UTC                 | 2024-05-06T01:00:00Z
            iso                  | 2024-05-06T11:19:34 -10:00              | 2024-05-06T21:19:34Z
            iso                  | 2024-05-06T09:00:00+08:00[Asia/Shanghai] | 2024-05-06T01:00:00Z
            iso                  | 2024-05-06T09:00:00[Europe/Berlin]      | 2024-05-06T07:00:00Z
            iso                  | 2024-05-06T24:00                        | 2024-05-06T16:00:00Z
            iso                  | 2024-05-06T09:00:00,5                   | 2024-05-06T01:00:00.500Z
            iso                  | 2024-02-30T09:00:00                     | -
            iso                  | 2024-05-06T09:00:00 XYZ+                | -
            epoch-ms             | 1714957200                              | 2024-05-06T01:00:00Z
            epoch-s              | 1714957200000                           | 2024-05-06T01:00:00Z
            epoch-s              | 1714957200.0                            | 2024-05-06T01:00:00Z
            epoch-ms             | 1714957200000000                        | 2024-05-06T01:00:00Z
            epoch-ms             | 17149                                   | -
            yyyy/M/d ah:mm:ss    | 2024/5/6 上午9:00:00                     | 2024-05-06T01:00:00Z
            yyyy/M/d ah:mm:ss    | 2024/5/6 下午9:00:00                     | 2024-05-06T13:00:00Z
            yyyy/M/d ah:mm:ss    | 2024/5/6 中午12:10:00                    | 2024-05-06T04:10:00Z
            yyyy/M/d ah:mm:ss    | 2024/5/6 晚上12:10:00                    | -
            M/d/yyyy h:mm:ss a   | 5/6/2024 9:00:00 a.m.                   | 2024-05-06T01:00:00Z
            M/d/yyyy h:mm:ss a   | 5/6/2024 9:00:00\u202FPM                | 2024-05-06T13:00:00Z
            yyyy-MM-dd           | 1969-01-01                              | -
            """)
    void readsTimes(String format, String text, Instant expected) {
        assertThat(new TimeFormats(List.of(format), SHANGHAI).instant(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0", "0000-00-00 00:00:00", "0000-00-00", "0001-01-01T00:00:00Z"})
    void knowsHowDatabasesWriteNoTime(String text) {
        assertThat(TimeFormats.isNone(text)).isTrue();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "M/d/yy, 1/15/85, 1985-01-15",
                "M/d/yy, 1/15/24, 2024-01-15",
                "M/d/yy, 6/15/24, 1924-06-15",
                "yyyy-MM-dd, 2085-01-15, -",
                "yyyy-MM-dd, 1880-01-15, -",
            })
    void nobodyIsBornInTheFuture(String format, String text, LocalDate expected) {
        assertThat(new TimeFormats(List.of(format), SHANGHAI).birthDate(text, Instant.parse("2024-05-09T02:00:00Z")))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            1,234.50元    | 1234.5
            ¥ 1,234.50    | 1234.5
            ￥１２.５       | 12.5
            CNY 99        | 99
            12.5 USD      | -
            US$99         | -
            HK$1,234      | -
            99港币         | -
            $99           | 99
            1 234.50      | 1234.5
            -¥12          | -12
            ¥-12          | -12
            1.2万元        | 12000
            0.5           | 0.5
            1,234,567     | 1234567
            0,99          | -
            1.234,50      | -
            1,234,5       | -
            12,34         | -
            --5           | -
            五元           | -
            """)
    void readsAmounts(String text, BigDecimal expected) {
        BigDecimal read = Amounts.parse(text).orElse(null);
        assertThat(read == null ? null : read.toPlainString())
                .isEqualTo(expected == null ? null : expected.toPlainString());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "200, SECONDS, 200",
                "3.5, MINUTES, 210",
                "00:03:20, SECONDS, 200",
                "3:20, SECONDS, 200",
                "3分20秒, SECONDS, 200",
                "1小时5分, SECONDS, 3900",
                "3m20s, SECONDS, 200",
                "PT3M20S, SECONDS, 200",
                "1899-12-31T00:03:20, SECONDS, 200",
                "1900-01-01T12:00:00, SECONDS, 129600",
                "00:61:20, SECONDS, -",
                "五分钟, SECONDS, -",
            })
    void readsLengthsOfTime(String text, Seconds.Unit unit, Long expected) {
        assertThat(Seconds.parse(text, unit).map(BigDecimal::longValue).orElse(null))
                .isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            nullValues = "-",
            value = {
                "ANSWERED, Y, true",
                "ANSWERED, 已接, true",
                "ANSWERED, 放弃, false",
                "ANSWERED, ×, false",
                "SLA_MET, 超时, false",
                "SLA_MET, 已接, -",
                "ACTIVE, 离职, false",
                "HANDED_OVER, maybe, -",
            })
    void readsYesAndNo(Field field, String text, Boolean expected) {
        assertThat(Flags.of(field, text).orElse(null)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "EXTERNAL_ID, =\"A1\", A1",
                "EXTERNAL_ID, 'A1, A1",
                "EXTERNAL_ID, A\u200B1, A1",
                "PHONE, \uFEFF13800001234\u00A0, 13800001234",
                "TEXT, 'twas broken, 'twas broken",
                "TEXT, =\"a\"&\"b\", =\"a\"&\"b\"",
            })
    void unwrapsWhatSpreadsheetsWrap(Field field, String cell, String expected) {
        assertThat(Cells.value(field, cell)).isEqualTo(expected);
    }
}
