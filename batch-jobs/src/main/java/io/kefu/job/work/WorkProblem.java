package io.kefu.job.work;

import io.kefu.problem.Problem;

/** What can be wrong with sharing work among processes. */
public sealed interface WorkProblem extends Problem {

    /** Processes of different versions would judge rows differently. */
    record OtherVersion(String host, String version, String own) implements WorkProblem {}

    /** A file's database is one process's alone. */
    record NothingToShare(String database) implements WorkProblem {}

    /** A part that failed; why, its process has told. */
    record PartFailed(String part, String reason) implements WorkProblem {}
}
