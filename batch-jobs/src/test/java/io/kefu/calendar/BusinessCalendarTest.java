package io.kefu.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kefu.problem.KefuException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String OFFICE = """
            timezone: Asia/Shanghai
            weekly:
              mon: ["09:00-12:00", "13:30-18:00"]
              tue: ["09:00-12:00", "13:30-18:00"]
              wed: ["09:00-12:00", "13:30-18:00"]
              thu: ["09:00-12:00", "13:30-18:00"]
              fri: ["09:00-12:00", "13:30-18:00"]
            holidays_from: [cn]
            """;

    static BusinessCalendar read(String yaml) {
        return CalendarFile.parse("t.yaml", yaml, ZoneOffset.UTC, (name, where) -> shipped(name));
    }

    private static HolidayList shipped(String name) {
        return HolidayFile.parse(name, resource("/io/kefu/templates/calendars/holidays/" + name + ".yaml"));
    }

    private static String resource(String name) {
        try (InputStream in = BusinessCalendarTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** What other help desks' tests assert; the file tells from where. */
    @Test
    void allCasesOfOtherProjectsComeOut() {
        CalendarCases.Outcome outcome = CalendarCases.run(
                "vectors.yaml",
                resource("/io/kefu/calendar/vectors.yaml"),
                ZoneOffset.UTC,
                (name, where) -> shipped(name));
        assertThat(outcome.mismatches()).isEmpty();
        assertThat(outcome.cases()).isEqualTo(224);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            within the morning                  | 2024-05-06T09:15 | PT1H   | 2024-05-06T10:15
            over the lunch break                | 2024-05-06T11:30 | PT1H   | 2024-05-06T14:00
            used up exactly at closing          | 2024-05-06T17:00 | PT1H   | 2024-05-06T18:00
            used up exactly at noon             | 2024-05-06T11:00 | PT1H   | 2024-05-06T12:00
            over the night                      | 2024-05-06T17:30 | PT1H   | 2024-05-07T09:30
            over the weekend                    | 2024-05-17T17:30 | PT1H   | 2024-05-20T09:30
            nothing, while closed               | 2024-05-12T10:00 | PT0S   | 2024-05-13T09:00
            nothing, while open                 | 2024-05-13T10:00 | PT0S   | 2024-05-13T10:00
            nothing, at closing                 | 2024-05-13T18:00 | PT0S   | 2024-05-14T09:00
            an hour before the May holiday      | 2024-04-30T17:00 | PT2H   | 2024-05-06T10:00
            into a make-up working Saturday     | 2024-05-10T17:00 | PT2H   | 2024-05-11T10:00
            over the Spring Festival            | 2024-02-09T17:00 | PT2H   | 2024-02-18T10:00
            the Sunday before it is worked      | 2024-02-04T10:00 | PT1H   | 2024-02-04T11:00
            a year of 7.5-hour days             | 2024-01-02T09:00 | PT1882H30M | 2024-12-31T18:00
            """)
    void addsBusinessTimeOfAChineseOffice(String story, LocalDateTime from, Duration budget, LocalDateTime due) {
        BusinessCalendar calendar = read(OFFICE);
        Instant start = from.atZone(SHANGHAI).toInstant();
        assertThat(LocalDateTime.ofInstant(calendar.add(start, budget), SHANGHAI))
                .isEqualTo(due);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            within the morning             | 2024-05-06T10:15 | PT1H | 2024-05-06T09:15
            back to the opening            | 2024-05-06T10:00 | PT1H | 2024-05-06T09:00
            over the lunch break           | 2024-05-06T14:00 | PT1H | 2024-05-06T11:30
            from closed time               | 2024-05-12T10:00 | PT2H | 2024-05-11T16:00
            over the May holiday           | 2024-05-06T10:00 | PT2H | 2024-04-30T17:00
            nothing, at closing            | 2024-05-06T18:00 | PT0S | 2024-05-06T18:00
            nothing, while closed          | 2024-05-06T20:00 | PT0S | 2024-05-06T18:00
            """)
    void goesBackInBusinessTime(String story, LocalDateTime from, Duration budget, LocalDateTime begin) {
        Instant end = from.atZone(SHANGHAI).toInstant();
        assertThat(LocalDateTime.ofInstant(read(OFFICE).subtract(end, budget), SHANGHAI))
                .isEqualTo(begin);
    }

    @Test
    void aHolidayClosesTheLocalDayAlsoForTheNightBefore() {
        BusinessCalendar calendar = read("""
                timezone: UTC
                weekly: {mon: ["22:00-06:00"], tue: ["22:00-06:00"], wed: ["22:00-06:00"]}
                holidays: [2024-05-14]
                """);
        // Monday's night ends at midnight, Tuesday's does not begin, Wednesday's is whole.
        assertThat(calendar.windows(Instant.parse("2024-05-13T12:00:00Z"), 2))
                .containsExactly(
                        window("2024-05-13T22:00:00Z", "2024-05-14T00:00:00Z"),
                        window("2024-05-15T22:00:00Z", "2024-05-16T06:00:00Z"));
    }

    @Test
    void hoursThatOverlapCountOnce() {
        BusinessCalendar calendar = read("""
                timezone: UTC
                weekly: {mon: ["09:00-12:00", "11:00-15:00", "22:00-04:00"], tue: ["03:00-05:00"]}
                """);
        assertThat(calendar.windows(Instant.parse("2024-05-13T00:00:00Z"), 2))
                .containsExactly(
                        window("2024-05-13T09:00:00Z", "2024-05-13T15:00:00Z"),
                        window("2024-05-13T22:00:00Z", "2024-05-14T05:00:00Z"));
        assertThat(calendar.between(Instant.parse("2024-05-13T00:00:00Z"), Instant.parse("2024-05-15T00:00:00Z")))
                .isEqualTo(Duration.ofHours(13));
    }

    @Test
    void aLongDurationAndAFarInstantAreReached() {
        BusinessCalendar always = BusinessCalendar.always(ZoneId.of("Europe/Berlin"));
        Instant start = Instant.parse("2024-03-30T12:00:00Z");
        assertThat(always.add(start, Duration.ofDays(100_000))).isEqualTo(start.plus(Duration.ofDays(100_000)));
        assertThat(always.subtract(start, Duration.ofDays(100_000))).isEqualTo(start.minus(Duration.ofDays(100_000)));
    }

    @Test
    void saysSoWhenItNeverOpensAgain() {
        BusinessCalendar once = read("""
                timezone: UTC
                special_days: {2024-05-11: ["09:00-10:00"]}
                """);
        assertThat(once.add(Instant.parse("2024-01-01T00:00:00Z"), Duration.ofHours(1)))
                .isEqualTo(Instant.parse("2024-05-11T10:00:00Z"));
        assertThatThrownBy(() -> once.add(Instant.parse("2024-01-01T00:00:00Z"), Duration.ofHours(2)))
                .isInstanceOf(KefuException.class)
                .hasMessage("the calendar has no such business time between 1600 and 2600");
    }

    @Test
    void aPausedClockIsNeverDue() {
        BusinessCalendar calendar = read(OFFICE);
        Instant start = Instant.parse("2024-05-06T01:00:00Z");
        BusinessClock clock = new BusinessClock(
                calendar, start, List.of(new BusinessClock.Event(start.plusSeconds(3600), BusinessClock.Action.PAUSE)));
        assertThat(clock.due(Duration.ofHours(1))).contains(start.plusSeconds(3600));
        assertThat(clock.due(Duration.ofHours(2))).isEmpty();
        assertThat(clock.elapsed(start.plusSeconds(7200))).isEqualTo(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"09:00-09:00", "00:00-00:00", "24:00-09:00", "9-18", "25:00-26:00", "nonsense", ""})
    void refusesWhatAreNoHours(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Hours.parse(text));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            timezone: UTC                                          | t.yaml:1:1: key 'weekly' is missing
            weekly: {mon: []}                                      | t.yaml:1:9: 'weekly'
            weekly: {mon: ["09:00-09:00"]}                         | t.yaml:1:15: 'mon'
            weekly: {mo: ["09:00-10:00"]}                          | t.yaml:1:10: unknown key 'mo'
            holidays: [2024-13-01]                                 | t.yaml:1:11: 'holidays'
            special_days: {tomorrow: ["09:00-10:00"]}              | t.yaml:1:26: 'tomorrow'
            {timezone: Mars/Base, weekly: {mon: ["09:00-10:00"]}}  | t.yaml:1:12: 'timezone'
            """)
    void refusesACalendarAndNamesThePlace(String yaml, String message) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(KefuException.class).hasMessageContaining(message);
    }

    @Test
    void readsHolidaysOfICalendar() {
        HolidayList list = ICalendarFile.parse("cn.ics", """
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//test//
                BEGIN:VEVENT
                UID:1
                DTSTAMP:20240101T000000Z
                DTSTART;VALUE=DATE:20240501
                DTEND;VALUE=DATE:20240504
                SUMMARY:劳动节 假期
                END:VEVENT
                BEGIN:VEVENT
                UID:2
                DTSTAMP:20240101T000000Z
                DTSTART;VALUE=DATE:20240511
                SUMMARY:劳动节 补班
                END:VEVENT
                BEGIN:VEVENT
                UID:3
                DTSTAMP:20240101T000000Z
                DTSTART;VALUE=DATE:20200101
                RRULE:FREQ=YEARLY
                SUMMARY:New Year
                END:VEVENT
                BEGIN:VEVENT
                UID:4
                DTSTAMP:20240101T000000Z
                DTSTART:20240601T090000Z
                DTEND:20240601T100000Z
                SUMMARY:a meeting
                END:VEVENT
                END:VCALENDAR
                """.replace("\n", "\r\n"));
        assertThat(list.workdays()).containsExactly(LocalDate.of(2024, 5, 11));
        assertThat(list.daysOff())
                .contains(LocalDate.of(2024, 5, 1), LocalDate.of(2024, 5, 3), LocalDate.of(2031, 1, 1))
                .doesNotContain(LocalDate.of(2024, 5, 4), LocalDate.of(2024, 6, 1), LocalDate.of(2019, 1, 1));
        assertThatThrownBy(() -> ICalendarFile.parse("x.ics", "hello"))
                .isInstanceOf(KefuException.class)
                .hasMessageContaining("cannot read x.ics as iCalendar");
    }

    @Test
    void shippedHolidaysAreThoseOfThreeYears() {
        HolidayList cn = shipped("cn");
        Map<Integer, Long> off = cn.daysOff().stream()
                .collect(java.util.stream.Collectors.groupingBy(
                        LocalDate::getYear, java.util.stream.Collectors.counting()));
        assertThat(off).isEqualTo(Map.of(2024, 28L, 2025, 28L, 2026, 33L));
        assertThat(cn.workdays()).contains(LocalDate.of(2024, 2, 4), LocalDate.of(2024, 5, 11));
        assertThat(cn.workdays())
                .allMatch(day -> Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek()));
    }

    private static Window window(String open, String close) {
        return new Window(Instant.parse(open), Instant.parse(close));
    }
}
