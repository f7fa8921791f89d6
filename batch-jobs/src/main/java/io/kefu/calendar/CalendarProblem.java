package io.kefu.calendar;

import io.kefu.problem.Problem;

/** What can be wrong with a calendar. */
public sealed interface CalendarProblem extends Problem {

    /** A file that cannot be read as iCalendar. */
    record NotICalendar(String file) implements CalendarProblem {}

    /** A holiday list that there is none of. */
    record NoSuchHolidays(String where, String name) implements CalendarProblem {}

    /** A calendar that there is none of. */
    record NoSuchCalendar(String name, String nearest) implements CalendarProblem {}

    /** A question without an answer in the years that a calendar reaches, such as when it never opens again. */
    record NoBusinessTime(String from, String until) implements CalendarProblem {}

    /** A holiday list without a day. */
    record NoDays(String file) implements CalendarProblem {}
}
