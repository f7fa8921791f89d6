package io.kefu.calendar;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.ParseWarning;
import biweekly.property.RawProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import io.kefu.problem.KefuException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists of holidays from iCalendar (RFC 5545). Events that last whole days are days off; one whose summary says 补班,
 * 上班, (班) or “working day”, or that a calendar program marks so, is a make-up working day, also when it lasts from nine to
 * six. Other events with a time of day are left out, and listed. Events that were called off do not count. Repeated events
 * are followed from 2000 to 2100.
 */
public final class ICalendarFile {

    /** What says that nobody works, whatever else it says: 不上班, 停班, 停止上班, (休). */
    private static final Pattern DAY_OFF = Pattern.compile(
            "不(?:用|需|必)?(?:上班|办公)|停(?:止)?(?:上)?(?:班|课|課|工)|[(（【\\[]\\s*(?:休|假|放假)\\s*[)）】\\]]|\\bno work\\b",
            Pattern.CASE_INSENSITIVE);

    /** What is said outside brackets goes before what stands in them: 補班（補10/3颱風停班）. */
    private static final Pattern MADE_UP = Pattern.compile("(?<![不无無])(?:补班|補班)");

    private static final Pattern IN_BRACKETS = Pattern.compile("[(（【\\[][^)）】\\]]*[)）】\\]]");
    private static final Pattern WORKING_DAY = Pattern.compile(
            "补班|補班|上班|\\p{IsHan}[ 　]+班\\s*$|\\bworking (?:mon|tues|wednes|thurs|fri|satur|sun)day\\b|调休工作|工作日|[(\uFF08\u3010\\[]\\s*(?:班|补|補)\\s*[)\uFF09\u3011\\]]|^\\s*班\\s*$"
                    + "|(?<!non-)(?<!non )(?<!not a )\\bwork(?:ing)?[- ]?day\\b|\\bmake-?up (?:work|day)",
            Pattern.CASE_INSENSITIVE);

    /** Apple's lists mark what is off and what is worked; their other events are festivals of ordinary days. */
    private static final String APPLE_MARK = "X-APPLE-SPECIAL-DAY";

    private static final LocalDate FROM = LocalDate.of(2000, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2100, 1, 1);
    private static final long MOST_DAYS = 400;

    /** A rule that repeats more often than on each day of 2,100 years is none of holidays. */
    private static final long MOST_TURNS = 800_000;

    /** Properties that say which days are meant. */
    private static final Set<String> DAYS =
            Set.of("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID");

    private ICalendarFile() {}

    /** Reads the days of a file. */
    public static HolidayList parse(String file, String text) {
        List<List<ParseWarning>> warnings = new ArrayList<>();
        ICalendar calendar = Biweekly.parse(text).warnings(warnings).first();
        if (calendar == null) {
            throw new KefuException(new CalendarProblem.NotICalendar(file));
        }
        List<VEvent> events = calendar.getEvents();
        Map<String, Integer> newest = newest(events);
        boolean calledOff = calendar.getMethod() != null
                && "CANCEL".equalsIgnoreCase(calendar.getMethod().getValue());
        boolean marked = events.stream().anyMatch(event -> mark(event) != null);
        Map<String, Set<LocalDate>> replaced = replaced(events);
        Set<LocalDate> daysOff = new HashSet<>();
        Set<LocalDate> workdays = new HashSet<>();
        List<String> leftOut = new ArrayList<>();
        Map<Integer, String> unread = unread(text, warnings);
        for (int i = 0; i < events.size(); i++) {
            VEvent event = events.get(i);
            boolean works = works(event);
            if (calledOff || isCancelled(event) || sequence(event) < newest.getOrDefault(occurrence(event), 0)) {
                continue;
            }
            boolean counts = !unread.containsKey(i) && !(marked && mark(event) == null);
            Set<LocalDate> days = counts ? daysOf(event, works) : Set.of();
            if (days.isEmpty()) {
                leftOut.add(name(event) + unread.getOrDefault(i, ""));
                continue;
            }
            if (event.getRecurrenceId() == null && event.getUid() != null) {
                days.removeAll(replaced.getOrDefault(event.getUid().getValue(), Set.of()));
            }
            (works ? workdays : daysOff).addAll(days);
        }
        return new HolidayList(daysOff, workdays, leftOut);
    }

    /** By place of an event, the properties in it that say which days are meant and that nobody can read. */
    private static Map<Integer, String> unread(String text, List<List<ParseWarning>> warnings) {
        List<String> lines = text.lines().toList();
        int[] events = eventOfEachLine(lines);
        Map<Integer, String> unread = new HashMap<>();
        warnings.stream().flatMap(List::stream).filter(ICalendarFile::matters).forEach(warning -> {
            int line = Math.min(lines.size(), Objects.requireNonNullElse(warning.getLineNumber(), 1)) - 1;
            if (events[line] >= 0) {
                unread.merge(events[line], " (" + lines.get(line).strip() + ")", String::concat);
            }
        });
        return unread;
    }

    /** The place of the event that each line is a property of; -1 for what is none's, such as an alarm's or a task's. */
    private static int[] eventOfEachLine(List<String> lines) {
        int[] events = new int[lines.size()];
        int event = -1;
        boolean inside = false;
        for (int i = 0; i < events.length; i++) {
            String line = lines.get(i).strip().toUpperCase(Locale.ROOT);
            if (line.startsWith("BEGIN:") || line.startsWith("END:")) {
                inside = line.equals("BEGIN:VEVENT");
                event += inside ? 1 : 0;
            }
            events[i] = inside ? event : -1;
        }
        return events;
    }

    /** Whether what the library could not read may be days. */
    private static boolean matters(ParseWarning warning) {
        return warning.getPropertyName() != null
                && DAYS.contains(warning.getPropertyName().toUpperCase(Locale.ROOT));
    }

    /** Its days between 2000 and 2100; none when it is no day off, has none there, or one that no calendar has. */
    private static Set<LocalDate> daysOf(VEvent event, boolean works) {
        try {
            return isReadable(event, works) ? days(event) : Set.of();
        } catch (RuntimeException | AssertionError e) { // the library asserts what files say
            return Set.of(); // a 30th of February, a rule with a thirteenth month
        }
    }

    /** By event the number of its last version. */
    private static Map<String, Integer> newest(List<VEvent> events) {
        Map<String, Integer> newest = new HashMap<>();
        events.forEach(event -> newest.merge(occurrence(event), sequence(event), Math::max));
        return newest;
    }

    private static int sequence(VEvent event) {
        return event.getSequence() == null || event.getSequence().getValue() == null
                ? 0
                : event.getSequence().getValue();
    }

    /** An event, or the instance of it that this one replaces; one without a UID is by itself. */
    private static String occurrence(VEvent event) {
        String uid = event.getUid() == null ? "" : String.valueOf(event.getUid().getValue());
        return uid.isEmpty()
                ? "#" + System.identityHashCode(event)
                : uid + " "
                        + (event.getRecurrenceId() == null
                                ? ""
                                : event.getRecurrenceId().getValue());
    }

    /** By UID the days of a repeated event that an event of their own replaces or calls off. */
    private static Map<String, Set<LocalDate>> replaced(List<VEvent> events) {
        Map<String, Set<LocalDate>> replaced = new HashMap<>();
        for (VEvent event : events) {
            if (event.getRecurrenceId() != null
                    && event.getUid() != null
                    && isDay(event.getRecurrenceId().getValue())) {
                replaced.computeIfAbsent(event.getUid().getValue(), uid -> new HashSet<>())
                        .add(date(event.getRecurrenceId().getValue()));
            }
        }
        return replaced;
    }

    private static @Nullable String mark(VEvent event) {
        RawProperty mark = event.getExperimentalProperty(APPLE_MARK);
        return mark == null ? null : mark.getValue();
    }

    private static boolean works(VEvent event) {
        String mark = mark(event);
        if (mark != null) {
            return mark.contains("WORKDAY");
        }
        String summary = event.getSummary() == null ? "" : event.getSummary().getValue();
        boolean made =
                MADE_UP.matcher(IN_BRACKETS.matcher(summary).replaceAll("")).find();
        return made
                || (!DAY_OFF.matcher(summary).find()
                        && WORKING_DAY.matcher(summary).find());
    }

    private static boolean isCancelled(VEvent event) {
        return event.getStatus() != null && event.getStatus().isCancelled();
    }

    private static String name(VEvent event) {
        String summary = event.getSummary() == null ? "?" : event.getSummary().getValue();
        ICalDate start =
                event.getDateStart() == null ? null : event.getDateStart().getValue();
        return start == null ? summary : (isDay(start) ? date(start) : written(start)) + " " + summary;
    }

    private static boolean isDay(Date moment) {
        try {
            date(moment);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String written(ICalDate moment) {
        DateTimeComponents raw = moment.getRawComponents();
        return raw.getYear() + "-" + raw.getMonth() + "-" + raw.getDate();
    }

    /** A day off lasts whole days, from a date or from midnight to midnight; a working day may last from nine to six. */
    private static boolean isReadable(VEvent event, boolean works) {
        if (event.getDateStart() == null || event.getDateStart().getValue() == null) {
            return false;
        }
        ICalDate start = event.getDateStart().getValue();
        return works || !start.hasTime() || (isMidnight(start) && days(event, start) * 24 == hours(event, start));
    }

    private static boolean isMidnight(ICalDate date) {
        DateTimeComponents raw = date.getRawComponents();
        return raw == null || (raw.getHour() == 0 && raw.getMinute() == 0 && raw.getSecond() == 0);
    }

    private static long hours(VEvent event, ICalDate start) {
        if (event.getDateEnd() != null) {
            return ChronoUnit.HOURS.between(
                    start.toInstant(), event.getDateEnd().getValue().toInstant());
        }
        return event.getDuration() == null ? 0 : event.getDuration().getValue().toMillis() / 3_600_000;
    }

    /** How many days it lasts: until the day before its end, or for its duration (RFC 5545, 3.6.1), one at the least. */
    private static long days(VEvent event, ICalDate start) {
        long days = 1;
        if (event.getDateEnd() != null && !start.hasTime()) {
            days = ChronoUnit.DAYS.between(date(start), date(event.getDateEnd().getValue()));
        } else if (event.getDateEnd() != null || event.getDuration() != null) {
            days = hours(event, start) / 24;
        }
        return Math.max(1, Math.min(MOST_DAYS, days));
    }

    private static Set<LocalDate> days(VEvent event) {
        ICalDate start = event.getDateStart().getValue();
        long length = days(event, start);
        Set<LocalDate> firsts = new HashSet<>();
        // The library reads dates as midnights of the system's zone; of RDATEs alone it forgets the event's own day.
        // A midnight of another zone lies on another day of the system's.
        long shift =
                ChronoUnit.DAYS.between(LocalDate.ofInstant(start.toInstant(), ZoneId.systemDefault()), date(start));
        long turns = 0;
        DateIterator starts = event.getDateIterator(TimeZone.getDefault());
        while (starts.hasNext()) {
            LocalDate first = LocalDate.ofInstant(starts.next().toInstant(), ZoneId.systemDefault())
                    .plusDays(shift);
            if (!first.isBefore(UNTIL)) {
                break;
            }
            if (++turns > MOST_TURNS) {
                throw new IllegalArgumentException("more often than daily");
            }
            firsts.add(first);
        }
        if (event.getRecurrenceRule() == null) {
            firsts.add(date(start));
            event.getExceptionDates().forEach(except -> except.getValues().forEach(day -> firsts.remove(date(day))));
        }
        Set<LocalDate> days = new HashSet<>();
        firsts.stream().filter(first -> !first.isBefore(FROM)).forEach(first -> first.datesUntil(first.plusDays(length))
                .forEach(days::add));
        return days;
    }

    /** The day as it is written there. */
    private static LocalDate date(Date moment) {
        if (moment instanceof ICalDate date && date.getRawComponents() != null) {
            DateTimeComponents raw = date.getRawComponents();
            return LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
        }
        return LocalDate.ofInstant(moment.toInstant(), ZoneId.systemDefault());
    }
}
