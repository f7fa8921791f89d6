package io.kefu.ticket.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone who works on tickets.
 *
 * @param skills the teams whose tickets the agent takes
 * @param capacity how much open work is a full load: a ticket of high priority counts 3, medium 2, low 1
 */
public record Agent(
        String id,
        String name,
        @Nullable String department,
        List<String> skills,
        @Nullable String seniority,
        int capacity,
        @Nullable String email,
        boolean active) {

    public Agent {
        skills = List.copyOf(skills);
    }
}
