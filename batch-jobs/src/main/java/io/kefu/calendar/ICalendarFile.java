package io.kefu.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import io.kefu.problem.KefuException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;

/**
 * Reads lists of holidays from iCalendar (RFC 5545). Events that last whole days count; one whose summary says 补班,
 * 上班, (班) or “working day” is a make-up working day, any other a day off. Repeated events are followed from 2000 to
 * 2100.
 */
public final class ICalendarFile {

    private static final Pattern WORKING_DAY =
            Pattern.compile("补班|上班|[((]班[))]|\\bwork(ing)? ?day\\b", Pattern.CASE_INSENSITIVE);
    private static final LocalDate FROM = LocalDate.of(2000, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2100, 1, 1);

    private ICalendarFile() {}

    /** Reads the days of a file. */
    public static HolidayList parse(String file, String text) {
        ICalendar calendar = Biweekly.parse(text).first();
        if (calendar == null) {
            throw new KefuException(new CalendarProblem.NotICalendar(file));
        }
        Set<LocalDate> daysOff = new HashSet<>();
        Set<LocalDate> workdays = new HashSet<>();
        for (VEvent event : calendar.getEvents()) {
            boolean works = event.getSummary() != null
                    && WORKING_DAY.matcher(event.getSummary().getValue()).find();
            (works ? workdays : daysOff).addAll(days(event));
        }
        return new HolidayList(daysOff, workdays);
    }

    private static Set<LocalDate> days(VEvent event) {
        Set<LocalDate> days = new HashSet<>();
        if (event.getDateStart() == null || event.getDateStart().getValue().hasTime()) {
            return days;
        }
        long length = 1;
        if (event.getDateEnd() != null) {
            LocalDate start = date(event.getDateStart().getValue());
            length = Math.max(
                    1, ChronoUnit.DAYS.between(start, date(event.getDateEnd().getValue())));
        }
        // The library reads dates as midnights of the system's zone.
        DateIterator starts = event.getDateIterator(TimeZone.getDefault());
        while (starts.hasNext()) {
            LocalDate first = date(starts.next());
            if (!first.isBefore(UNTIL)) {
                break;
            }
            if (!first.isBefore(FROM)) {
                first.datesUntil(first.plusDays(length)).forEach(days::add);
            }
        }
        return days;
    }

    private static LocalDate date(Date midnight) {
        return LocalDate.ofInstant(midnight.toInstant(), ZoneId.systemDefault());
    }
}
