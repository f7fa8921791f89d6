package io.kefu.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events as RFC 5545 allows and calendar programs write them. */
class ICalendarKindsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            DTSTART;VALUE=DATE:20240506,DURATION:P3D                              | 2024-05-06 2024-05-07 2024-05-08 |
            DTSTART;VALUE=DATE:20240506,DTEND;VALUE=DATE:20240508                 | 2024-05-06 2024-05-07            |
            DTSTART;VALUE=DATE:20240506,RDATE;VALUE=DATE:20240508                 | 2024-05-06 2024-05-08            |
            DTSTART;VALUE=DATE:20240506,STATUS:CANCELLED                          |                                  |
            DTSTART:20240506T000000,DTEND:20240507T000000                         | 2024-05-06                       |
            DTSTART:20240506T090000,DTEND:20240506T100000                         |                                  |
            DTSTART;VALUE=DATE:20240511,SUMMARY:劳动节\uFF08班\uFF09                  |                                  | 2024-05-11
            DTSTART:20240511T090000,DTEND:20240511T180000,SUMMARY:劳动节 补班 第1天   |                                  | 2024-05-11
            DTSTART;VALUE=DATE:20240511,X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY     |                                  | 2024-05-11
            DTSTART;VALUE=DATE:20240511,SUMMARY:劳动节 班                            |                                  | 2024-05-11
            DTSTART;VALUE=DATE:20240511,SUMMARY:Working Saturday                  |                                  | 2024-05-11
            DTSTART;VALUE=DATE:20240724,SUMMARY:颱風 停止上班上課                     | 2024-07-24                       |
            DTSTART;VALUE=DATE:20241012,SUMMARY:補班（補10/3颱風停班）            |                                  | 2024-10-12
            DTSTART;VALUE=DATE:20240506,SUMMARY:不上班                              | 2024-05-06                       |
            DTSTART;VALUE=DATE:20240501,SUMMARY:劳动节（休） 5月11日上班        | 2024-05-01                       |
            DTSTART;VALUE=DATE:20240511,SUMMARY:Non-working day                   | 2024-05-11                       |
            """)
    void readsEvents(String event, String off, String worked) {
        HolidayList list = ICalendarFile.parse(
                "own.ics",
                "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\n" + event.replace(",", "\n")
                        + "\nEND:VEVENT\nEND:VCALENDAR\n");
        assertThat(list.daysOff()).containsExactlyInAnyOrder(days(off));
        assertThat(list.workdays()).containsExactlyInAnyOrder(days(worked));
    }

    @Test
    void aMidnightOfAnotherZoneIsItsOwnDayOnEveryMachine() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String machine : List.of("UTC", "Asia/Shanghai", "America/New_York", "Pacific/Auckland")) {
                TimeZone.setDefault(TimeZone.getTimeZone(machine));
                assertThat(ICalendarFile.parse("x.ics", """
                                BEGIN:VCALENDAR
                                BEGIN:VEVENT
                                DTSTART;TZID=Asia/Shanghai:20240507T000000
                                DTEND;TZID=Asia/Shanghai:20240508T000000
                                END:VEVENT
                                END:VCALENDAR
                                """).daysOff())
                        .as(machine)
                        .containsExactly(LocalDate.of(2024, 5, 7));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void theLastVersionOfAnEventCountsAndACalledOffCalendarHasNone() {
        String event = "BEGIN:VEVENT\nUID:a\nSEQUENCE:%d\nDTSTART;VALUE=DATE:%s\nEND:VEVENT\n";
        String events = event.formatted(0, "20240506") + event.formatted(1, "20240508");
        assertThat(ICalendarFile.parse("x.ics", "BEGIN:VCALENDAR\n" + events + "END:VCALENDAR\n")
                        .daysOff())
                .containsExactly(LocalDate.of(2024, 5, 8));
        assertThat(ICalendarFile.parse("x.ics", "BEGIN:VCALENDAR\nMETHOD:CANCEL\n" + events + "END:VCALENDAR\n")
                        .daysOff())
                .isEmpty();
    }

    private static LocalDate[] days(String text) {
        return text == null
                ? new LocalDate[0]
                : java.util.Arrays.stream(text.split(" ")).map(LocalDate::parse).toArray(LocalDate[]::new);
    }

    /** Days that no calendar has, rules that the library asserts on or never ends: left out by name, the rest is read. */
    @Test
    void whatCannotBeIsLeftOutAndTheRestIsRead() {
        HolidayList list = ICalendarFile.parse("x.ics", """
                BEGIN:VCALENDAR
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20240230
                SUMMARY:no such day
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20241301
                SUMMARY:no such month
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20240901
                RRULE:FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=45
                SUMMARY:no such rule
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20240902
                RRULE:FREQ=SECONDLY
                SUMMARY:each second
                END:VEVENT
                BEGIN:VEVENT
                UID:r
                DTSTART;VALUE=DATE:20240501
                SUMMARY:劳动节
                END:VEVENT
                BEGIN:VEVENT
                UID:r
                RECURRENCE-ID;VALUE=DATE:20240231
                DTSTART;VALUE=DATE:20240502
                DURATION:one day
                SUMMARY:moved
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));
        assertThat(list.daysOff()).containsExactly(LocalDate.of(2024, 5, 1));
        assertThat(list.leftOut())
                .containsExactly(
                        "2024-2-30 no such day",
                        "2024-13-1 no such month",
                        "2024-09-01 no such rule",
                        "2024-09-02 each second",
                        "2024-05-02 moved (DURATION:one day)");
    }
}
