package io.kefu.cli.ticket;

import picocli.CommandLine.Command;

/** {@code kefu ticket}. */
@Command(
        name = "ticket",
        description = "Tickets: list, show, assign, progress, resolve, close, reopen.",
        subcommands = {
            TicketListCommand.class,
            TicketShowCommand.class,
            TicketAssignCommand.class,
            TicketProgressCommand.class,
            TicketResolveCommand.class,
            TicketCloseCommand.class,
            TicketReopenCommand.class
        })
public final class TicketCommand {}
