package io.kefu.cli.calendar;

import io.kefu.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Moments and durations as people read them. */
final class Shown {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private Shown() {}

    /** In the calendar's zone. */
    static String moment(Instant instant, BusinessCalendar calendar) {
        return MOMENT.format(instant.atZone(calendar.zone()));
    }

    /** Hours, minutes and, where there are any, seconds: {@code 26:05} or {@code 0:00:07}. */
    static String duration(Duration duration) {
        String minutes = "%d:%02d".formatted(duration.toHours(), duration.toMinutesPart());
        return duration.toSecondsPart() == 0 ? minutes : minutes + ":%02d".formatted(duration.toSecondsPart());
    }
}
