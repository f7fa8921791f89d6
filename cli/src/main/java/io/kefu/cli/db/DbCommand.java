package io.kefu.cli.db;

import picocli.CommandLine.Command;

/** {@code kefu db}. */
@Command(
        name = "db",
        description = "The database: check, dump, copy.",
        subcommands = {DbCheckCommand.class, DbDumpCommand.class, DbCopyCommand.class})
public final class DbCommand {}
