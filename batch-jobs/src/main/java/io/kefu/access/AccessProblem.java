package io.kefu.access;

import io.kefu.problem.Problem;

/** What can be wrong with who acts. */
public sealed interface AccessProblem extends Problem {

    /** A name that is empty, too long, or holds control characters. */
    record NotAName(String found, int most) implements AccessProblem {}

    /** Somebody who may not see personal data unmasked. */
    record NotAReviewer(String found) implements AccessProblem {}

    /** A name that only jobs act under. */
    record NameOfJobs(String found) implements AccessProblem {}
}
