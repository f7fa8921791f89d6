package io.kefu.intake;

import io.kefu.problem.Problem;

/** What can be wrong with a file as a whole. */
public sealed interface IntakeProblem extends Problem {

    record MissingColumn(String file, String column, String found) implements IntakeProblem {}

    record WrongEncoding(String file, String stated, String found) implements IntakeProblem {}

    record NoSuchFile(String file) implements IntakeProblem {}

    record NotAFile(String file) implements IntakeProblem {}

    record UnreadableFile(String file, String reason) implements IntakeProblem {}

    record FileChanged(String file) implements IntakeProblem {}

    record FileBreaksOff(String file, long line, String reason) implements IntakeProblem {}

    record NoSuchSheet(String file, String sheet, String found) implements IntakeProblem {}

    record EmptyFile(String file) implements IntakeProblem {}

    record NoMapping(String file, String source, String known) implements IntakeProblem {}

    record UnknownMapping(String name, String nearest) implements IntakeProblem {}

    record MissingRecords(String file, String path) implements IntakeProblem {}
}
