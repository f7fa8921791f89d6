package io.kefu.cli.sheet;

import picocli.CommandLine.Command;

/** {@code kefu sheet}. */
@Command(
        name = "sheet",
        description = "Sheets: register, progress.",
        subcommands = {SheetRegisterCommand.class, SheetProgressCommand.class})
public final class SheetCommand {}
