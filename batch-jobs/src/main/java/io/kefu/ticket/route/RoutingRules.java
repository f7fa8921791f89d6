package io.kefu.ticket.route;

import io.kefu.calendar.BusinessCalendar;
import io.kefu.calendar.CalendarProblem;
import io.kefu.calendar.Window;
import io.kefu.condition.Condition;
import io.kefu.problem.KefuException;
import io.kefu.text.DurationText;
import io.kefu.ticket.value.Priority;
import io.kefu.workspace.Grades;
import io.kefu.workspace.Grades.Scale;
import io.kefu.yaml.YamlMap;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rules of {@code rules/routing.yaml}: whose hours count, what open work weighs, and what is wished for of whom. */
public final class RoutingRules {

    /**
     * What is wished for of whoever takes certain tickets, for a while.
     *
     * @param seniorities those that will do; empty for all
     * @param skillLevel the least level of the team's skill
     * @param patience how much of the team's time a ticket waits for it
     */
    record Wish(Condition<Demand> when, List<String> seniorities, int skillLevel, Duration patience) {

        private static Wish read(YamlMap map, ZoneId zone, Grades grades) {
            map.only("when", "seniority", "skill_level", "for");
            Condition<Demand> when = Condition.parse(map.text("when"), Demand.fields(zone, grades), map.where("when"));
            List<String> seniorities = map.has("seniority") ? map.texts("seniority") : List.of();
            int level = map.integer("skill_level", 1, 1, 99);
            if (seniorities.isEmpty() && level == 1) {
                throw map.wrong("when", "a condition, and seniority: or skill_level: beside it");
            }
            return new Wish(when, seniorities, level, map.duration("for"));
        }

        /** As it is told when it is given up. */
        @Override
        public String toString() {
            List<String> parts = new ArrayList<>();
            if (!seniorities.isEmpty()) {
                parts.add("seniority " + String.join("/", seniorities));
            }
            if (skillLevel > 1) {
                parts.add("skill level " + skillLevel);
            }
            return String.join(", ", parts);
        }
    }

    /**
     * How many tickets somebody may get within a time.
     *
     * @param tickets routing gives no more of them
     */
    record Pace(int tickets, Duration within) {}

    private final String text;
    private final BusinessCalendar calendar;
    private final Map<String, BusinessCalendar> calendars = new TreeMap<>();
    private final Map<Priority, Integer> weights = new HashMap<>();
    private final boolean formerOwner;
    private final @Nullable Duration untilDepartment;
    private final @Nullable Pace pace;
    private final List<Wish> wishes;
    private final ZoneId zone;
    private final Grades grades;
    private final Function<String, BusinessCalendar> named;

    private RoutingRules(
            String file, String text, Function<String, BusinessCalendar> named, ZoneId zone, Grades grades) {
        this.text = text;
        this.zone = zone;
        this.grades = grades;
        this.named = named;
        YamlMap yaml = YamlMap.parse(file, text)
                .only("calendar", "calendars", "weights", "former_owner", "department_after", "pace", "prefer");
        this.calendar = calendar(yaml, "calendar", yaml.text("calendar"), named);
        yaml.textMap("calendars")
                .forEach((team, name) -> calendars.put(team, calendar(yaml, "calendars", name, named)));
        YamlMap heavy =
                yaml.mapOrEmpty("weights").only(grades.keys(Scale.PRIORITY).toArray(String[]::new));
        for (String priority : grades.keys(Scale.PRIORITY)) {
            weights.put(new Priority(priority), heavy.integer(priority, 1, 0, 1_000));
        }
        this.formerOwner = yaml.flag("former_owner", true);
        this.untilDepartment = yaml.has("department_after") ? yaml.duration("department_after") : null;
        this.pace = yaml.has("pace") ? pace(yaml.map("pace")) : null;
        this.wishes = yaml.maps("prefer").stream()
                .map(map -> Wish.read(map, zone, grades))
                .toList();
    }

    /**
     * @param calendars gives the calendar of a name, or refuses it
     * @param zone of the shifts
     * @param grades the priorities that may have weights
     */
    public static RoutingRules parse(
            String file, String text, Function<String, BusinessCalendar> calendars, ZoneId zone, Grades grades) {
        return new RoutingRules(file, text, calendars, zone, grades);
    }

    private static BusinessCalendar calendar(
            YamlMap yaml, String key, String name, Function<String, BusinessCalendar> named) {
        try {
            return named.apply(name);
        } catch (KefuException e) {
            if (e.problem() instanceof CalendarProblem.NoSuchCalendar) {
                throw yaml.wrong(key, "a calendar that kefu calendar list shows, and not " + name);
            }
            throw e;
        }
    }

    private static Pace pace(YamlMap map) {
        map.only("tickets", "within");
        return new Pace(map.integer("tickets", 1, 1, 1_000_000), map.duration("within"));
    }

    /** As it was written. */
    String text() {
        return text;
    }

    /** The hours of a team. */
    BusinessCalendar calendar(@Nullable String team) {
        return team == null ? calendar : calendars.getOrDefault(team, calendar);
    }

    /** The hours of a calendar that shifts mention; none where there is no such calendar: nobody knows when it is open. */
    List<Window> hours(String name, LocalDate day) {
        try {
            return named.apply(name).rules().on(day);
        } catch (KefuException e) {
            return List.of();
        }
    }

    ZoneId zone() {
        return zone;
    }

    /** The priorities, in turn. */
    Grades grades() {
        return grades;
    }

    /** How much of a capacity an open ticket takes. */
    int weight(Priority priority) {
        return weights.getOrDefault(priority, 1);
    }

    /** Whether a wish depends on the language of a ticket. */
    boolean asksForLanguage() {
        return wishes.stream().anyMatch(wish -> wish.when().names("language"));
    }

    boolean prefersFormerOwner() {
        return formerOwner;
    }

    /** How long a ticket waits for the skill before anybody of its department will do; empty for ever. */
    Optional<Duration> untilDepartment() {
        return Optional.ofNullable(untilDepartment);
    }

    Optional<Pace> pace() {
        return Optional.ofNullable(pace);
    }

    /** After how long something is given up. */
    List<Duration> patiences() {
        return Stream.concat(wishes.stream().map(Wish::patience), untilDepartment().stream())
                .distinct()
                .sorted()
                .toList();
    }

    List<Wish> wishesFor(Demand demand) {
        return wishes.isEmpty()
                ? wishes
                : wishes.stream().filter(wish -> wish.when().test(demand)).toList();
    }

    /** A wish that is given up, for people. */
    static String givenUp(String wish, Duration after) {
        return after.isZero() ? wish : wish + " after " + DurationText.print(after);
    }
}
