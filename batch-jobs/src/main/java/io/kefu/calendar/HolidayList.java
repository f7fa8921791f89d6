package io.kefu.calendar;

import java.time.LocalDate;
import java.util.Set;

/**
 * Days off and make-up working days 调休 of a country or company, without hours.
 *
 * @param daysOff closed days
 * @param workdays days that are worked although their weekday is not
 */
public record HolidayList(Set<LocalDate> daysOff, Set<LocalDate> workdays) {

    public HolidayList {
        daysOff = Set.copyOf(daysOff);
        workdays = Set.copyOf(workdays);
    }
}
