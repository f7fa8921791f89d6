package io.kefu.cli.calendar;

import picocli.CommandLine.Command;

/** {@code kefu calendar}. */
@Command(
        name = "calendar",
        description = "Business time: list, show, add, between, test.",
        subcommands = {
            CalendarListCommand.class,
            CalendarShowCommand.class,
            CalendarAddCommand.class,
            CalendarBetweenCommand.class,
            CalendarTestCommand.class
        })
public final class CalendarCommand {}
