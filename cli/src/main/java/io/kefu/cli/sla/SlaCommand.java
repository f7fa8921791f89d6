package io.kefu.cli.sla;

import picocli.CommandLine.Command;

/** {@code kefu sla}. */
@Command(
        name = "sla",
        description = "Service levels: scan.",
        subcommands = {SlaScanCommand.class})
public final class SlaCommand {}
