package io.kefu.cli.option;

import picocli.CommandLine.Option;

/** How a list is shown. */
public final class OutputOption {

    /** A table for people, JSON and CSV for programs. */
    public enum Format {
        TABLE,
        JSON,
        CSV,
        /** CSV with the mark by which Excel knows UTF-8. */
        EXCEL
    }

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "TABLE",
            description = "table, json, csv, or excel: csv that Excel opens without garbling it (default: table).")
    private Format format = Format.TABLE;

    public Format format() {
        return format;
    }
}
