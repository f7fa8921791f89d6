package io.kefu.cli.task;

import picocli.CommandLine.Command;

/** {@code kefu task}. */
@Command(
        name = "task",
        description = "Tasks: follow-ups with customers, and opinions that consultations ask for.",
        subcommands = {
            TaskListCommand.class,
            TaskFollowUpCommand.class,
            TaskConsultCommand.class,
            TaskDoneCommand.class,
            TaskDropCommand.class
        })
public final class TaskCommand {}
