package io.kefu.access;

import io.kefu.problem.KefuException;

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

    private static final String SYSTEM = "system:";
    private static final int LONGEST = 100;

    /** The actor of a job's changes. */
    public static Actor system(String job) {
        return new Actor(SYSTEM + job);
    }

    /**
     * A person, by the name given.
     *
     * @throws KefuException when it is no name, or one of those that jobs act under
     */
    public static Actor named(String given) {
        String name = given.strip();
        if (name.isEmpty() || name.length() > LONGEST || name.chars().anyMatch(Character::isISOControl)) {
            throw new KefuException(new AccessProblem.NotAName(name.replaceAll("\\p{Cntrl}", "?"), LONGEST));
        }
        if (name.startsWith(SYSTEM)) {
            throw new KefuException(new AccessProblem.NameOfJobs(name));
        }
        return new Actor(name);
    }
}
