package io.kefu.store;

import io.kefu.problem.Problem;

/** What can be wrong with the database. */
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

    /** Another run works in the workspace. */
    record WorkspaceBusy(String file, String holder) implements StoreProblem {}

    /** An address that names no database. */
    record NoAddress(String address, String form) implements StoreProblem {}

    record PasswordInAddress(String address) implements StoreProblem {}

    /** Others than its owner may read the file with the password. */
    record PasswordOpen(String file) implements StoreProblem {}

    record OldServer(String address, int version, int oldest) implements StoreProblem {}

    /** Texts are sorted otherwise than by their code points, or are not UTF-8. */
    record OtherOrder(String address, String found) implements StoreProblem {}

    record NoServerDatabase(String address) implements StoreProblem {}

    /** A database of the server in which kefu has no tables. */
    record NotInitialised(String address) implements StoreProblem {}

    /** No connection, or one that was lost. */
    record ServerGone(String address, String reason) implements StoreProblem {}

    record NotAdmitted(String address, String reason) implements StoreProblem {}

    record NoRight(String address, String reason) implements StoreProblem {}

    record TooManyConnections(String address) implements StoreProblem {}

    record ServerFull(String address) implements StoreProblem {}

    record TooSlow(String address, String reason) implements StoreProblem {}

    /** Another process changed the same rows meanwhile. */
    record Conflict(String address) implements StoreProblem {}

    record ServerFails(String address, String reason) implements StoreProblem {}

    /** A server gives no private copy to rehearse on. */
    record NoRehearsal(String address) implements StoreProblem {}

    /** A database to copy into has rows already. */
    record NotEmpty(String address, String table, long rows) implements StoreProblem {}

    /** What was copied is not what was read. */
    record CopyDiffers(String source, String target) implements StoreProblem {}

    /** A file has no roles. */
    record NoRoles(String file) implements StoreProblem {}

    /** A role that may read more than a reader is to. */
    record RoleReadsMore(String role, String table) implements StoreProblem {}
}
