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
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The calendars of a workspace by name, its own and the shipped ones; each is read once. */
public final class Calendars {

    private static final String DIRECTORY = "calendars";
    private static final String SUFFIX = ".yaml";

    private final Workspace workspace;
    private final Map<String, BusinessCalendar> read = new HashMap<>();

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
            calendar = CalendarFile.parse(
                    file.name(), file.text(), workspace.settings().zone(), this::holidays);
            read.put(name, calendar);
        }
        return calendar;
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
