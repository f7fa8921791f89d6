package io.kefu.cli.option;

import picocli.CommandLine.Option;

/** Shows what would change and changes nothing. */
public final class DryRunOption {

    @Option(names = "--dry-run", description = "Show what would change, and change nothing.")
    private boolean dryRun;

    public boolean isSet() {
        return dryRun;
    }
}
