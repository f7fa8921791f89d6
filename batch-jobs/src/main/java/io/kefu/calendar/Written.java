package io.kefu.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;

/** What people write of days in a cell: parts with semicolons or lines between. */
final class Written {

    /** A day in three groups, such as {@code 2024-05-06}, {@code 2024/5/6} or {@code 2024年5月6日}. */
    static final String DATE = "(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?";

    static final String BETWEEN_PARTS = "[;\\n]";

    private Written() {}

    /**
     * The day of a match.
     *
     * @param group the first of the three
     * @throws DateTimeException when there is no such day
     */
    static LocalDate date(Matcher found, int group) {
        return LocalDate.of(
                Integer.parseInt(found.group(group)),
                Integer.parseInt(found.group(group + 1)),
                Integer.parseInt(found.group(group + 2)));
    }

    /** The part that cannot be read, as the refusal names it; empty when all can. */
    static Optional<String> fault(String text, Consumer<String> reading) {
        try {
            reading.accept(text);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }
}
