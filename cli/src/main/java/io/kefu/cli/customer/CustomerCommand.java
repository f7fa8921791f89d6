package io.kefu.cli.customer;

import picocli.CommandLine.Command;

/** {@code kefu customer}. */
@Command(
        name = "customer",
        description = "Customers: list, show.",
        subcommands = {CustomerListCommand.class, CustomerShowCommand.class})
public final class CustomerCommand {}
