package io.kefu.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
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

    /** The last year of which it names a day: of later ones nothing is known yet. */
    public OptionalInt lastYear() {
        return Stream.concat(daysOff.stream(), workdays.stream())
                .mapToInt(LocalDate::getYear)
                .max();
    }
}
