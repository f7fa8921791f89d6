package io.kefu.cli.customer.model;

import picocli.CommandLine.Command;

/** {@code kefu customer model}. */
@Command(
        name = "model",
        description = "What matching has learned: show, refit.",
        subcommands = {ModelShowCommand.class, ModelRefitCommand.class})
public final class ModelCommand {}
