package io.kefu.store;

import io.kefu.problem.Problem;

/** What can be wrong with the database file. */
public sealed interface StoreProblem extends Problem {

    record NoDatabase(String file) implements StoreProblem {}

    record NotADatabase(String file, String reason) implements StoreProblem {}

    record NewerDatabase(String file, int version, int known) implements StoreProblem {}
}
