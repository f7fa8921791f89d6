package io.kefu.cli.agent;

import picocli.CommandLine.Command;

/** {@code kefu agent}. */
@Command(
        name = "agent",
        description = "Agents: list, import.",
        subcommands = {AgentListCommand.class, AgentImportCommand.class})
public final class AgentCommand {}
