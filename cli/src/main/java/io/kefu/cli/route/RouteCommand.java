package io.kefu.cli.route;

import picocli.CommandLine.Command;

/** {@code kefu route}. */
@Command(name = "route", description = "Routing: simulate.", subcommands = RouteSimulateCommand.class)
public final class RouteCommand {}
