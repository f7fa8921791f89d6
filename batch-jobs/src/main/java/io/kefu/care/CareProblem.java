package io.kefu.care;

import io.kefu.problem.Problem;

/** What can be wrong with a request about care. */
public sealed interface CareProblem extends Problem {

    /** Somebody reads the database, so that what was erased still stands in its log. */
    record DatabaseInUse(String customer) implements CareProblem {}

    /** A list that the rules do not have. */
    record NoSuchList(String list, String nearest, String known) implements CareProblem {}
}
