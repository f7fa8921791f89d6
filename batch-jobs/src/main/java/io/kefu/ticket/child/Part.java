package io.kefu.ticket.child;

import org.jspecify.annotations.Nullable;

/**
 * What another department has to do for a ticket.
 *
 * @param team null when any agent of the department will do
 * @param assignee the agent who gets it; null: whom routing chooses
 * @param text what is to be done
 */
public record Part(
        @Nullable String department,
        @Nullable String team,
        @Nullable String assignee,
        String text) {}
