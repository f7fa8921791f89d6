package io.kefu.cli.job;

import picocli.CommandLine.Command;

/** {@code kefu job}. */
@Command(
        name = "job",
        description = "Runs: list, show, restart, abandon.",
        subcommands = {JobListCommand.class, JobShowCommand.class, JobRestartCommand.class, JobAbandonCommand.class})
public final class JobCommand {}
