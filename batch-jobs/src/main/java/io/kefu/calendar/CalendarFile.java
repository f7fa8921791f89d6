package io.kefu.calendar;

import io.kefu.yaml.YamlMap;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Reads a calendar: {@code timezone}; {@code weekly}, opening hours for each of {@code mon} … {@code sun};
 * {@code holidays}, dates or {@code --MM-DD} for every year; {@code special_days} and {@code breaks}, hours by date;
 * {@code holidays_from}, names of holiday lists; {@code makeup_hours}, the hours of their make-up working days (as on
 * Monday when absent).
 */
public final class CalendarFile {

    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final String HOURS = "hours such as 09:00-12:00, 13:30-24:00 or 22:00-06:00";

    private CalendarFile() {}

    /**
     * Reads the calendar of a file.
     *
     * @param officeZone where the file names no time zone
     * @param holidays gives the holiday list of a name, with the place of the name for messages
     */
    public static BusinessCalendar parse(
            String file, String text, ZoneId officeZone, BiFunction<String, String, HolidayList> holidays) {
        return calendar(YamlMap.parse(file, text), officeZone, holidays);
    }

    static BusinessCalendar calendar(
            YamlMap yaml, ZoneId officeZone, BiFunction<String, String, HolidayList> holidays) {
        yaml.only("timezone", "weekly", "holidays", "special_days", "breaks", "holidays_from", "makeup_hours");
        Map<DayOfWeek, List<Hours>> weekly = weekly(yaml.mapOrEmpty("weekly"));
        Set<LocalDate> closed = new HashSet<>();
        Set<MonthDay> yearly = new HashSet<>();
        for (String day : yaml.texts("holidays")) {
            try {
                if (day.startsWith("--")) {
                    yearly.add(MonthDay.parse(day));
                } else {
                    closed.add(LocalDate.parse(day));
                }
            } catch (DateTimeException e) {
                throw yaml.wrong("holidays", "dates such as 2024-05-01, or --05-01 for every year");
            }
        }
        Map<LocalDate, List<Hours>> special = new HashMap<>();
        List<Hours> makeup = yaml.has("makeup_hours")
                ? hours(yaml, "makeup_hours")
                : weekly.getOrDefault(DayOfWeek.MONDAY, List.of());
        for (String name : yaml.texts("holidays_from")) {
            HolidayList list = holidays.apply(name, yaml.where("holidays_from"));
            closed.addAll(list.daysOff());
            list.workdays().forEach(day -> special.put(day, makeup));
        }
        special.putAll(dated(yaml.mapOrEmpty("special_days")));
        Map<LocalDate, List<Hours>> breaks = dated(yaml.mapOrEmpty("breaks"));
        try {
            return new BusinessCalendar(
                    new CalendarRules(yaml.zone("timezone", officeZone), weekly, closed, yearly, special, breaks));
        } catch (IllegalArgumentException e) {
            throw yaml.wrong("weekly", "at least one day with opening hours");
        }
    }

    private static Map<DayOfWeek, List<Hours>> weekly(YamlMap yaml) {
        yaml.only(DAYS.toArray(String[]::new));
        Map<DayOfWeek, List<Hours>> weekly = new EnumMap<>(DayOfWeek.class);
        for (String day : yaml.keys()) {
            weekly.put(DayOfWeek.of(DAYS.indexOf(day) + 1), hours(yaml, day));
        }
        return weekly;
    }

    private static Map<LocalDate, List<Hours>> dated(YamlMap yaml) {
        Map<LocalDate, List<Hours>> dated = new HashMap<>();
        for (String key : yaml.keys()) {
            try {
                dated.put(LocalDate.parse(key), hours(yaml, key));
            } catch (DateTimeException e) {
                throw yaml.wrong(key, "a date such as 2024-05-11 before the colon");
            }
        }
        return dated;
    }

    private static List<Hours> hours(YamlMap yaml, String key) {
        try {
            return yaml.texts(key).stream().map(Hours::parse).toList();
        } catch (IllegalArgumentException e) {
            throw yaml.wrong(key, HOURS);
        }
    }
}
