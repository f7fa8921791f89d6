package io.kefu.cli.ticket;

import picocli.CommandLine.Command;

/** {@code kefu ticket incident}. */
@Command(
        name = "incident",
        description = "Many customers with one problem in a short time: list what looks so, join it in one ticket.",
        subcommands = {IncidentListCommand.class, IncidentOpenCommand.class})
final class IncidentCommand {}
