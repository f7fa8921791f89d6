package io.kefu.notify;

import io.kefu.problem.Problem;

/** What can be wrong with notices. */
public sealed interface NotifyProblem extends Problem {

    /** Notices are asked for where no channel is configured. */
    record NoChannels(String file) implements NotifyProblem {}

    /** A channel that there is none of. */
    record NoSuchChannel(String name, String known) implements NotifyProblem {}

    /** A channel whose secret nobody gave. */
    record NoSecret(String channel, String variable) implements NotifyProblem {}

    /** A file with a secret that others can read. */
    record SecretInTheOpen(String file) implements NotifyProblem {}

    /** A notice that there is none of. */
    record NoSuchNotice(String id) implements NotifyProblem {}

    /** A template of messages that names a field which it does not get. */
    record UnknownMessageField(String file, String name, String known) implements NotifyProblem {}

    /** A template of messages that cannot be read. */
    record BrokenMessage(String file, String reason) implements NotifyProblem {}
}
