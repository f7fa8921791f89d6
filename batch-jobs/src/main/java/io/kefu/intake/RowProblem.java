package io.kefu.intake;

import io.kefu.problem.Problem;

/** Why a single row is quarantined. */
public sealed interface RowProblem extends Problem {

    record WrongColumnCount(int expected, int found) implements RowProblem {}

    record Undecodable(String column, String encoding) implements RowProblem {}

    record MissingValue(String column) implements RowProblem {}

    record NotATime(String column, String value, String formats) implements RowProblem {}

    record NotANumber(String column, String value) implements RowProblem {}

    record OutOfRange(String column, String value, int least, int most) implements RowProblem {}

    record UnknownValue(String column, String value, String legal) implements RowProblem {}

    record ErrorCell(String column, String error) implements RowProblem {}

    record BrokenJson(String reason) implements RowProblem {}

    record TooLong(String column, int length, int most) implements RowProblem {}
}
