package io.kefu.job;

import io.kefu.problem.Problem;

/** What can be wrong with running a job. */
public sealed interface JobProblem extends Problem {

    record WorkspaceBusy(String file, String holder) implements JobProblem {}

    record NoSuchRun(long run) implements JobProblem {}

    record RunIsOver(long run, String status) implements JobProblem {}

    record RunStuck(long run, String status) implements JobProblem {}
}
