package io.kefu.cli.db;

import picocli.CommandLine.Command;

/** {@code kefu db}. */
@Command(
        name = "db",
        description = "The database: check, dump, copy, grant.",
        subcommands = {DbCheckCommand.class, DbDumpCommand.class, DbCopyCommand.class, DbGrantCommand.class})
public final class DbCommand {}
