package io.kefu.calendar;

import io.kefu.problem.KefuException;
import io.kefu.yaml.YamlMap;
import java.io.IOException;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;

/**
 * Reads lists of holidays: YAML with {@code days_off} and {@code workdays}, or iCalendar. Of an iCalendar file the events
 * that last whole days count; an event whose summary says 补班, 调休上班 or 班, or “working day”, is a make-up working
 * day, any other a day off. Repeated events are followed from 2000 to 2100.
 */
public final class HolidayFile {

    private static final Pattern WORKING_DAY =
            Pattern.compile("补班|上班|[((]班[))]|\\bwork(ing)? ?day\\b", Pattern.CASE_INSENSITIVE);
    private static final LocalDate FROM = LocalDate.of(2000, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2100, 1, 1);

    private HolidayFile() {}

    /** Reads YAML. */
    public static HolidayList yaml(String file, String text) {
        YamlMap yaml = YamlMap.parse(file, text).only("days_off", "workdays");
        return new HolidayList(dates(yaml, "days_off"), dates(yaml, "workdays"));
    }

    private static Set<LocalDate> dates(YamlMap yaml, String key) {
        Set<LocalDate> dates = new HashSet<>();
        for (String date : yaml.texts(key)) {
            try {
                dates.add(LocalDate.parse(date));
            } catch (DateTimeException e) {
                throw yaml.wrong(key, "dates such as 2024-05-01");
            }
        }
        return dates;
    }

    /** Reads iCalendar (RFC 5545). */
    public static HolidayList iCalendar(String file, String text) {
        Set<LocalDate> daysOff = new HashSet<>();
        Set<LocalDate> workdays = new HashSet<>();
        try {
            for (Component component :
                    new CalendarBuilder().build(new StringReader(text)).getComponents()) {
                if (component instanceof VEvent event) {
                    boolean works = event.getSummary() != null
                            && WORKING_DAY
                                    .matcher(event.getSummary().getValue())
                                    .find();
                    (works ? workdays : daysOff).addAll(days(event));
                }
            }
        } catch (IOException | ParserException | RuntimeException e) {
            throw new KefuException(new CalendarProblem.NotICalendar(file, String.valueOf(e.getMessage())), e);
        }
        return new HolidayList(daysOff, workdays);
    }

    private static Set<LocalDate> days(VEvent event) {
        Set<LocalDate> days = new HashSet<>();
        DtStart<Temporal> start = event.getDateTimeStart();
        if (start == null || !(start.getDate() instanceof LocalDate)) {
            return days;
        }
        Set<Period<Temporal>> occurrences = event.calculateRecurrenceSet(new Period<Temporal>(FROM, UNTIL));
        for (Period<Temporal> occurrence : occurrences) {
            LocalDate first = LocalDate.from(occurrence.getStart());
            long length = Math.max(1, ChronoUnit.DAYS.between(first, LocalDate.from(occurrence.getEnd())));
            first.datesUntil(first.plusDays(length)).forEach(days::add);
        }
        return days;
    }
}
