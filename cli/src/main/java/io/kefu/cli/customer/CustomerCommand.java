package io.kefu.cli.customer;

import picocli.CommandLine.Command;

/** {@code kefu customer}. */
@Command(
        name = "customer",
        description = "Customers: list, show, timeline.",
        subcommands = {CustomerListCommand.class, CustomerShowCommand.class, CustomerTimelineCommand.class})
public final class CustomerCommand {}
