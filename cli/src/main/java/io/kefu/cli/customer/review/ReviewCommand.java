package io.kefu.cli.customer.review;

import picocli.CommandLine.Command;

/** {@code kefu customer review}. */
@Command(
        name = "review",
        description = "Pairs that matching leaves to a person: list, show, accept, reject, ask, write, read.",
        subcommands = {
            ReviewListCommand.class,
            ReviewShowCommand.class,
            ReviewAcceptCommand.class,
            ReviewRejectCommand.class,
            ReviewAskCommand.class,
            ReviewWriteCommand.class,
            ReviewReadCommand.class
        })
public final class ReviewCommand {}
