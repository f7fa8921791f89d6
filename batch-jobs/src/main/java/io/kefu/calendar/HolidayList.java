package io.kefu.calendar;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Days off and make-up working days 调休 of a country or company, without hours.
 *
 * @param daysOff closed days
 * @param workdays days that are worked although their weekday is not
 * @param leftOut entries of the file that are neither, as a person would name them
 */
public record HolidayList(Set<LocalDate> daysOff, Set<LocalDate> workdays, List<String> leftOut) {

    public HolidayList {
        daysOff = Set.copyOf(daysOff);
        workdays = Set.copyOf(workdays);
        leftOut = List.copyOf(leftOut);
    }

    /** The years of which it names a day. */
    public Set<Integer> years() {
        return Stream.concat(daysOff.stream(), workdays.stream())
                .map(LocalDate::getYear)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * This list with the years of another one taken from there. Days at the end of a December go with the list of the year after:
     * they are added, and the rest of their year stays.
     */
    public HolidayList with(HolidayList newer) {
        Set<Integer> replaced = Stream.concat(newer.daysOff.stream(), newer.workdays.stream())
                .filter(day -> day.getMonthValue() < 12)
                .map(LocalDate::getYear)
                .collect(Collectors.toSet());
        return new HolidayList(
                merged(daysOff, newer.daysOff, newer.workdays, replaced),
                merged(workdays, newer.workdays, newer.daysOff, replaced),
                newer.leftOut);
    }

    private static Set<LocalDate> merged(
            Set<LocalDate> old, Set<LocalDate> newer, Set<LocalDate> contrary, Set<Integer> replaced) {
        Set<LocalDate> days = new HashSet<>(newer);
        old.stream()
                .filter(day -> !replaced.contains(day.getYear()) && !contrary.contains(day))
                .forEach(days::add);
        return days;
    }

    /** The list as a file of ours. */
    public String toYaml() {
        return yaml("days_off", daysOff) + yaml("workdays", workdays);
    }

    private static String yaml(String key, Set<LocalDate> days) {
        return days.stream().sorted().map(day -> "  - " + day + "\n").collect(Collectors.joining("", key + ":\n", ""));
    }

    /** The first year of which it names a day: of earlier ones it knows nothing. */
    public OptionalInt firstYear() {
        return Stream.concat(daysOff.stream(), workdays.stream())
                .mapToInt(LocalDate::getYear)
                .min();
    }

    /** The last year of which it names a day: of later ones nothing is known yet. */
    public OptionalInt lastYear() {
        return Stream.concat(daysOff.stream(), workdays.stream())
                .mapToInt(LocalDate::getYear)
                .max();
    }
}
