package io.kefu.ticket;

import org.jspecify.annotations.Nullable;

/**
 * What a ticket is about and how much it matters, as codes of the rules file.
 *
 * @param type inquiry, complaint or after_sales
 * @param urgency normal, urgent or critical
 * @param priority high, medium or low
 * @param department who is responsible, or null
 * @param team the skill that is needed, or null
 * @param reasons why, for people
 */
record Grade(
        String type,
        @Nullable String subtype,
        String urgency,
        String priority,
        @Nullable String department,
        @Nullable String team,
        String reasons) {}
