package io.kefu.intake;

import io.kefu.problem.Problem;

/** What can be wrong with what is to be imported, before a file is opened or while it is judged. */
public sealed interface IntakeProblem extends Problem {

    record NoSuchFile(String file) implements IntakeProblem {}

    record EmptyDirectory(String directory) implements IntakeProblem {}

    record FileChanged(String file) implements IntakeProblem {}

    record NoMapping(String file, String source, String known) implements IntakeProblem {}

    record StillADraft(String file, String name) implements IntakeProblem {}

    record UnknownMapping(String name, String nearest) implements IntakeProblem {}

    /** Most rows are rejected: it is the mapping that is wrong, not the rows. */
    record MostlyRejected(String file, long rejected, long rows, String mapping) implements IntakeProblem {}

    /** A mapping that looks for the company's names, of which kefu.yaml has none. */
    record NoBrand(String file, String mapping) implements IntakeProblem {}

    /** A corrected file whose rows are not those of an export of the quarantine. */
    record NotAnExport(String file, String column) implements IntakeProblem {}

    record NotAnImapUrl(String url) implements IntakeProblem {}

    record ImapFailed(String server, String reason) implements IntakeProblem {}
}
