package io.kefu.workspace;

import io.kefu.problem.Problem;

/** What can be wrong with the working directory. */
public sealed interface WorkspaceProblem extends Problem {

    record NoWorkspace(String directory) implements WorkspaceProblem {}

    record WorkspaceExists(String file) implements WorkspaceProblem {}

    record CannotWrite(String file, String reason) implements WorkspaceProblem {}

    /** An output that has the name of something else. */
    record WrongEnding(String file, String endings) implements WorkspaceProblem {}

    record NoDirectory(String file, String directory) implements WorkspaceProblem {}

    /** An output that is a file of the workspace itself. */
    record OwnFile(String file) implements WorkspaceProblem {}

    record CannotRead(String file, String reason) implements WorkspaceProblem {}

    record NoSuchResource(String name, String directory) implements WorkspaceProblem {}

    record EmptyPeriod(String from, String to) implements WorkspaceProblem {}

    record NotAnInstant(String found) implements WorkspaceProblem {}

    /** A workbook that somebody saved since kefu wrote it, or that never came from kefu. */
    record TouchedFile(String file) implements WorkspaceProblem {}

    /** A file that is there with other content than what would be written. */
    record OtherContent(String file) implements WorkspaceProblem {}
}
