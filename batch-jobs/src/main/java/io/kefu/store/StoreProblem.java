package io.kefu.store;

import io.kefu.problem.Problem;

/** What can be wrong with the database file. */
public sealed interface StoreProblem extends Problem {

    record NoDatabase(String file) implements StoreProblem {}

    record NotADatabase(String file, String reason) implements StoreProblem {}

    /** No room on the disk that holds the directory. */
    record DiskFull(String directory) implements StoreProblem {}

    /** A file or directory that the database needs and this user may not read and write. */
    record NoAccess(String file, String culprit, String user) implements StoreProblem {}

    /** The disk failed to read or write. */
    record DiskFails(String file, String reason) implements StoreProblem {}

    /** Made before the first release, by a build whose schema nothing brings up to date. */
    record OlderDatabase(String file, int version) implements StoreProblem {}

    record NewerDatabase(String file, int version, int known) implements StoreProblem {}
}
