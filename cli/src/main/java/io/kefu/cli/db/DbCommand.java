package io.kefu.cli.db;

import picocli.CommandLine.Command;

/** {@code kefu db}. */
@Command(
        name = "db",
        description = "The database: check, dump.",
        subcommands = {DbCheckCommand.class, DbDumpCommand.class})
public final class DbCommand {}
