package io.kefu.sla;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.calendar.CalendarFile;
import io.kefu.calendar.CalendarProblem;
import io.kefu.calendar.HolidayFile;
import io.kefu.calendar.HolidayList;
import io.kefu.calendar.ICalendarFile;
import io.kefu.problem.KefuException;
import io.kefu.problem.Nearest;
import io.kefu.workspace.OutputFile;
import io.kefu.workspace.Workspace;
import io.kefu.workspace.WorkspaceProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The calendars of a workspace by name, its own and the shipped ones; each is read once. */
public final class Calendars {

    /** The calendar that is open at every moment, unless the office has one of this name. */
    public static final String ALWAYS = "always";

    private static final String DIRECTORY = "calendars";
    private static final String HOLIDAYS = DIRECTORY + "/holidays";
    private static final String SUFFIX = ".yaml";

    private final Workspace workspace;
    private final Map<String, BusinessCalendar> read = new HashMap<>();

    /** By calendar, the holiday lists that it names. */
    private final Map<String, Map<String, HolidayList>> lists = new HashMap<>();

    public Calendars(Workspace workspace) {
        this.workspace = workspace;
    }

    /** The names in order. */
    public List<String> names() {
        return workspace.resources(DIRECTORY).stream()
                .map(file -> file.substring(DIRECTORY.length() + 1, file.length() - SUFFIX.length()))
                .toList();
    }

    /** The files of all calendars and of the holiday lists beside them. */
    Stream<Workspace.Resource> files() {
        return Stream.of(workspace.resources(DIRECTORY), workspace.resources(HOLIDAYS), iCalendars())
                .flatMap(List::stream)
                .map(workspace::resource);
    }

    private List<String> iCalendars() {
        Path own = workspace.root().resolve(HOLIDAYS);
        if (!Files.isDirectory(own)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(own)) {
            return files.map(file -> HOLIDAYS + "/" + file.getFileName())
                    .filter(file -> file.endsWith(".ics"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(own.toString(), Workspace.reason(e)), e);
        }
    }

    /** The calendar of a name; refused when there is none. */
    public BusinessCalendar get(String name) {
        BusinessCalendar calendar = read.get(name);
        if (calendar == null) {
            if (!names().contains(name)) {
                if (name.equals(ALWAYS)) {
                    return BusinessCalendar.always(workspace.settings().zone());
                }
                throw new KefuException(new CalendarProblem.NoSuchCalendar(name, Nearest.to(name, names())));
            }
            Workspace.Resource file = workspace.resource(DIRECTORY + "/" + name + SUFFIX);
            Map<String, HolidayList> named = new TreeMap<>();
            calendar = CalendarFile.parse(
                    file.name(), file.text(), workspace.settings().zone(), (list, where) -> {
                        HolidayList holidays = holidays(list, where);
                        named.put(list, holidays);
                        return holidays;
                    });
            lists.put(name, named);
            read.put(name, calendar);
        }
        return calendar;
    }

    /**
     * A holiday list that says nothing of a year that was reckoned with.
     *
     * @param year the last one of which it names a day, or the first
     * @param ended true when the list ends before, false when it begins after
     */
    public record SilentList(String calendar, String list, int year, boolean ended) {}

    /** The lists of a calendar that say nothing of the year of this moment. */
    public List<SilentList> silent(String name, Instant at) {
        int year = at.atZone(get(name).zone()).getYear();
        List<SilentList> silent = new ArrayList<>();
        lists.getOrDefault(name, Map.of()).forEach((list, holidays) -> {
            if (year > holidays.lastYear().orElse(year)) {
                silent.add(new SilentList(name, list, holidays.lastYear().getAsInt(), true));
            } else if (year < holidays.firstYear().orElse(year)) {
                silent.add(new SilentList(name, list, holidays.firstYear().getAsInt(), false));
            }
        });
        return silent;
    }

    /** The lists that say nothing of a year in which something was reckoned with one of the calendars read so far. */
    public List<SilentList> silent() {
        return read.entrySet().stream()
                .flatMap(calendar -> Stream.of(
                                calendar.getValue().earliest(),
                                calendar.getValue().furthest())
                        .flatMap(Optional::stream)
                        .flatMap(instant -> silent(calendar.getKey(), instant).stream()))
                .distinct()
                .sorted(Comparator.comparing(SilentList::calendar)
                        .thenComparing(SilentList::list)
                        .thenComparing(SilentList::year))
                .toList();
    }

    /** The names of the calendars that take their holidays from a list. */
    public List<String> using(String list) {
        return names().stream()
                .filter(name -> {
                    get(name);
                    return lists.getOrDefault(name, Map.of()).containsKey(list);
                })
                .toList();
    }

    /** By holiday list of the calendars read so far, how many entries of its file are no days off and no working days. */
    public Map<String, Integer> leftOut() {
        Map<String, Integer> leftOut = new TreeMap<>();
        lists.values()
                .forEach(named -> named.forEach((list, holidays) -> {
                    if (!holidays.leftOut().isEmpty()) {
                        leftOut.put(list, holidays.leftOut().size());
                    }
                }));
        return leftOut;
    }

    /**
     * What a newer holiday list brings.
     *
     * @param target the file of the workspace that holds the list from now on
     */
    public record Update(String list, HolidayList newer, Path target) {}

    /**
     * Takes a newer list: the years that it names replace those of ours, the others stay.
     *
     * @param list the name of a list such as {@code cn}
     * @param file of holiday-cn (JSON), an iCalendar, or one of ours
     */
    public Update update(String list, Path file, boolean dryRun) {
        if (!list.matches("[\\p{L}\\p{N}_-]+")) {
            throw new KefuException(new CalendarProblem.NoSuchHolidays("--list", list));
        }
        HolidayList newer = read(file);
        HolidayList whole;
        try {
            whole = holidays(list, "--list").with(newer);
        } catch (KefuException e) {
            if (!(e.problem() instanceof CalendarProblem.NoSuchHolidays)) {
                throw e;
            }
            whole = newer; // a list of its own
        }
        Path target = workspace.root().resolve(DIRECTORY).resolve("holidays").resolve(list + SUFFIX);
        String text = "# Written by kefu calendar update.\n" + whole.toYaml();
        if (!dryRun) {
            OutputFile.write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
        return new Update(list, newer, target);
    }

    private static HolidayList read(Path file) {
        try {
            String text = Files.readString(file).replaceFirst("^\\uFEFF", "");
            HolidayList list = text.stripLeading().startsWith("BEGIN:VCALENDAR")
                    ? ICalendarFile.parse(file.toString(), text)
                    : HolidayFile.parse(file.toString(), text);
            if (list.years().isEmpty()) {
                throw new KefuException(new CalendarProblem.NoDays(file.toString()));
            }
            return list;
        } catch (IOException e) {
            throw new KefuException(new WorkspaceProblem.CannotRead(file.toString(), Workspace.reason(e)), e);
        }
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
            Workspace.Resource file = workspace.resource(HOLIDAYS + "/" + name + (iCalendar ? "" : SUFFIX));
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
