package io.kefu.sheet;

import io.kefu.problem.Problem;

/** What can be wrong with a template; {@code cell} is {@code sheet!A1}. */
public sealed interface SheetProblem extends Problem {

    record NotAWorkbook(String file, String reason) implements SheetProblem {}

    record UnknownPlaceholder(String file, String cell, String name, String nearest) implements SheetProblem {}

    record SecondMarkedRow(String file, String cell) implements SheetProblem {}

    record TooManyRows(String file, String sheet, String limit) implements SheetProblem {}
}
