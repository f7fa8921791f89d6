package io.kefu.ticket.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone who works on tickets.
 *
 * @param skills the teams whose tickets the agent takes
 * @param capacity how much open work is a full load, in the weights of {@link RoutingRules}
 * @param instantCapacity how much of it may be in instant channels; null when that may be all
 * @param channels those that the agent works in; empty for all
 * @param languages those that the agent writes, as {@code zh}, {@code en}; empty for all
 * @param shifts as {@link io.kefu.calendar.Shifts} reads them; null when the agent works whenever the team does
 * @param leave as {@link io.kefu.calendar.Leave} reads it
 */
public record Agent(
        String id,
        String name,
        @Nullable String department,
        List<Skill> skills,
        @Nullable String seniority,
        int capacity,
        @Nullable Integer instantCapacity,
        List<String> channels,
        List<String> languages,
        @Nullable String email,
        boolean active,
        @Nullable String shifts,
        @Nullable String leave) {

    public Agent {
        skills = List.copyOf(skills);
        channels = List.copyOf(channels);
        languages = List.copyOf(languages);
    }

    /** The teams whose tickets the agent takes. */
    public List<String> teams() {
        return skills.stream().map(Skill::team).toList();
    }
}
