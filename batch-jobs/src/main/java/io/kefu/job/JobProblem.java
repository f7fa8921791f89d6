package io.kefu.job;

import io.kefu.problem.Problem;

/** What can be wrong with running a job. */
public sealed interface JobProblem extends Problem {

    /** A run that was broken off: what it has begun must be finished before people change it. */
    record UnfinishedRun(long run) implements JobProblem {}

    record NoSuchRun(long run) implements JobProblem {}

    record RunIsOver(long run, String status) implements JobProblem {}

    /** A name that no template has. */
    record NoSuchTemplate(String name, String nearest) implements JobProblem {}

    /** An own template that stands where a copy would go. */
    record TemplateExists(String file) implements JobProblem {}

    /** A template whose rows would go nowhere. */
    record NoMarkedRow(String file) implements JobProblem {}
}
