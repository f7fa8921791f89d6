package io.kefu.cli.ticket;

import picocli.CommandLine.Command;

/** {@code kefu ticket lifecycle}. */
@Command(
        name = "lifecycle",
        description = "The states of tickets and how they follow each other: check, show, map.",
        subcommands = {LifecycleCheckCommand.class, LifecycleShowCommand.class, LifecycleMapCommand.class})
final class LifecycleCommand {}
