package io.kefu.cli.sheet;

import picocli.CommandLine.Command;

/** {@code kefu sheet}. */
@Command(
        name = "sheet",
        description = "Sheets: register, progress, read.",
        subcommands = {SheetRegisterCommand.class, SheetProgressCommand.class, SheetReadCommand.class})
public final class SheetCommand {}
