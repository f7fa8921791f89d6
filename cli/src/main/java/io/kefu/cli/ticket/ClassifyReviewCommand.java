package io.kefu.cli.ticket;

import picocli.CommandLine.Command;

/** {@code kefu ticket classify-review}. */
@Command(
        name = "classify-review",
        description =
                "Tickets of which neither a rule nor the classifier is sure what they are about: list, accept, correct,"
                        + " write, read.",
        subcommands = {
            ReviewListCommand.class,
            ReviewAcceptCommand.class,
            ReviewCorrectCommand.class,
            ReviewWriteCommand.class,
            ReviewReadCommand.class
        })
final class ClassifyReviewCommand {}
