package io.kefu.cli.sla;

import picocli.CommandLine.Command;

/** {@code kefu sla}. */
@Command(
        name = "sla",
        description = "Service levels: what is promised, what is due, and why then.",
        subcommands = {
            SlaScanCommand.class,
            SlaUpcomingCommand.class,
            SlaStatusCommand.class,
            SlaBreachesCommand.class,
            SlaExplainCommand.class,
            SlaRecomputeCommand.class,
            PoliciesCommand.class
        })
public final class SlaCommand {}
