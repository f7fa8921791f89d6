package io.kefu.cli.quarantine;

import picocli.CommandLine.Command;

/** {@code kefu quarantine}. */
@Command(
        name = "quarantine",
        description = "Rejected rows: list, export.",
        subcommands = {QuarantineListCommand.class, QuarantineExportCommand.class})
public final class QuarantineCommand {}
