package io.kefu.ticket.life;

import org.jspecify.annotations.Nullable;

/**
 * What a ticket is about and how much it matters, as codes of the rules file.
 *
 * @param type inquiry, complaint or after_sales
 * @param urgency normal, urgent or critical
 * @param priority high, medium or low
 * @param department who is responsible, or null
 * @param team the skill that is needed, or null
 * @param given what of it the source gave itself: keys with blanks between, or null
 * @param reasons why, for people
 */
public record Grade(
        String type,
        @Nullable String subtype,
        String urgency,
        String priority,
        @Nullable String department,
        @Nullable String team,
        @Nullable String given,
        String reasons) {

    /** The same, in the hands of others than those whom the rules name. */
    public Grade handledBy(@Nullable String otherTeam, @Nullable String otherDepartment) {
        return new Grade(type, subtype, urgency, priority, otherDepartment, otherTeam, given, reasons);
    }
}
