package io.kefu.access;

/**
 * Who changes something: a person's name, or {@code system:<job>} for a job.
 *
 * @param name not blank, without control characters
 */
public record Actor(String name) {

    public Actor {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("not a name: '" + name + "'");
        }
    }

    /** The actor of a job's changes. */
    public static Actor system(String job) {
        return new Actor("system:" + job);
    }
}
