package io.kefu.cli.calendar;

import picocli.CommandLine.Command;

/** {@code kefu calendar}. */
@Command(
        name = "calendar",
        description = "Business time: list, show, add, between, update, test.",
        subcommands = {
            CalendarListCommand.class,
            CalendarShowCommand.class,
            CalendarAddCommand.class,
            CalendarBetweenCommand.class,
            CalendarUpdateCommand.class,
            CalendarTestCommand.class
        })
public final class CalendarCommand {}
