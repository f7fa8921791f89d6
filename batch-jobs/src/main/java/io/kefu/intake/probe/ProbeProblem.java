package io.kefu.intake.probe;

import io.kefu.problem.Problem;

/** What can be wrong with the wish for a proposal. */
public sealed interface ProbeProblem extends Problem {

    /** A mapping is called by letters, digits, - and _. */
    record NoName(String name) implements ProbeProblem {}
}
