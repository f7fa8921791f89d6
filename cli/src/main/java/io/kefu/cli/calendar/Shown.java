package io.kefu.cli.calendar;

import io.kefu.calendar.BusinessCalendar;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Moments as people read them. */
final class Shown {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");

    private Shown() {}

    /** In the calendar's zone. */
    static String moment(Instant instant, BusinessCalendar calendar) {
        return MOMENT.format(instant.atZone(calendar.zone()));
    }
}
