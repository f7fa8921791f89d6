package io.kefu.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.kefu.calendar.BusinessCalendar.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessCalendarTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static BusinessCalendar office(ZoneId zone) {
        Map<DayOfWeek, List<Window>> weekly = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.getValue() <= 5) {
                weekly.put(day, List.of(Window.parse("09:00-12:00"), Window.parse("13:30-18:00")));
            }
        }
        return new BusinessCalendar(zone, weekly);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            within the morning               | 2024-05-06T09:15 | PT1H    | 2024-05-06T10:15
            over the lunch break             | 2024-05-06T11:30 | PT1H    | 2024-05-06T14:00
            used up exactly at closing       | 2024-05-06T17:00 | PT1H    | 2024-05-06T18:00
            over the night                   | 2024-05-06T17:30 | PT1H    | 2024-05-07T09:30
            over the weekend                 | 2024-05-10T17:30 | PT1H    | 2024-05-13T09:30
            starts on a Sunday               | 2024-05-12T10:00 | PT30M   | 2024-05-13T09:30
            nothing, while closed            | 2024-05-12T10:00 | PT0S    | 2024-05-13T09:00
            two working weeks                | 2024-05-06T09:00 | PT75H   | 2024-05-17T18:00
            """)
    void addsBusinessTime(String story, LocalDateTime from, Duration budget, LocalDateTime due) {
        Instant start = from.atZone(SHANGHAI).toInstant();
        assertThat(office(SHANGHAI).add(start, budget))
                .as(story)
                .isEqualTo(due.atZone(SHANGHAI).toInstant());
    }

    @Test
    void aroundTheClockIsElapsedTime() {
        Instant start = Instant.parse("2024-03-30T12:00:00Z");
        assertThat(BusinessCalendar.always(BERLIN).add(start, Duration.ofHours(24)))
                .isEqualTo(start.plus(Duration.ofHours(24)));
    }

    @Test
    void aDayOfTheSpringChangeHas23Hours() {
        Map<DayOfWeek, List<Window>> sundays = Map.of(DayOfWeek.SUNDAY, List.of(Window.parse("00:00-24:00")));
        BusinessCalendar calendar = new BusinessCalendar(BERLIN, sundays);
        Instant from = Instant.parse("2024-03-30T00:00:00Z");
        assertThat(calendar.between(from, from.plus(Duration.ofDays(3)))).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void whatIsAddedLiesBetween() {
        Random random = new Random(7);
        for (ZoneId zone : List.of(SHANGHAI, BERLIN, ZoneId.of("America/New_York"))) {
            BusinessCalendar calendar = office(zone);
            for (int i = 0; i < 500; i++) {
                Instant start = Instant.ofEpochSecond(1_700_000_000L + random.nextInt(60_000_000));
                Duration budget = Duration.ofSeconds(random.nextInt(900_000));
                assertThat(calendar.between(start, calendar.add(start, budget))).isEqualTo(budget);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"09:00-09:00", "18:00-09:00", "09:00-00:00", "9-18", "nonsense"})
    void refusesWhatIsNoWindow(String text) {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Window.parse(text)))
                .isNotNull();
    }

    @Test
    void refusesACalendarThatNeverOpensOrOverlaps() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BusinessCalendar(SHANGHAI, Map.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BusinessCalendar(
                        SHANGHAI,
                        Map.of(DayOfWeek.MONDAY, List.of(Window.parse("09:00-12:00"), Window.parse("11:00-13:00")))));
    }
}
