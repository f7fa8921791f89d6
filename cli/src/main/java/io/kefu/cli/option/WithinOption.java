package io.kefu.cli.option;

import java.time.Duration;
import picocli.CommandLine.Option;

/** What counts as soon. */
public final class WithinOption {

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            defaultValue = "2h",
            description = "What counts as soon (default: 2h).")
    private Duration within = Duration.ofHours(2);

    public Duration time() {
        return within;
    }
}
