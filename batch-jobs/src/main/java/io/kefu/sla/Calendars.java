package io.kefu.sla;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.calendar.CalendarFile;
import io.kefu.calendar.CalendarProblem;
import io.kefu.calendar.HolidayFile;
import io.kefu.calendar.HolidayList;
import io.kefu.calendar.ICalendarFile;
import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The calendars of a workspace by name, its own and the shipped ones; each is read once. */
public final class Calendars {

    private static final String DIRECTORY = "calendars";
    private static final String SUFFIX = ".yaml";

    private final Workspace workspace;
    private final Map<String, BusinessCalendar> read = new HashMap<>();
    private final Map<String, Map<String, Integer>> listEnds = new HashMap<>();

    public Calendars(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The names in order. */
    public List<String> names() {
        return workspace.resources(DIRECTORY).stream()
                .map(file -> file.substring(DIRECTORY.length() + 1, file.length() - SUFFIX.length()))
                .toList();
    }

    /** The calendar of a name; refused when there is none. */
    public BusinessCalendar get(String name) {
        BusinessCalendar calendar = read.get(name);
        if (calendar == null) {
            if (!names().contains(name)) {
                throw new KefuException(new CalendarProblem.NoSuchCalendar(name, Nearest.to(name, names())));
            }
            Workspace.Resource file = workspace.resource(DIRECTORY + "/" + name + SUFFIX);
            Map<String, Integer> ends = new TreeMap<>();
            calendar = CalendarFile.parse(
                    file.name(), file.text(), workspace.settings().zone(), (list, where) -> {
                        HolidayList holidays = holidays(list, where);
                        holidays.lastYear().ifPresent(year -> ends.put(list, year));
                        return holidays;
                    });
            listEnds.put(name, ends);
            read.put(name, calendar);
        }
        return calendar;
    }

    /**
     * A holiday list that ends before the days that were reckoned with.
     *
     * @param lastYear of which it names a day
     */
    public record EndedList(String calendar, String list, int lastYear) {}

    /** The lists of a calendar that say nothing of the year of this moment. */
    public List<EndedList> ended(String name, Instant at) {
        int year = at.atZone(get(name).zone()).getYear();
        return listEnds.getOrDefault(name, Map.of()).entrySet().stream()
                .filter(list -> list.getValue() < year)
                .map(list -> new EndedList(name, list.getKey(), list.getValue()))
                .toList();
    }

    /** The lists that say nothing of a year in which something was reckoned with one of the calendars read so far. */
    public List<EndedList> passed() {
        return read.entrySet().stream()
                .flatMap(calendar -> calendar.getValue()
                        .furthest()
                        .map(instant -> ended(calendar.getKey(), instant).stream())
                        .orElse(Stream.empty()))
                .sorted(Comparator.comparing(EndedList::calendar).thenComparing(EndedList::list))
                .toList();
    }

    /**
     * The holiday list of a name: {@code cn} for {@code calendars/holidays/cn.yaml}, or the name of an {@code .ics} file
     * there.
     *
     * @param where the place that names it, for messages
     */
    public HolidayList holidays(String name, String where) {
        boolean iCalendar = name.endsWith(".ics");
        try {
            Workspace.Resource file = workspace.resource(DIRECTORY + "/holidays/" + name + (iCalendar ? "" : SUFFIX));
            return iCalendar
                    ? ICalendarFile.parse(file.name(), file.text())
                    : HolidayFile.parse(file.name(), file.text());
        } catch (KefuException e) {
            if (e.problem() instanceof WorkspaceProblem.NoSuchResource) {
                throw new KefuException(new CalendarProblem.NoSuchHolidays(where, name), e);
            }
            throw e;
        }
    }
}
