package io.kefu.customer;

import io.kefu.problem.Problem;

/** What can be wrong with a request about customers. */
public sealed interface CustomerProblem extends Problem {

    record NoSuchCustomer(String id) implements CustomerProblem {}

    /** A mapping that fills none of the fields that records are compared by. */
    record NothingToCompare(String mapping, String fields) implements CustomerProblem {}
}
