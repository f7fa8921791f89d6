package io.kefu.cli.kpi;

import picocli.CommandLine.Command;

/** {@code kefu kpi}. */
@Command(
        name = "kpi",
        description = "Key figures: report.",
        subcommands = {KpiReportCommand.class})
public final class KpiCommand {}
