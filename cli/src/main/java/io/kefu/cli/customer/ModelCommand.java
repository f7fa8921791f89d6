package io.kefu.cli.customer;

import picocli.CommandLine.Command;

/** {@code kefu customer model}. */
@Command(
        name = "model",
        description = "What matching has learned: show, refit.",
        subcommands = {ModelShowCommand.class, ModelRefitCommand.class})
final class ModelCommand {}
