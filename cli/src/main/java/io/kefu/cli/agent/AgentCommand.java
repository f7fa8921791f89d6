package io.kefu.cli.agent;

import picocli.CommandLine.Command;

/** {@code kefu agent}. */
@Command(
        name = "agent",
        description = "Agents: list, show, shifts, leave, import.",
        subcommands = {
            AgentListCommand.class,
            AgentShowCommand.class,
            AgentShiftsCommand.class,
            AgentLeaveCommand.class,
            AgentImportCommand.class
        })
public final class AgentCommand {}
