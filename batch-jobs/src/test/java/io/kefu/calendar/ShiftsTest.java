package io.kefu.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShiftsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static boolean isOn(String shifts, String at) {
        return Shifts.parse(shifts)
                .isOn(LocalDateTime.parse(at).atZone(SHANGHAI).toInstant(), SHANGHAI, (name, day) -> {
                    assertThat(name).isEqualTo("office-hours");
                    return CalendarFile.parse(
                                    "office-hours.yaml",
                                    "weekly: {mon: ['08:00-12:00']}\n",
                                    SHANGHAI,
                                    (list, place) -> {
                                        throw new AssertionError(list);
                                    })
                            .rules()
                            .on(day);
                });
    }

    /** 2024-05-06 is a Monday. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Mon-Fri 09:00-18:00                              | 2024-05-06T09:00 | true
            Mon-Fri 09:00-18:00                              | 2024-05-06T18:00 | false
            Mon-Fri 09:00-18:00                              | 2024-05-11T10:00 | false
            周一至周五 09:00-18:00                           | 2024-05-10T17:59 | true
            周一到五 9:00~18:00                              | 2024-05-10T17:59 | true
            周一至周五 09：00－12：00，13：30－18：00         | 2024-05-06T12:30 | false
            周一至周五 09：00－12：00，13：30－18：00         | 2024-05-06T13:30 | true
            星期一、星期三 09:00-18:00                       | 2024-05-08T10:00 | true
            星期一、星期三 09:00-18:00                       | 2024-05-07T10:00 | false
            周一三五 09:00-18:00                             | 2024-05-08T10:00 | true
            周五至周一 09:00-18:00                           | 2024-05-12T10:00 | true
            周五至周一 09:00-18:00                           | 2024-05-07T10:00 | false
            工作日 9:00-18:00；周末 10:00-16:00               | 2024-05-11T10:00 | true
            工作日 9:00-18:00；周末 10:00-16:00               | 2024-05-11T09:00 | false
            每天 22:00-06:00                                 | 2024-05-07T05:59 | true
            22:00-06:00                                      | 2024-05-07T06:00 | false
            Sun 22:00-06:00                                  | 2024-05-06T05:00 | true
            Mon-Fri 09:00-18:00; 2024-05-06 off              | 2024-05-06T10:00 | false
            Mon-Fri 09:00-18:00; 2024-05-11 09:00-12:00      | 2024-05-11T10:00 | true
            Mon-Fri 09:00-18:00; 2024年5月6日 休              | 2024-05-06T10:00 | false
            2024-05-06 off                                   | 2024-05-06T10:00 | false
            2024-05-06 off                                   | 2024-05-07T10:00 | true
            每天 08:30-17:30；周日 休                         | 2024-05-12T10:00 | false
            周日 休；每天 08:30-17:30                         | 2024-05-12T10:00 | false
            每天 08:30-17:30；周日 休                         | 2024-05-11T10:00 | true
            周日 休                                          | 2024-05-11T10:00 | true
            周日 休                                          | 2024-05-12T10:00 | false
            calendar office-hours; Mon off                   | 2024-05-06T10:00 | false
            calendar office-hours                            | 2024-05-06T10:00 | true
            日历 office-hours                                | 2024-05-06T13:00 | false
            calendar office-hours; Tue 13:00-14:00           | 2024-05-07T13:30 | true
            calendar office-hours; 2024-05-06 off            | 2024-05-06T10:00 | false
            周一至周五 9:00 - 18:00                           | 2024-05-06T17:59 | true
            Mon - Fri 09:00 – 12:00, 13:00 – 18:00           | 2024-05-06T12:30 | false
            周一至周五 9点-18点                               | 2024-05-06T17:59 | true
            周一至周五 9点半到18点15分                         | 2024-05-06T09:29 | false
            周一至周五 9点半到18点15分                         | 2024-05-06T18:14 | true
            ''                                               | 2024-05-06T03:00 | true
            """)
    void saysWhenSomebodyWorks(String shifts, String at, boolean expected) {
        assertThat(isOn(shifts, at)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "早班",
                "Mon-Fri",
                "Mon-Fri 9-18",
                "周八 09:00-18:00",
                "2024-02-30 off",
                "Mon 09:00-25:00",
                "25:00-26:00"
            })
    void refusesWhatItCannotRead(String shifts) {
        assertThatThrownBy(() -> Shifts.parse("Mon 09:00-10:00; " + shifts))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2024-05-06                              | 2024-05-06T23:59 | ''
            2024-05-06                              | 2024-05-07T00:00 | none
            2024-05-06/2024-05-08                   | 2024-05-08T10:00 | ''
            2024-05-06~2024-05-08 年假              | 2024-05-07T10:00 | 年假
            2024年5月6日至2024年5月8日（病假）       | 2024-05-08T23:00 | 病假
            2024/5/6 - 2024/5/8                     | 2024-05-09T00:00 | none
            2024-05-01; 2024-05-06 13:00-18:00      | 2024-05-06T12:59 | none
            2024-05-01；2024-05-06 13:00-18:00       | 2024-05-06T13:00 | ''
            2024-05-06 13:00 至 2024-05-07 12:00    | 2024-05-07T11:59 | ''
            2024-05-06 13:00 至 2024-05-07 12:00    | 2024-05-07T12:00 | none
            2024-05-06 sick leave                   | 2024-05-06T08:00 | sick leave
            2024-05-06 上午                         | 2024-05-06T11:59 | ''
            2024-05-06 上午                         | 2024-05-06T12:00 | none
            2024-05-06 下午（看病）                  | 2024-05-06T12:00 | 看病
            2024-05-06 afternoon                    | 2024-05-06T11:59 | none
            2024-05-06 起                           | 2031-05-06T12:00 | ''
            2024-05-06至今 产假                     | 2024-06-06T12:00 | 产假
            2024-05-06 起                           | 2024-05-05T12:00 | none
            2024-05-06/2024-05-08 年假3天            | 2024-05-08T10:00 | 年假3天
            2024-05-06 晚班补休                     | 2024-05-06T10:00 | 晚班补休
            2024-05-06 到岗培训                     | 2024-05-06T10:00 | 到岗培训
            2024-05-06 补5月4日加班                 | 2024-05-06T10:00 | 补5月4日加班
            2024-05-06（5月4日加班调休）             | 2024-05-06T10:00 | 5月4日加班调休
            2024-05-06 on leave                     | 2024-05-07T10:00 | none
            2024-05-06 13:00~18:00 培训             | 2024-05-06T17:00 | 培训
            """)
    void saysWhenSomebodyIsAway(String leave, String at, String why) {
        assertThat(Leave.parse(leave)
                        .at(LocalDateTime.parse(at).atZone(SHANGHAI).toInstant(), SHANGHAI)
                        .map(Leave.Span::why)
                        .orElse("none"))
                .isEqualTo(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "下周",
                "2024-05-08/2024-05-06",
                "2024-13-01",
                "5月6日",
                "2024-05-06 18:00-13:00",
                "2024-05-06 半天",
                "2024-05-06/",
                "2024-05-06 至",
                "2024-05-06 上午9点到12点",
                "2024-05-06 晚上",
                "2024-05-06（晚上）",
                "2024-05-06 晚上补休",
                "2024-05-06 9点到12点补休",
                "2024-05-06 2024-05-08",
                "2024-05-06、7日",
                "2024-05-06/2024-05-08 起",
                "2024-05-06 9点-12点"
            })
    void refusesAnAbsenceThatItCannotRead(String leave) {
        assertThatThrownBy(() -> Leave.parse(leave)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingSaidIsNothingKnown() {
        assertThat(Leave.parse(" ")).isEqualTo(Leave.NONE);
        assertThat(Shifts.parse(null)).isEqualTo(Shifts.ANY);
    }
}
