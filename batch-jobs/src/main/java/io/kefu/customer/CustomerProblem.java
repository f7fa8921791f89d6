package io.kefu.customer;

import io.kefu.problem.Problem;

/** What can be wrong with a request about customers. */
public sealed interface CustomerProblem extends Problem {

    record NoSuchCustomer(String id) implements CustomerProblem {}

    /** A mapping that fills none of the fields that records are compared by. */
    record NothingToCompare(String mapping, String fields) implements CustomerProblem {}

    record NoSuchRecord(String record) implements CustomerProblem {}

    record NoSuchReview(long review) implements CustomerProblem {}

    /** Two numbers that lead to one customer. */
    record AlreadyOne(String a, String b, String customer) implements CustomerProblem {}

    /** A number of which nothing is left. */
    record ErasedCustomer(String id) implements CustomerProblem {}

    /** A number that was never merged into another. */
    record NotMerged(String id) implements CustomerProblem {}

    /** The last source record of a customer cannot leave it. */
    record OnlyRecord(String record, String customer) implements CustomerProblem {}

    /** Two records whose proven identity numbers differ. */
    record CannotBeOne(String a, String b) implements CustomerProblem {}

    /** Nothing was matched yet. */
    record NoModel() implements CustomerProblem {}

    /** A model that another version of kefu stored. */
    record ForeignModel(int version) implements CustomerProblem {}
}
