package io.kefu.cli.customer;

import picocli.CommandLine.Command;

/** {@code kefu customer}. */
@Command(
        name = "customer",
        description = "Customers: list, show, timeline, match.",
        subcommands = {
            CustomerListCommand.class,
            CustomerShowCommand.class,
            CustomerTimelineCommand.class,
            CustomerMatchCommand.class
        })
public final class CustomerCommand {}
