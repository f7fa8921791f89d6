package io.kefu.calendar;

import io.kefu.calendar.BusinessClock.Action;
import io.kefu.calendar.BusinessClock.Event;
import io.kefu.problem.KefuException;
import io.kefu.yaml.YamlMap;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Runs a file of cases: {@code calendars} by name, and {@code cases}, each of a {@code kind}: due, before, elapsed, clock,
 * clock-elapsed, next_open, is_open, windows or due_days. Instants carry their offset and are compared as instants.
 */
public final class CalendarCases {

    /** A case that came out otherwise. */
    public record Mismatch(String id, String kind, String where, String expected, String found) {}

    /** How many cases there are, and which came out otherwise. */
    public record Outcome(int cases, List<Mismatch> mismatches) {}

    /** What a case expects and what was found. */
    private record Answer(String expected, String found) {}

    private final Map<String, BusinessCalendar> calendars = new LinkedHashMap<>();

    private CalendarCases(YamlMap yaml, ZoneId zone, BiFunction<String, String, HolidayList> holidays) {
        YamlMap named = yaml.map("calendars");
        for (String name : named.keys()) {
            calendars.put(name, CalendarFile.calendar(named.map(name), zone, holidays));
        }
    }

    /** Runs all cases of a file. */
    public static Outcome run(String file, String text, ZoneId zone, BiFunction<String, String, HolidayList> holidays) {
        YamlMap yaml = YamlMap.parse(file, text);
        CalendarCases cases = new CalendarCases(yaml, zone, holidays);
        List<YamlMap> all = yaml.maps("cases");
        List<Mismatch> mismatches = new ArrayList<>();
        for (YamlMap map : all) {
            for (Answer answer : cases.answers(map)) {
                if (!answer.expected().equals(answer.found())) {
                    mismatches.add(new Mismatch(
                            map.text("id"), map.text("kind"), map.where("id"), answer.expected(), answer.found()));
                }
            }
        }
        return new Outcome(all.size(), mismatches);
    }

    private List<Answer> answers(YamlMap map) {
        BusinessCalendar calendar = calendars.get(map.text("calendar"));
        if (calendar == null) {
            throw map.wrong("calendar", "one of " + String.join(", ", calendars.keySet()));
        }
        try {
            return answers(map, calendar);
        } catch (KefuException e) {
            if (e.problem() instanceof CalendarProblem.NoBusinessTime) {
                return List.of(new Answer("an answer", String.valueOf(e.getMessage())));
            }
            throw e;
        }
    }

    private static List<Answer> answers(YamlMap map, BusinessCalendar calendar) {
        return switch (map.text("kind")) {
            case "due" -> due(map, calendar, calendar.add(instant(map, "start"), duration(map)));
            case "before" -> due(map, calendar, calendar.subtract(instant(map, "start"), duration(map)));
            case "clock" ->
                due(map, calendar, clock(map, calendar).due(duration(map)).orElse(Instant.MAX));
            case "next_open" -> due(map, calendar, calendar.nextOpen(instant(map, "start")));
            case "due_days" -> due(map, calendar, dueDays(map, calendar));
            case "elapsed" -> seconds(map, calendar.between(instant(map, "start"), instant(map, "end")));
            case "clock-elapsed" -> seconds(map, clock(map, calendar).elapsed(instant(map, "end")));
            case "is_open" ->
                List.of(new Answer(map.text("open"), Boolean.toString(calendar.isOpen(instant(map, "at")))));
            case "windows" -> windows(map, calendar);
            default ->
                throw map.wrong(
                        "kind", "due, before, elapsed, clock, clock-elapsed, next_open, is_open, windows or due_days");
        };
    }

    private static List<Answer> due(YamlMap map, BusinessCalendar calendar, Instant found) {
        List<Answer> answers = new ArrayList<>();
        answers.add(new Answer(
                instant(map, "due").toString(), found.equals(Instant.MAX) ? "paused for good" : found.toString()));
        if (map.has("due_next_open")) {
            answers.add(new Answer(
                    instant(map, "due_next_open").toString(),
                    calendar.nextOpen(found).toString()));
        }
        return answers;
    }

    private static Instant dueDays(YamlMap map, BusinessCalendar calendar) {
        int days = map.integer("days", 0, -100_000, 100_000);
        Instant start = instant(map, "start");
        return map.flag("end_of_day", false)
                ? calendar.closeOfBusinessDay(start, days)
                : calendar.addBusinessDays(start, days);
    }

    private static List<Answer> seconds(YamlMap map, Duration found) {
        Duration expected = Duration.ofSeconds(map.convert("seconds", "a number of seconds", Long::parseLong));
        return List.of(new Answer(expected.toString(), found.toString()));
    }

    private static List<Answer> windows(YamlMap map, BusinessCalendar calendar) {
        List<Window> expected = new ArrayList<>();
        for (List<String> edges : map.lists("windows")) {
            expected.add(new Window(
                    OffsetDateTime.parse(edges.get(0)).toInstant(),
                    OffsetDateTime.parse(edges.get(1)).toInstant()));
        }
        return List.of(new Answer(
                expected.toString(),
                calendar.windows(instant(map, "start"), expected.size()).toString()));
    }

    private static BusinessClock clock(YamlMap map, BusinessCalendar calendar) {
        List<Event> events = new ArrayList<>();
        for (YamlMap event : map.maps("events")) {
            Action action = event.oneOf(
                    "do", List.of(Action.values()), value -> value.name().toLowerCase(java.util.Locale.ROOT));
            events.add(new Event(instant(event, "at"), action));
        }
        return new BusinessClock(calendar, instant(map, "start"), events);
    }

    private static Instant instant(YamlMap map, String key) {
        return map.convert(key, "an instant such as 2024-05-06T09:00:00+08:00", text -> OffsetDateTime.parse(text)
                .toInstant());
    }

    private static Duration duration(YamlMap map) {
        return map.convert("duration", "a duration such as PT4H", Duration::parse);
    }
}
